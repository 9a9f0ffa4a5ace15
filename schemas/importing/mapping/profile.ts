import type { Column } from '../../kernel/column.js';
import type { ListDeclaration } from '../../kernel/list.js';
import { z } from '../../zod.js';
import { transformSchema } from '../cells/transform.js';

/**
 * Which value counts where file and register differ: the file's (`take`), the register's (`keep`), the file's where the
 * register has none (`fill`), the person's answer row by row (`ask`). `never`: only for finding the row, never written.
 */
const policySchema = z.enum(['take', 'keep', 'fill', 'ask', 'never']);
export type ImportPolicy = z.infer<typeof policySchema>;

const columnMapping = z.object({
  /** The column of the list, by its name in code. */
  to: z.string(),
  /** A column of the file by its heading, or one text for all rows. */
  from: z.union([z.object({ heading: z.string() }), z.object({ constant: z.string() })]),
  read: transformSchema,
  policy: policySchema,
  /** What an empty cell does to a filled column: nothing (the source does not know), or empty it. */
  empty: z.enum(['ignore', 'clear']),
});
export type ColumnMapping = z.infer<typeof columnMapping>;

/**
 * What becomes of a second row of the file about the same row: it is put together with the first (`merge`), which a person is asked
 * about (`ask`, also where nothing is said), or it is refused unless both say the same (`refuse`). Where the two say different
 * things, a person chooses either way.
 */
const repeatsSchema = z.enum(['merge', 'ask', 'refuse']);
export type RepeatPolicy = z.infer<typeof repeatsSchema>;

const target = z.object({
  /** Title of the list. */
  list: z.string(),
  columns: z.array(columnMapping),
  /** Which columns find a row of the register: each entry is a set that must match together; the first filled one counts. */
  keys: z.array(z.array(z.string()).check(z.minLength(1))),
  /** Columns that together make two rows look like the same person although no key says so. Asked, never merged silently. */
  alike: z.array(z.string()),
  /** Columns that hold the reference of a row of an earlier target: the case's person. */
  links: z.record(z.string(), z.string()),
  /** What to do with a row that the register does not have. */
  whenNew: z.enum(['add', 'refuse']),
  repeats: z.optional(repeatsSchema),
});
export type ImportTarget = z.infer<typeof target>;

const profile = z.object({
  version: z.literal(1),
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(100)),
  /** Where such files come from, in the team's own words. */
  system: z.string().check(z.maxLength(100)),
  file: z.object({
    /** Name of the sheet of a workbook; the first one if left out. */
    sheet: z.optional(z.string()),
    /** Number of the row with the headings; found if left out. */
    headingRow: z.optional(z.int().check(z.minimum(1))),
  }),
  targets: z.array(target).check(z.minLength(1)),
});
/** How files of one kind become rows: kept as JSON, so that a team maps a source once. */
export type ImportProfile = z.infer<typeof profile>;

/** Reads a profile from its JSON. Undefined if it is none: of a later version, or changed by hand. */
export function readProfile(json: string): ImportProfile | undefined {
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  const read = z.safeParse(profile, data);
  return read.success ? read.data : undefined;
}

/** Writes a profile as JSON. */
export function writeProfile(value: ImportProfile): string {
  return JSON.stringify(value);
}

/** Whether an import may fill a column: members of a site and web addresses are of this site and stay its own. */
export function isImportable(column: Column): boolean {
  return column.kind !== 'person' && column.kind !== 'link';
}

function problemsOfTarget(one: ImportTarget, list: ListDeclaration, earlier: ReadonlySet<string>): string[] {
  const problems: string[] = [];
  const say = (text: string): number => problems.push(`${list.title}: ${text}`);
  const filled = new Set([...one.columns.map(({ to }) => to), ...Object.keys(one.links)]);
  const seen = new Set<string>();
  for (const { to } of one.columns) {
    const column = list.columns[to];
    if (!column) say(`there is no column ${to}. Map it to another one.`);
    else if (!isImportable(column)) say(`${column.label} belongs to this site and cannot be filled from a file.`);
    if (seen.has(to)) say(`${column?.label ?? to} is filled from two columns of the file. Take one of them out.`);
    seen.add(to);
  }
  for (const [to, from] of Object.entries(one.links)) {
    if (list.columns[to]?.kind !== 'reference') say(`${to} cannot point at a row of another list.`);
    if (!earlier.has(from)) say(`${from} must be mapped before ${list.title}, which points at it.`);
  }
  for (const name of [...one.keys.flat(), ...one.alike]) {
    if (!filled.has(name)) {
      say(`${list.columns[name]?.label ?? name} shall find rows, but no column of the file fills it.`);
    }
  }
  if (one.whenNew === 'refuse' && one.keys.length === 0) {
    say('no column finds a row of the register. Choose one, or let new rows be added.');
  }
  if (one.whenNew === 'add') {
    for (const [name, column] of Object.entries<Column>(list.columns)) {
      if (name !== 'ref' && column.required && column.kind !== 'yesNo' && !filled.has(name)) {
        say(
          `a new row needs ${column.label}, which no column of the file fills. Map a column, or enter one text for all.`,
        );
      }
    }
  }
  return problems;
}

/**
 * What is to be mended before a profile can be used, in sentences; empty if nothing.
 * @param lists the lists of the site, as its declarations have them
 */
export function checkProfile(value: ImportProfile, lists: readonly ListDeclaration[]): readonly string[] {
  const problems: string[] = [];
  const earlier = new Set<string>();
  for (const one of value.targets) {
    const list = lists.find(({ title }) => title === one.list);
    if (!list) problems.push(`There is no list “${one.list}” in this site. Choose another one.`);
    else if (earlier.has(one.list)) problems.push(`${one.list} is mapped twice. Put its columns together.`);
    else problems.push(...problemsOfTarget(one, list, earlier));
    earlier.add(one.list);
  }
  return problems;
}
