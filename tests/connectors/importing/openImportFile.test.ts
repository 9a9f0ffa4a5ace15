import { ImportFileError, openImportFile, toCsv, toXlsx, type ExportTable, type ImportFile } from '@phb/connectors';
import type { SourceCell } from '@phb/schemas';
import fc from 'fast-check';
import { strToU8, zipSync, type Zippable } from 'fflate';
import Papa from 'papaparse';
import readXlsx from 'read-excel-file/node';
import { Temporal } from 'temporal-polyfill';
import { csvReader, separatorOf } from '../../../connectors/importing/csvReader.js';

const text = (value: string): Blob => new Blob([value]);
const cellsOf = async (file: ImportFile, sheet?: string): Promise<(readonly SourceCell[])[]> =>
  (await file.read(sheet)).rows.map(({ cells }) => cells);
async function refusal(file: Blob, sheet?: string): Promise<string> {
  try {
    await (await openImportFile(file)).read(sheet);
  } catch (error) {
    if (error instanceof ImportFileError) return error.sentence;
    throw error;
  }
  throw new Error('it was not refused');
}

describe('CSV', () => {
  const sheet = 'Name;Cost\r\n"Demo-Zoë; Ann";£1\r\nDemo-O’Quill;"two\nlines ""so"""\r\n';
  const expected = [
    ['Name', 'Cost'],
    ['Demo-Zoë; Ann', '£1'],
    ['Demo-O’Quill', 'two\nlines "so"'],
  ];
  const utf16 = (order: 'le' | 'be', mark: boolean): Uint8Array => {
    const bytes = Buffer.from((mark ? '\uFEFF' : '') + sheet, 'utf16le');
    return new Uint8Array(order === 'le' ? bytes : bytes.swap16());
  };
  const windows: Readonly<Record<string, number>> = { ë: 0xeb, '’': 0x92, '£': 0xa3 };

  it.each<[string, Uint8Array]>([
    ['UTF-8', strToU8(sheet)],
    ['UTF-8 with its mark', strToU8(`\uFEFF${sheet}`)],
    ['Windows-1252', Uint8Array.from(sheet, (character) => windows[character] ?? character.charCodeAt(0))],
    ['UTF-16', utf16('le', true)],
    ['UTF-16 the other way round', utf16('be', true)],
    ['UTF-16 without its mark', utf16('le', false)],
    ['UTF-16 the other way round without its mark', utf16('be', false)],
  ])('is read in %s', async (_, bytes) => {
    const file = await openImportFile(new Blob([new Uint8Array(bytes)]));
    expect(await cellsOf(file)).toEqual(expected);
    expect(file.kind).toBe('CSV');
    expect(file.fingerprint).toMatch(/^[0-9A-F]{64}$/);
  });

  it.each([
    ['a,b\n1,2\n', ','],
    ['a;b\n"1,5";2\n', ';'],
    ['a\tb,c\n1\t2\n', '\t'],
    ['a|b\n1|2\n', '|'],
    ['Report, draft\n\na;b;c\n1;2;3\n4;5;6\n', ';'],
    ['sep=;\na,b;c\n', ';'],
    ['one\ntwo\n', ','],
  ])('%j is separated by %j', (csv, separator) => expect(separatorOf(csv)).toBe(separator));

  it('drops the line that says the separator, and keeps the numbers of the rows', async () => {
    const { rows } = await (await openImportFile(text('sep=;\r\na;b\r\n\r\n1;2'))).read();
    expect(rows).toEqual([
      { number: 2, cells: ['a', 'b'] },
      { number: 3, cells: [''] },
      { number: 4, cells: ['1', '2'] },
    ]);
  });

  it('is read as another reader reads it, wherever its text is cut', () => {
    const field = fc.oneof(fc.string(), fc.constantFrom('a,b', '"', 'x"y', 'line\nend', '', ' '));
    fc.assert(
      fc.property(
        fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { minLength: 1 }),
        fc.nat(),
        (rows, cut) => {
          const csv = Papa.unparse(rows, { quotes: true });
          const reader = csvReader(',');
          const at = cut % (csv.length + 1);
          const read = [...reader.push(csv.slice(0, at)), ...reader.push(csv.slice(at)), ...reader.end()];
          expect(read).toEqual(Papa.parse(csv, { delimiter: ',' }).data);
        },
      ),
    );
  });

  it('exported here can be read again, guards against formulas taken off', async () => {
    const table: ExportTable = {
      title: 'Cases',
      about: ['As at 30 April 2019'],
      columns: [
        { heading: 'Name', kind: 'text' },
        { heading: 'Amount', kind: 'money' },
      ],
      rows: [
        ['+44 1632 960000', -5],
        ["'quoted", 1],
      ],
    };
    expect((await cellsOf(await openImportFile(text(toCsv(table))))).slice(3)).toEqual([
      ['Name', 'Amount'],
      ['+44 1632 960000', '-0.05'],
      ["'quoted", '0.01'],
    ]);
  });

  it('of more columns than any register has is refused, also where its one row never ends', async () => {
    const wide = 'x,'.repeat(1_200);
    const sentence = 'The file has more than 1,000 columns.';
    expect(await refusal(text(`a,b\n${wide}\n`))).toContain(sentence);
    const unpacked = jest.spyOn(TextDecoder.prototype, 'decode');
    expect(await refusal(text(','.repeat(2_000_000)))).toContain(sentence);
    // It is refused in its first piece: the rest is not even read.
    expect(unpacked.mock.calls.length).toBeLessThan(6);
    unpacked.mockRestore();
  });

  it('says in which row a quotation mark is never closed', async () => {
    expect(await refusal(text('a,b\n1,2\n3,"4\n5,6\n'))).toContain(
      'A quotation mark that opens in row 3 is never closed',
    );
  });
});

/** A workbook written by hand, as Excel writes its parts. */
function workbook(parts: {
  sheets: readonly string[];
  styles?: string;
  shared?: string;
  workbook?: string;
  more?: Zippable;
}): Blob {
  const names = parts.sheets.map(
    (_, index) => `<sheet name="Sheet ${index + 1}" sheetId="${index + 1}" r:id="r${index + 1}"/>`,
  );
  const rel = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`;
  const files: Zippable = {
    '_rels/.rels': strToU8(`<Relationships>${rel('a', 'officeDocument', 'xl/workbook.xml')}</Relationships>`),
    'xl/workbook.xml': strToU8(
      `<x:workbook xmlns:x="m" xmlns:r="r">${parts.workbook ?? ''}<x:sheets>${names.join('').replaceAll('<sheet', '<x:sheet')}</x:sheets></x:workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships>${parts.sheets.map((_, index) => rel(`r${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`)).join('')}${rel('s', 'styles', '/xl/styles.xml')}${rel('t', 'sharedStrings', 'sharedStrings.xml')}</Relationships>`,
    ),
    'xl/styles.xml': strToU8(`<styleSheet>${parts.styles ?? ''}</styleSheet>`),
    'xl/sharedStrings.xml': strToU8(`<sst>${parts.shared ?? ''}</sst>`),
    ...Object.fromEntries(
      parts.sheets.map((sheet, index) => [
        `xl/worksheets/sheet${index + 1}.xml`,
        strToU8(`<worksheet>${sheet}</worksheet>`),
      ]),
    ),
    ...parts.more,
  };
  return new Blob([new Uint8Array(zipSync(files, { mtime: '2019-04-30' }))]);
}
const row = (number: number, ...cells: string[]): string => `<row r="${number}">${cells.join('')}</row>`;
const sheetOf = (...rows: string[]): string => `<sheetData>${rows.join('')}</sheetData>`;

describe('Excel workbooks', () => {
  const styles =
    '<numFmts><numFmt numFmtId="170" formatCode="dd/mm/yyyy"/><numFmt numFmtId="171" formatCode="000000"/><numFmt numFmtId="172" formatCode="[Red]#,##0.00&quot;day&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="172"/><xf numFmtId="20"/></cellXfs>';

  it('give texts, numbers, days, yes and no, codes as they are shown, and errors', async () => {
    const sheet = sheetOf(
      row(
        3,
        '<c r="A3" t="s"><v>0</v></c><c r="B3"><v>1234.5</v></c><c r="C3" s="1"><v>43558</v></c><c r="D3" s="2"><v>43558.5</v></c>',
        '<c r="F3" s="3"><v>123</v></c><c r="G3" t="b"><v>1</v></c><c r="H3" t="e"><v>#N/A</v></c><c r="I3" s="4"><v>12</v></c>',
        '<c t="inlineStr"><is><r><t>in</t></r><r><t>line</t></r></is></c><c t="str"><f>A3</f><v>made</v></c><c s="5"><v>0.5</v></c><c t="d"><v>2019-04-03T00:00:00</v></c>',
      ),
    );
    const file = await openImportFile(
      workbook({
        sheets: [sheet],
        styles,
        shared: '<si><r><t>Demo-</t></r><r><t>Hartley</t></r><rPh><t>sound</t></rPh></si>',
      }),
    );
    const { rows } = await file.read();
    const day = Temporal.PlainDate.from('2019-04-03');
    expect(rows.map(({ number }) => number)).toEqual([3]);
    expect(rows[0]?.cells.map(String)).toEqual(
      ['Demo-Hartley', 1234.5, day, day, null, '000123', true, '#N/A', 12, 'inline', 'made', 0.5, day].map(String),
    );
  });

  it('count days from 1904 where they say so', async () => {
    const file = await openImportFile(
      workbook({
        sheets: [sheetOf(row(1, '<c r="A1" s="1"><v>42096</v></c>'))],
        styles,
        workbook: '<x:workbookPr date1904="1"/>',
      }),
    );
    expect(String((await cellsOf(file))[0]?.[0])).toBe('2019-04-03');
  });

  it('with merged cells give each row the value, and say so', async () => {
    const sheet = `${sheetOf(
      row(1, '<c r="A1" t="str"><v>Title</v></c>'),
      row(2, '<c r="A2" t="str"><v>Demo-A</v></c><c r="B2"><v>1</v></c>'),
      row(3, '<c r="B3"><v>2</v></c>'),
    )}<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="A2:A3"/></mergeCells>`;
    const read = await (await openImportFile(workbook({ sheets: [sheet] }))).read();
    expect(read.rows.map(({ cells }) => cells)).toEqual([['Title'], ['Demo-A', 1], ['Demo-A', 2]]);
    expect(read.notices).toEqual(['Merged cells (A2:A3) were read as if each of their rows held the value.']);
  });

  it('with merged cells that the file lies about are filled as far as its rows go, and every cell is there', async () => {
    const sheet = `${sheetOf(
      row(1, '<c r="E1" t="str"><v>Demo-A</v></c>'),
      row(2, '<c r="A2"><v>1</v></c>'),
      row(3, '<c r="A3"><v>2</v></c>'),
    )}<mergeCells>${'<mergeCell ref="E1:E9999999"/>'.repeat(5_000)}</mergeCells>`;
    const read = await (await openImportFile(workbook({ sheets: [sheet] }))).read();
    expect(read.rows.map(({ cells }) => JSON.stringify(cells))).toEqual([
      '[null,null,null,null,"Demo-A"]',
      '[1,null,null,null,"Demo-A"]',
      '[2,null,null,null,"Demo-A"]',
    ]);
    expect(read.rows[1]?.cells).toStrictEqual([1, null, null, null, 'Demo-A']);
    expect(read.notices).toEqual(['Merged cells (E1:E9999999) were read as if each of their rows held the value.']);
  });

  it('with a format that is longer than Excel has any give the number', async () => {
    const endless = `<numFmts><numFmt numFmtId="170" formatCode="d${'['.repeat(300)}"/></numFmts><cellXfs><xf numFmtId="170"/></cellXfs>`;
    const sheet = sheetOf(row(1, '<c r="A1" s="0"><v>43558</v></c>'));
    expect(await cellsOf(await openImportFile(workbook({ sheets: [sheet], styles: endless })))).toEqual([[43_558]]);
  });

  it('are read as another reader reads them', async () => {
    const table: ExportTable = {
      title: 'Budgets',
      about: [],
      columns: (['text', 'date', 'money', 'number', 'percent'] as const).map((kind) => ({ heading: kind, kind })),
      rows: [
        ['Demo-Hartley, "Ann" <&>', Temporal.PlainDate.from('2019-04-01'), 123_456, 1_223, 166.3],
        ['=1+1', null, -5, 12.5, 0],
      ],
    };
    const blob = await toXlsx(table);
    const [other] = await readXlsx(Buffer.from(await blob.arrayBuffer()));
    const plain = (value: unknown): string => JSON.stringify(value ?? '').replace('T00:00:00.000Z', '');
    const mine = await cellsOf(await openImportFile(blob));
    const theirs = (other?.data ?? []).filter((cells) => cells.some((cell) => cell !== null));
    expect(mine.map((cells) => cells.map(plain).join('|'))).toEqual(
      theirs.map((cells) =>
        cells
          .map(plain)
          .join('|')
          .replace(/(\|"")+$/, ''),
      ),
    );
    expect(mine[2]?.[0]).toBe('Demo-Hartley, "Ann" <&>');
  });

  it('have sheets to choose from, hidden ones last; one that is not there is refused with the names', async () => {
    const sheets = [sheetOf(row(1, '<c><v>1</v></c>')), sheetOf(row(1, '<c><v>2</v></c>'))];
    const blob = workbook({ sheets });
    const file = await openImportFile(blob);
    expect(file.sheets.map(({ name }) => name)).toEqual(['Sheet 1', 'Sheet 2']);
    expect(await cellsOf(file, 'Sheet 2')).toEqual([[2]]);
    expect(await refusal(blob, 'Payments')).toBe('The workbook has no sheet “Payments”. It has “Sheet 1”, “Sheet 2”.');
    expect(await refusal(workbook({ sheets: [sheetOf()] }))).toBe(
      'The sheet “Sheet 1” holds no rows. Choose another one.',
    );
  });

  it('with macros are read without them, and say so', async () => {
    const more = { 'xl/vbaProject.bin': strToU8('macro') };
    const file = await openImportFile(workbook({ sheets: [sheetOf(row(1, '<c><v>1</v></c>'))], more }));
    expect(file.notices).toEqual(['The workbook holds macros. They were not run: only its cells are read.']);
  });
});

describe('what is refused, in a sentence', () => {
  const bytes = (...numbers: number[]): Blob => new Blob([Uint8Array.from(numbers)]);
  const sized = (size: number): Blob => Object.defineProperty(text('a,b'), 'size', { value: size });

  it.each<[string, Blob, string]>([
    ['nothing', text(''), 'The file is empty.'],
    ['200 MB', sized(200 * 1024 * 1024), 'The file has 200 MB, and at most 50 MB can be read.'],
    [
      'an old or locked workbook',
      bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1),
      'an older Excel file (.xls), or one with a password',
    ],
    ['a PDF', text('%PDF-1.7 '), 'This is a PDF.'],
    ['a picture', bytes(0x89, 0x50, 0x4e, 0x47), 'This is a picture.'],
    ['a web page', text('<html><table><tr><td>1</td></tr></table></html>'), 'only bears the name of a table'],
    [
      'bytes',
      bytes(...Array.from({ length: 400 }, (_, index) => (index * 7) % 256)),
      'neither CSV nor an Excel workbook',
    ],
    ['blank rows', text(',,\n,,\n'), 'The file holds no rows.'],
    [
      'half a workbook',
      new Blob([new Uint8Array(zipSync({ a: strToU8('x') })).slice(0, 40)]),
      'damaged or was cut off',
    ],
    [
      'another zip',
      new Blob([new Uint8Array(zipSync({ 'a.txt': strToU8('x') }))]),
      'a zip file without a workbook in it',
    ],
    [
      'a Word document',
      new Blob([new Uint8Array(zipSync({ 'word/document.xml': strToU8('x') }))]),
      'This is a Word document.',
    ],
    ['a binary workbook', new Blob([new Uint8Array(zipSync({ 'xl/workbook.bin': strToU8('x') }))]), '(.xlsb)'],
    ['broken XML', workbook({ sheets: ['<sheetData><row>'] }), 'The workbook is damaged.'],
    [
      'a document type, which could make text without end',
      workbook({
        sheets: [''],
        more: { 'xl/worksheets/sheet1.xml': strToU8('<!DOCTYPE a [<!ENTITY b "c">]><worksheet>&b;</worksheet>') },
      }),
      'The workbook is damaged.',
    ],
  ])('%s', async (_, file, sentence) => expect(await refusal(file)).toContain(sentence));

  it('a file that would unpack to far more than it should, before anything is unpacked', async () => {
    const unpack = jest.spyOn(globalThis, 'DecompressionStream');
    const nothing = new Uint8Array(80 * 1024 * 1024);
    const blob = new Blob([new Uint8Array(zipSync({ 'xl/worksheets/sheet1.xml': nothing }))]);
    expect(await refusal(blob)).toContain('unpacks to far more than a workbook');
    expect(unpack).not.toHaveBeenCalled();
    unpack.mockRestore();
  });

  it('also where the file lies about how much that is', async () => {
    const honest = workbook({ sheets: [sheetOf(row(1, `<c t="str"><v>${'x'.repeat(200_000)}</v></c>`))] });
    const lying = Buffer.from(await honest.arrayBuffer());
    // The directory's entry of the sheet: its unpacked size is 24 bytes behind its signature.
    for (let at = lying.indexOf('PK\u0001\u0002'); at >= 0; at = lying.indexOf('PK\u0001\u0002', at + 4)) {
      const name = lying.subarray(at + 46, at + 46 + lying.readUInt16LE(at + 28)).toString();
      if (name.startsWith('xl/worksheets/')) lying.writeUInt32LE(1000, at + 24);
    }
    expect(await refusal(new Blob([new Uint8Array(lying)]))).toContain('unpacks to far more than a workbook');
  });

  it('a workbook of which any byte is another, or it is read: never a fault of the program', async () => {
    const whole = workbook({ sheets: [sheetOf(row(1, '<c r="A1" t="str"><v>Demo-A</v></c>'))] });
    const good = new Uint8Array(await whole.arrayBuffer());
    for (let at = 0; at < good.length; at += 2) {
      const bytes = new Uint8Array(good);
      bytes[at] = 0xff;
      const read = openImportFile(new Blob([bytes])).then((file) => file.read());
      await read.catch((error: unknown) => expect([at, error]).toEqual([at, expect.any(ImportFileError)]));
    }
  });

  it('says nothing of the file’s words to the log', async () => {
    for (const file of [text('"Demo-Hartley'), workbook({ sheets: ['<Demo-Hartley'] })]) {
      const opened = await openImportFile(file);
      await expect(opened.read()).rejects.toMatchObject({ message: expect.not.stringContaining('Demo-Hartley') });
    }
  });
});
