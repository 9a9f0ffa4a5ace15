import { cellText, columnsOf, display } from '@phb/schemas';
import type { AnyRow, ImportProfile, ImportQuestion, ListDeclaration, SourceTable } from '@phb/schemas';

/** Questions about the same column of the same list, which one rule can answer. */
export interface QuestionGroup {
  readonly key: string;
  /** "Council share (Personal health budgets)", or "Who it is" */
  readonly label: string;
  readonly questions: readonly ImportQuestion[];
  /** Answers that can stand for all: none for who somebody is. */
  readonly rules: readonly { readonly answer: string; readonly label: string }[];
}

const rules: Readonly<Record<ImportQuestion['kind'], QuestionGroup['rules']>> = {
  who: [],
  together: [{ answer: 'together', label: 'Put them together' }],
  rows: [
    { answer: 'keep', label: 'The earlier row counts' },
    { answer: 'take', label: 'The later row counts' },
  ],
  register: [
    { answer: 'take', label: 'The file counts' },
    { answer: 'keep', label: 'The register counts' },
  ],
};

function labelOf({ kind, list: title, column }: ImportQuestion, lists: readonly ListDeclaration[]): string {
  if (kind === 'who') return 'Who it is';
  if (kind === 'together') return `Two rows about the same row of ${title}`;
  const list = lists.find((one) => one.title === title);
  const label = list?.columns[column ?? '']?.label ?? '';
  return kind === 'rows' ? `${label} in two rows of the file (${title})` : `${label} (${title})`;
}

/** The questions, those about one column together; who somebody is comes first. */
export function questionGroups(
  questions: readonly ImportQuestion[],
  lists: readonly ListDeclaration[],
): readonly QuestionGroup[] {
  const groups = new Map<string, { readonly first: ImportQuestion; readonly all: ImportQuestion[] }>();
  for (const question of questions) {
    const { kind, list, column } = question;
    const key = kind === 'who' ? kind : `${kind}/${list}/${column ?? ''}`;
    const group = groups.get(key);
    if (group) group.all.push(question);
    else groups.set(key, { first: question, all: [question] });
  }
  return [...groups]
    .map(([key, { first, all }]) => ({ key, label: labelOf(first, lists), questions: all, rules: rules[first.kind] }))
    .sort((a, b) => Math.min(1, a.rules.length) - Math.min(1, b.rules.length));
}

/** Columns that say who a row of the register is about, beyond its reference. */
const identifying: Readonly<Record<string, readonly string[]>> = {
  People: ['familyName', 'givenName', 'dateOfBirth', 'nhsNumber', 'councilId'],
};

/** A row of the register in a few words, to be told from its like. */
export function rowInWords(list: ListDeclaration, row: AnyRow): string {
  const names =
    identifying[list.title] ??
    columnsOf(list)
      .map(([name]) => name)
      .slice(1, 5);
  return names
    .map((name) => {
      const column = list.columns[name];
      const text = column === undefined ? '' : display(column, row[name]);
      return text === '' ? '' : `${column?.label ?? name}: ${text}`;
    })
    .filter((text) => text !== '')
    .join('; ');
}

/** What the file's row says of the same, in its own words. */
export function fileRowInWords(profile: ImportProfile, table: SourceTable, list: string, row: number): string {
  const cells = table.rows.find(({ number }) => number === row)?.cells ?? [];
  const target = profile.targets.find((one) => one.list === list);
  const wanted = new Set([...(target?.keys.flat() ?? []), ...(target?.alike ?? [])]);
  const headings = new Set(
    (target?.columns ?? []).flatMap(({ to, from }) => (wanted.has(to) && 'heading' in from ? [from.heading] : [])),
  );
  return [...headings].map((heading) => `${heading}: ${cellText(cells[table.headings.indexOf(heading)])}`).join('; ');
}
