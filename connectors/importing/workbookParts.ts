import { ImportFileError } from './importFileError.js';
import { readXml } from './xmlPieces.js';
import type { Zip } from './zip.js';

/** A sheet of a workbook. */
interface WorkbookSheet {
  readonly name: string;
  /** Hidden in Excel: offered last. */
  readonly hidden: boolean;
  /** Its part inside the file. */
  readonly path: string;
}

/** How a number is to be shown, as far as it changes what it means. */
type NumberMeaning =
  { readonly kind: 'number' } | { readonly kind: 'date' } | { readonly kind: 'code'; readonly digits: number };

export interface Workbook {
  readonly sheets: readonly WorkbookSheet[];
  /** Days count from 1904 instead of 1900. */
  readonly since1904: boolean;
  readonly texts: readonly string[];
  /** By the number of a cell's style. */
  readonly meanings: readonly NumberMeaning[];
}

function resolved(base: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const parts = base.split('/').slice(0, -1);
  for (const part of target.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

async function relations(zip: Zip, of: string): Promise<readonly { id: string; type: string; path: string }[]> {
  const cut = of.lastIndexOf('/') + 1;
  const part = await zip.open(`${of.slice(0, cut)}_rels/${of.slice(cut)}.rels`);
  const found: { id: string; type: string; path: string }[] = [];
  if (!part) return found;
  await readXml(part, {
    open(name, { Id = '', Type = '', Target = '' }) {
      if (name === 'Relationship')
        found.push({ id: Id, type: Type.slice(Type.lastIndexOf('/') + 1), path: resolved(of, Target) });
    },
  });
  return found;
}

/** Built-in formats of days; those of times alone and all others are numbers. */
const dayFormats = new Set([
  14,
  15,
  16,
  17,
  22,
  ...Array.from({ length: 10 }, (_, index) => 27 + index),
  50,
  51,
  52,
  53,
  54,
  55,
  56,
  57,
  58,
]);

/** Excel's longest format. A longer one would only keep the page busy. */
const longestFormat = 255;

function meaningOf(id: number, code: string | undefined): NumberMeaning {
  if (code === undefined) return { kind: dayFormats.has(id) ? 'date' : 'number' };
  if (code.length > longestFormat) return { kind: 'number' };
  const bare = code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, '');
  if (/^0{2,}$/.test(bare)) return { kind: 'code', digits: bare.length };
  return { kind: /[dy]/i.test(bare.replace(/general/gi, '')) ? 'date' : 'number' };
}

async function readMeanings(zip: Zip, path: string | undefined): Promise<readonly NumberMeaning[]> {
  const part = path === undefined ? undefined : await zip.open(path);
  if (!part) return [];
  const codes = new Map<number, string>();
  const formats: number[] = [];
  let inCells = false;
  await readXml(part, {
    open(name, attributes) {
      if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      if (name === 'cellXfs') inCells = true;
      if (name === 'xf' && inCells) formats.push(Number(attributes.numFmtId ?? 0));
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return formats.map((id) => meaningOf(id, codes.get(id)));
}

async function readTexts(
  zip: Zip,
  path: string | undefined,
  signal: AbortSignal | undefined,
): Promise<readonly string[]> {
  const part = path === undefined ? undefined : await zip.open(path);
  if (!part) return [];
  const texts: string[] = [];
  let text = '';
  let inText = false;
  let inSound = false;
  await readXml(
    part,
    {
      open(name) {
        if (name === 'si') text = '';
        else if (name === 't') inText = true;
        else if (name === 'rPh') inSound = true;
      },
      text(piece) {
        // How a word sounds, which Japanese workbooks keep beside it, is no part of it.
        if (inText && !inSound) text += piece;
      },
      close(name) {
        if (name === 'si') texts.push(text);
        else if (name === 't') inText = false;
        else if (name === 'rPh') inSound = false;
      },
    },
    signal,
  );
  return texts;
}

/** What a zip file is that holds no workbook, in a sentence. */
function noWorkbook(zip: Zip): ImportFileError {
  if (zip.names.includes('xl/workbook.bin')) {
    return new ImportFileError(
      'a binary workbook',
      'This is a binary workbook (.xlsb). Save it as an Excel workbook (.xlsx) and choose it again.',
    );
  }
  const what = zip.names.some((name) => name.startsWith('word/'))
    ? 'a Word document'
    : zip.names.includes('content.xml')
      ? 'a LibreOffice document'
      : 'a zip file without a workbook in it';
  return new ImportFileError(
    'a zip file without a workbook',
    `This is ${what}. Choose a CSV file or an Excel workbook (.xlsx).`,
  );
}

/** Reads what all sheets of a workbook share. @throws ImportFileError if there is no workbook in the file */
export async function readWorkbook(zip: Zip, signal?: AbortSignal): Promise<Workbook> {
  const roots = await relations(zip, '');
  const main = roots.find(({ type }) => type === 'officeDocument')?.path ?? 'xl/workbook.xml';
  const part = main.endsWith('.bin') ? undefined : await zip.open(main);
  if (!part || !main.startsWith('xl/')) throw noWorkbook(zip);
  const related = await relations(zip, main);
  const sheets: WorkbookSheet[] = [];
  let since1904 = false;
  await readXml(part, {
    open(name, attributes) {
      if (name === 'workbookPr') since1904 = attributes.date1904 === '1' || attributes.date1904 === 'true';
      if (name !== 'sheet') return;
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1];
      const target = related.find((each) => each.id === id);
      // Sheets that are charts hold no rows.
      if (target?.type !== 'worksheet') return;
      const hidden = attributes.state === 'hidden' || attributes.state === 'veryHidden';
      sheets.push({ name: attributes.name ?? '', hidden, path: target.path });
    },
  });
  const pathOf = (type: string): string | undefined => related.find((each) => each.type === type)?.path;
  return {
    sheets: [...sheets.filter(({ hidden }) => !hidden), ...sheets.filter(({ hidden }) => hidden)],
    since1904,
    texts: await readTexts(zip, pathOf('sharedStrings'), signal),
    meanings: await readMeanings(zip, pathOf('styles')),
  };
}
