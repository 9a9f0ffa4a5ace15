import type { Temporal } from 'temporal-polyfill';
import { columnsOf, type ListDeclaration, type SiteKind } from '../kernel/list.js';
import { z } from '../zod.js';

/** The version of the form of these files. A file of a later one is refused; earlier ones stay readable. */
export const exportVersion = 1;

const sha256 = z.string().check(z.regex(/^[0-9A-F]{64}$/));
const count = z.int().check(z.minimum(0));

const exportedFile = z.object({
  path: z.string(),
  bytes: count,
  /** SHA-256 of its bytes, in capitals. */
  sha256,
});

const exportedList = z.object({
  title: z.string(),
  path: z.string(),
  /** Name and kind of each column, in the order declared: what the rows were when they were written. */
  columns: z.array(z.tuple([z.string(), z.string()])),
  rows: count,
  /** Rows that did not read as declared: kept as SharePoint holds them, in a file of their own, and not imported again. */
  unreadable: count,
  attachments: z.array(z.object({ ref: z.string(), name: z.string(), file: z.string() })),
});

const manifest = z.object({
  format: z.literal('personal-health-budgets'),
  version: z.int(),
  site: z.enum(['register', 'partnership']),
  startedAt: z.string(),
  finishedAt: z.string(),
  lists: z.array(exportedList),
  /** Lists that the person who made it may not open: what is in them is not in here. */
  leftOut: z.array(z.string()),
  files: z.array(exportedFile),
});

/** One file of an export, with what shows that it came through whole. */
export type ExportedFile = z.infer<typeof exportedFile>;
/** One list of an export. */
export type ExportedList = z.infer<typeof exportedList>;
/** What an export of a whole site says of itself. */
export type ExportManifest = z.infer<typeof manifest>;

/** Thrown when a file is no export of this product, is damaged, or was made by a later version. Nothing was written by it. */
export class ManifestError extends Error {
  override readonly name = 'ManifestError';

  constructor(
    message: string,
    /** For the person. */
    readonly sentence: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** What of a declaration must be the same for its rows to be read again. */
export function columnKinds(list: ListDeclaration): [string, string][] {
  return columnsOf(list).map(([name, { kind }]) => [name, kind]);
}

/** Writes the manifest of an export. */
export function writeManifest(facts: {
  readonly site: SiteKind;
  readonly startedAt: Temporal.Instant;
  readonly finishedAt: Temporal.Instant;
  readonly lists: readonly ExportedList[];
  readonly leftOut: readonly string[];
  readonly files: readonly ExportedFile[];
}): string {
  const { startedAt, finishedAt } = facts;
  const written: unknown = {
    format: 'personal-health-budgets',
    version: exportVersion,
    ...facts,
    startedAt: startedAt.toString({ smallestUnit: 'second' }),
    finishedAt: finishedAt.toString({ smallestUnit: 'second' }),
  };
  return `${JSON.stringify(written, null, 2)}\n`;
}

/** Reads the manifest of an export. @throws ManifestError */
export function readManifest(json: string): ExportManifest {
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch (cause) {
    throw new ManifestError('the manifest is not JSON', 'The file is damaged. Choose another copy of it.', { cause });
  }
  const version = z.safeParse(z.object({ version: z.int() }), data);
  if (version.success && version.data.version > exportVersion) {
    throw new ManifestError(
      `an export of version ${version.data.version}`,
      'The file was made by a later version of this product. Update this one first.',
    );
  }
  const read = z.safeParse(manifest, data);
  if (read.success) return read.data;
  throw new ManifestError('the manifest has another form', 'This is no export of a register.', { cause: read.error });
}

/**
 * What of an export the declared lists cannot hold, in sentences: a list that is not declared here, a column that is gone or of
 * another kind. Columns that came later stay empty and are no problem.
 */
export function misfits(exported: ExportManifest, lists: readonly ListDeclaration[]): readonly string[] {
  return exported.lists.flatMap((each) => {
    const list = lists.find(({ title }) => title === each.title);
    if (!list) return each.rows === 0 ? [] : [`There is no list “${each.title}” here.`];
    const kinds = new Map(columnKinds(list));
    return each.columns
      .filter(([name, kind]) => kinds.get(name) !== kind)
      .map(([name]) => `“${each.title}” has no column ${name} of the same kind here.`);
  });
}
