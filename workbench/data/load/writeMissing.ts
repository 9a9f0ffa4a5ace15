import type { ListConnector, Operation } from '@phb/connectors';
import { counted, type ListDeclaration, type NewRow, type Query, showNumber } from '@phb/schemas';

/** Thrown when the demonstration set could not be written whole. What was written stays, and the next run adds the rest. */
export class DemonstrationError extends Error {
  override readonly name = 'DemonstrationError';
}

/** SharePoint gives at most this many rows at a time. */
const largestPage = 5000;
/** A line of progress after so many rows. */
const progressStep = 1000;

/**
 * Adds the rows whose references the list does not hold yet, so that a second run adds nothing and an interrupted one is
 * continued. Rows that are there stay as people have left them.
 * @returns how many were added
 * @throws DemonstrationError if a row was refused
 */
export async function writeMissing<L extends ListDeclaration>(
  connector: ListConnector<L>,
  rows: readonly NewRow<L>[],
  say: (line: string) => void,
): Promise<number> {
  const { title } = connector.list;
  const missing = missingFrom(await referencesIn(connector), rows);
  if (missing.length === 0) {
    say(`${title}: all ${counted(rows.length, 'row')} there already`);
    return 0;
  }
  let said = 0;
  const outcomes = await connector.write(
    missing.map((row): Operation<L> => ({ add: row })),
    {
      onProgress(done, total) {
        if (done - said < progressStep || done >= total) return;
        said = done;
        say(`${title}: ${showNumber(done)} of ${showNumber(total)} rows`);
      },
    },
  );
  const failed = outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.error]));
  const [first] = failed;
  if (first) {
    throw new DemonstrationError(
      `${title}: ${showNumber(failed.length)} of ${counted(missing.length, 'row')} could not be added. The first: ${first.sentence}`,
      { cause: first },
    );
  }
  say(`${title}: ${counted(missing.length, 'row')} added`);
  return missing.length;
}

/** The rows whose references are not present; those without one are new. */
export function missingFrom<Row extends object>(present: ReadonlySet<string>, rows: readonly Row[]): readonly Row[] {
  return rows.filter((row) => {
    const ref: unknown = Reflect.get(row, 'ref');
    return typeof ref !== 'string' || !present.has(ref);
  });
}

/** The references of all rows of a list, those included that no longer read as declared. */
export async function referencesIn<L extends ListDeclaration>(
  connector: ListConnector<L>,
): Promise<ReadonlySet<string>> {
  const query: Query<L['columns']> = { pageSize: largestPage };
  const present = new Set<string>();
  for await (const page of connector.pages(query)) {
    for (const row of page.rows) present.add(String(row.ref));
    for (const row of page.unreadable) present.add(row.title);
  }
  return present;
}
