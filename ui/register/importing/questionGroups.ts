import { cellText, columnsOf, display } from '@phb/schemas';
import type { AnyRow, ImportProfile, ImportQuestion, ListDeclaration, SourceTable } from '@phb/schemas';

/** Questions about the same column of the same list, which one rule can answer. */
export interface QuestionGroup {
  readonly key: string;
  /** "Council share", or "Is it the same person?" */
  readonly label: string;
  readonly questions: readonly ImportQuestion[];
  /** One answer can stand for all: not for who somebody is. */
  readonly byRule: boolean;
}

/** The questions, those about one column together; who somebody is comes first. */
export function questionGroups(
  questions: readonly ImportQuestion[],
  lists: readonly ListDeclaration[],
): readonly QuestionGroup[] {
  const groups = new Map<string, ImportQuestion[]>();
  for (const question of questions) {
    const key = question.column === undefined ? '' : `${question.list}/${question.column}`;
    const group = groups.get(key);
    if (group) group.push(question);
    else groups.set(key, [question]);
  }
  return [...groups]
    .map(([key, some]): QuestionGroup => {
      const [first] = some;
      const list = lists.find(({ title }) => title === first?.list);
      const column = first?.column === undefined ? undefined : list?.columns[first.column]?.label;
      return {
        key,
        label: column === undefined ? 'Who it is' : `${column} (${list?.title ?? ''})`,
        questions: some,
        byRule: column !== undefined,
      };
    })
    .sort((a, b) => Number(a.byRule) - Number(b.byRule));
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
