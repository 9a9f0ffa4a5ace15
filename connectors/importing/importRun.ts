import {
  importRuns,
  newReference,
  readPlan,
  undoTables,
  writePlan,
  type ImportOperation,
  type ImportPlan,
  type ImportRun,
  type ListDeclaration,
  type ReferenceOf,
  type SiteUserId,
  type Stored,
  type UndoTable,
} from '@phb/schemas';
import type { Temporal } from 'temporal-polyfill';
import { ConnectorError } from '../errors/connectorError.js';
import { NotFoundError } from '../errors/kinds.js';
import { listConnector } from '../list/listConnector.js';
import type { SiteConnection } from '../session/site.js';
import { carryOut } from './carryOut.js';
import type { ImportReport } from './importReport.js';
import { loadPlan, savePlan } from './planStore.js';
import type { SliceOptions } from './slices.js';

/** Key of an import run. */
export type ImportRunRef = ReferenceOf<typeof importRuns>;

/** What is kept of an import besides its plan. Nothing of it names a person of the register, nor the file. */
export interface ImportRunFacts {
  /** Name of the profile. */
  readonly profile: string;
  readonly fingerprint: string;
  readonly importedBy: SiteUserId | null;
  readonly startedAt: Temporal.Instant;
}

export interface RunOptions extends SliceOptions {
  /** The clock of the host, asked when the run ends. */
  now(): Temporal.Instant;
}

function notThere(what: string): ConnectorError {
  return new NotFoundError({ message: what, sentence: 'This import is not in the list of import runs any more.' });
}

async function runOf(site: SiteConnection, ref: ImportRunRef): Promise<Stored<ImportRun>> {
  const run = await listConnector(site, importRuns).get(ref);
  if (run === undefined) throw notThere('no such import run');
  return run;
}

async function change(
  site: SiteConnection,
  ref: ImportRunRef,
  changes: Partial<Omit<ImportRun, 'ref'>>,
): Promise<void> {
  await listConnector(site, importRuns).update(await runOf(site, ref), changes);
}

/**
 * Begins an import: enters the run, then keeps the plan with it. Nothing of the plan is written yet: {@link continueImport} does
 * that, at once or after any interruption, on this machine or another.
 */
export async function startImport(
  site: SiteConnection,
  lists: readonly ListDeclaration[],
  plan: ImportPlan,
  facts: ImportRunFacts,
): Promise<ImportRunRef> {
  const { counts, operations } = plan;
  const ref = newReference('IR');
  const titles = [...new Set(operations.map(({ list }) => list))];
  const runs = listConnector(site, importRuns);
  const stored = await runs.add({
    ref,
    ...facts,
    target: titles.join('; ').slice(0, 100) || 'None',
    status: 'Running',
    fileRows: counts.read,
    added: counts.added,
    changed: counts.changed,
    unchanged: counts.unchanged,
    refused: counts.refused,
  });
  const url = await savePlan(site, stored.id, writePlan(lists, operations));
  await change(site, ref, { undoFile: { url, description: 'Plan and undo file' } });
  return ref;
}

async function operationsOf(
  site: SiteConnection,
  lists: readonly ListDeclaration[],
  run: Stored<ImportRun>,
): Promise<readonly ImportOperation[]> {
  const json = await loadPlan(site, run.id);
  if (json === undefined) throw notThere('an import run without its plan');
  return readPlan(lists, json);
}

async function carryOutRun(
  site: SiteConnection,
  lists: readonly ListDeclaration[],
  run: Stored<ImportRun>,
  options: RunOptions & { readonly isFirst?: boolean },
): Promise<ImportReport> {
  const undoing = run.status === 'Undoing';
  const operations = await operationsOf(site, lists, run);
  const report = await carryOut(site, lists, operations, { ...options, direction: undoing ? 'undo' : 'apply' });
  const failed = report.outcomes.filter(({ kind }) => kind !== 'written' && kind !== 'done').length;
  if (report.complete) {
    const at = options.now();
    await change(
      site,
      run.ref,
      undoing ? { status: 'Undone', undoneAt: at, failed } : { status: 'Finished', finishedAt: at, failed },
    );
  } else if (options.signal?.aborted && !undoing) {
    await change(site, run.ref, { status: 'Stopped' });
  }
  return report;
}

/**
 * Carries out what is left of a run: all of it the first time, after an interruption the rest. An undo that was interrupted is
 * continued as an undo.
 * @param lists all lists of the site, here and in the functions below
 * @throws ConnectorError if the run was undone
 * @param options.isFirst directly after {@link startImport}: saves looking for rows that cannot be there
 */
export async function continueImport(
  site: SiteConnection,
  lists: readonly ListDeclaration[],
  ref: ImportRunRef,
  options: RunOptions & { readonly isFirst?: boolean },
): Promise<ImportReport> {
  const run = await runOf(site, ref);
  if (run.status === 'Undone') {
    throw new ConnectorError({
      message: 'an import that was undone cannot be continued',
      sentence: 'This import was undone. Choose the file again to import it anew.',
    });
  }
  if (run.status === 'Stopped') await change(site, ref, { status: 'Running' });
  return carryOutRun(site, lists, run, options);
}

/**
 * Takes an import back, finished or not: rows that it added go to the recycle bin, columns that it changed are what they were
 * before. What somebody changed after the import is left, and said.
 */
export async function undoImport(
  site: SiteConnection,
  lists: readonly ListDeclaration[],
  ref: ImportRunRef,
  options: RunOptions,
): Promise<ImportReport> {
  if ((await runOf(site, ref)).status !== 'Undoing') await change(site, ref, { status: 'Undoing' });
  return carryOutRun(site, lists, await runOf(site, ref), options);
}

/**
 * What a run changed, as it was before, as tables to take away: the undo file. Rows that it added are not in them.
 * @throws ConnectorError if the run or its plan is gone
 */
export async function importUndoTables(
  site: SiteConnection,
  lists: readonly ListDeclaration[],
  ref: ImportRunRef,
): Promise<readonly UndoTable[]> {
  return undoTables(lists, await operationsOf(site, lists, await runOf(site, ref)));
}

/** Runs that were interrupted and can be continued or undone, the newest first. */
export async function unfinishedImports(site: SiteConnection): Promise<readonly Stored<ImportRun>[]> {
  const { rows } = await listConnector(site, importRuns).all({
    where: { column: 'status', is: 'in', value: ['Running', 'Stopped', 'Undoing'] },
  });
  return rows.filter(({ undoFile }) => undoFile !== null).sort((a, b) => b.id - a.id);
}

/** Earlier runs of the very same file that still stand, so that a person does not bring it in twice unawares. */
export async function earlierImports(site: SiteConnection, fingerprint: string): Promise<readonly Stored<ImportRun>[]> {
  const { rows } = await listConnector(site, importRuns).all({
    where: { column: 'fingerprint', is: 'eq', value: fingerprint },
  });
  return rows.filter(({ status }) => status !== 'Undone');
}
