import { toCsv, toXlsx, type ExportTable } from '@phb/connectors';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import Papa from 'papaparse';
import readXlsx from 'read-excel-file/node';
import { Temporal } from 'temporal-polyfill';

const table: ExportTable = {
  title: 'People with a PHB: by form / category [draft]',
  about: ['As at 30 April 2019', '=about()'],
  columns: [
    { heading: 'Name', kind: 'text' },
    { heading: 'Starts on', kind: 'date' },
    { heading: 'Amount', kind: 'money' },
    { heading: 'People', kind: 'number' },
    { heading: 'Of target', kind: 'percent' },
  ],
  rows: [
    ['Demo-Hartley, "Ann"', Temporal.PlainDate.from('2019-04-01'), 123_456, 1_223, 166.3],
    ['=1+1', null, -5, -2, null],
    ['+44 1202 000000', Temporal.PlainDate.from('2024-02-29'), 0, 12.5, 0],
    ['two\nlines', null, null, null, null],
  ],
};

const parsed = (csv: string): string[][] =>
  Papa.parse<string[]>(csv.replace(/^\uFEFF/, ''), { skipEmptyLines: false }).data;

describe('CSV', () => {
  it('holds the title, the lines about it, the headings and the rows', () => {
    const csv = toCsv(table);
    expect(csv.startsWith('\uFEFF')).toBe(true);
    expect(parsed(csv)).toEqual([
      ['People with a PHB: by form / category [draft]'],
      ['As at 30 April 2019'],
      ["'=about()"],
      [''],
      ['Name', 'Starts on', 'Amount', 'People', 'Of target'],
      ['Demo-Hartley, "Ann"', '2019-04-01', '1234.56', '1223', '166.3'],
      ["'=1+1", '', '-0.05', '-2', ''],
      ["'+44 1202 000000", '2024-02-29', '0.00', '12.5', '0'],
      ['two\nlines', '', '', '', ''],
      [''],
    ]);
  });

  it('keeps every text, and lets none begin a formula', () => {
    const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('=cmd', '  @x', '\t=1', '＝1', '-1', '\r+1'));
    fc.assert(
      fc.property(texts, texts, (left, right) => {
        const columns = [
          { heading: 'a', kind: 'text' as const },
          { heading: 'b', kind: 'text' as const },
        ];
        const rows = parsed(toCsv({ title: 't', about: [], columns, rows: [[left, right]] }));
        const cells = rows[3] ?? [];
        expect(cells.map((cell) => cell.replace(/^'/, ''))).toEqual(
          [left, right].map((text) => text.replace(/^'/, '')),
        );
        for (const cell of cells) expect(cell).not.toMatch(/^(\s*[=+\-@＝＋－＠]|[\t\r\n])/);
      }),
    );
  });

  it('refuses a number that is none', () => {
    const columns = [{ heading: 'n', kind: 'number' as const }];
    expect(() => toCsv({ title: 't', about: [], columns, rows: [[Number.NaN]] })).toThrow(TypeError);
  });
});

describe('Excel', () => {
  async function workbook(of: ExportTable): Promise<Buffer> {
    const blob = await toXlsx(of);
    return Buffer.from(await blob.arrayBuffer());
  }

  it('holds real dates, numbers, amounts and percentages, and text as text', async () => {
    const [sheet] = await readXlsx(await workbook(table));
    expect(sheet?.sheet).toBe('People with a PHB  by form   ca');
    const rows = sheet?.data ?? [];
    expect(rows[0]?.[0]).toBe(table.title);
    expect(rows[4]).toEqual(['Name', 'Starts on', 'Amount', 'People', 'Of target']);
    expect(rows[5]).toEqual(['Demo-Hartley, "Ann"', new Date('2019-04-01T00:00:00Z'), 1234.56, 1223, 1.663]);
    expect(rows[6]).toEqual(['=1+1', null, -0.05, -2, null]);
    expect(rows[7]?.[1]).toEqual(new Date('2024-02-29T00:00:00Z'));
    expect(rows[8]?.[0]).toBe('two\nlines');
  });

  it('holds no formula', async () => {
    const files = unzipSync(await workbook(table));
    const sheet = strFromU8(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    expect(sheet).toContain('<row');
    expect(sheet).not.toContain('<f>');
  });

  it('takes out characters that a workbook cannot hold', async () => {
    const columns = [{ heading: 'a', kind: 'text' as const }];
    const [sheet] = await readXlsx(
      await workbook({ title: ':', about: [], columns, rows: [['a\u0000\u0008b\uD800c']] }),
    );
    expect(sheet?.data.at(-1)).toEqual(['abc']);
    expect(sheet?.sheet).toBe('Table');
  });
});
