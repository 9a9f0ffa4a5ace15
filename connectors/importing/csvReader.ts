/** Reads CSV piece by piece (RFC 4180): fields in quotes may hold the separator, quotes doubled, and line ends. */
export interface CsvReader {
  /** Takes more text and answers the rows that are complete. */
  push(text: string): readonly (readonly string[])[];
  /** The last row, if the text does not end with a line end. */
  end(): readonly (readonly string[])[];
  /** The row in which a quotation mark was opened that is still open, counted from 1. */
  readonly openQuote: number | undefined;
  /** How many fields the row has that is not complete yet. */
  readonly unfinished: number;
}

type State = 'start' | 'plain' | 'quoted' | 'quote in quoted';

export function csvReader(separator: string): CsvReader {
  let state: State = 'start';
  let field = '';
  let row: string[] = [];
  let afterReturn = false;
  let complete: string[][] = [];
  let rows = 0;
  let openedIn: number | undefined;

  const endField = (): void => {
    row.push(field);
    field = '';
    state = 'start';
    openedIn = undefined;
  };
  const endRow = (): void => {
    endField();
    complete.push(row);
    row = [];
    rows += 1;
  };
  const take = (character: string): void => {
    if (state === 'quoted') {
      if (character === '"') state = 'quote in quoted';
      else field += character;
      return;
    }
    if (character === '"' && state === 'quote in quoted') {
      field += '"';
      state = 'quoted';
      return;
    }
    if (character === '\n' && afterReturn) {
      afterReturn = false;
      return;
    }
    afterReturn = character === '\r';
    if (character === '"' && state === 'start') {
      state = 'quoted';
      openedIn = rows + 1;
    } else if (character === separator) endField();
    else if (character === '\n' || character === '\r') endRow();
    else {
      // What follows a closing quote belongs to the field: no text is lost, however it was written.
      state = 'plain';
      field += character;
    }
  };
  const taken = (): readonly (readonly string[])[] => {
    const result = complete;
    complete = [];
    return result;
  };

  return {
    get openQuote() {
      return state === 'quoted' ? openedIn : undefined;
    },
    get unfinished() {
      return row.length;
    },
    push(text) {
      for (const character of text) take(character);
      return taken();
    },
    end() {
      if (row.length > 0 || field !== '' || state !== 'start') endRow();
      return taken();
    },
  };
}

/** Separators that programs write. */
const separators = [',', ';', '\t', '|'] as const;

/** Text looked at to tell the separator. */
const sampleLength = 20_000;
const rowsLookedAt = 50;

/**
 * Tells the separator of a CSV text: the one that gives most rows the same number of fields, above one. `sep=;` in the first
 * line, which Excel writes, decides.
 */
export function separatorOf(text: string): string {
  const said = /^\uFEFF?sep=(.)\r?\n/i.exec(text)?.[1];
  if (said !== undefined) return said;
  let best: { readonly separator: string; readonly score: number } = { separator: ',', score: 0 };
  for (const separator of separators) {
    const rows = csvReader(separator).push(text.slice(0, sampleLength)).slice(0, rowsLookedAt);
    const widths = new Map<number, number>();
    for (const { length } of rows) if (length > 1) widths.set(length, (widths.get(length) ?? 0) + 1);
    for (const [width, count] of widths) {
      const score = (count / Math.max(1, rows.length)) * 100 + Math.min(width, 50) / 10;
      if (score > best.score) best = { separator, score };
    }
  }
  return best.separator;
}
