import {
  nextStep,
  type ImportDirection,
  type ImportOperation,
  type ImportStep,
  type ListDeclaration,
} from '@phb/schemas';
import { ConnectorError } from '../errors/connectorError.js';
import { StoppedError } from '../errors/kinds.js';
import { listConnector } from '../list/listConnector.js';
import type { Operation } from '../list/types.js';
import type { SiteConnection } from '../session/site.js';
import type { ImportOutcome, ImportReport } from './importReport.js';
import { pointedAt } from './pointedAt.js';
import { presentRows, type PresentRow } from './presentRows.js';
import type { SliceOptions } from './slices.js';

/** Writes judged and sent together: five batches. */
const operationsInSlice = 500;
const stoppedByPerson = 'You stopped it.';

export interface CarryOutOptions extends SliceOptions {
  readonly direction: ImportDirection;
  /** Nothing of the plan was ever sent, so rows to be added need not be looked for first. */
  readonly isFirst?: boolean;
}

/** The operations list by list: what others point at first, and when undone, last. */
function byList(operations: readonly ImportOperation[], direction: ImportDirection): readonly ImportOperation[][] {
  const lists = new Map<string, ImportOperation[]>();
  for (const operation of operations) {
    const of = lists.get(operation.list);
    if (of) of.push(operation);
    else lists.set(operation.list, [operation]);
  }
  return direction === 'apply' ? [...lists.values()] : [...lists.values()].reverse();
}

function operationOf(step: ImportStep, row: PresentRow | undefined): Operation<ListDeclaration> | undefined {
  if (step.kind === 'add') return { add: step.values };
  if (row === undefined) return undefined;
  if (step.kind === 'update') return { update: row, changes: step.changes };
  return step.kind === 'recycle' ? { recycle: row } : undefined;
}

class Carrier {
  readonly outcomes = new Map<ImportOperation, ImportOutcome>();
  /** Rows that others must not be written or taken away without. */
  readonly #blocked = new Set<string>();
  /** Where an import is taken back: what points at the rows that it added, by their reference. */
  #pointing: ReadonlyMap<string, ReadonlySet<string>> = new Map();
  interruption: string | undefined;

  constructor(
    readonly site: SiteConnection,
    readonly options: CarryOutOptions,
  ) {}

  /** Looks for what people have entered since about the rows that are to be taken away. */
  async lookForPointing(
    lists: readonly ListDeclaration[],
    list: ListDeclaration,
    group: readonly ImportOperation[],
    own: ReadonlySet<string>,
  ): Promise<void> {
    const refs = group.filter(({ kind }) => kind === 'add').map(({ ref }) => ref);
    this.#pointing = await pointedAt(this.site, lists, list, refs, own, this.options.signal);
  }

  #settle(operation: ImportOperation, kind: ImportOutcome['kind'], sentence?: string): void {
    this.outcomes.set(operation, { operation, kind, sentence });
    if (kind === 'written' || kind === 'done') return;
    // Forwards, a row that is missing keeps those that point at it from being added; backwards, one that stays keeps what it
    // points at.
    if (this.options.direction === 'undo') for (const ref of operation.needs) this.#blocked.add(ref);
    else if (operation.kind === 'add' && kind !== 'left') this.#blocked.add(operation.ref);
  }

  #isBlocked(operation: ImportOperation): boolean {
    if (this.options.direction === 'undo') return this.#blocked.has(operation.ref);
    return operation.needs.some((ref) => this.#blocked.has(ref));
  }

  async #present(
    list: ListDeclaration,
    operations: readonly ImportOperation[],
  ): Promise<ReadonlyMap<string, PresentRow>> {
    const { direction, isFirst, signal } = this.options;
    const asked = operations.filter(({ kind }) => !(isFirst === true && direction === 'apply' && kind === 'add'));
    const { rows, unreadable } = await presentRows(
      this.site,
      list,
      asked.map(({ ref }) => ref),
      signal,
    );
    const broken = new Set(unreadable.map(({ title }) => title));
    for (const operation of operations) {
      if (!broken.has(operation.ref)) continue;
      this.#settle(operation, 'left', 'It no longer reads as its list declares it. It was left as it stands.');
    }
    return rows;
  }

  /** Judges and sends some operations of one list. False if the rest should not be tried. */
  async slice(list: ListDeclaration, operations: readonly ImportOperation[]): Promise<boolean> {
    const free = operations.filter((operation) => !this.#isBlocked(operation));
    for (const operation of operations) {
      if (!free.includes(operation)) this.#settle(operation, 'refused', this.#blockedSentence());
    }
    const rows = await this.#present(list, free);
    const sent: ImportOperation[] = [];
    const writes: Operation<ListDeclaration>[] = [];
    for (const operation of free) {
      if (this.outcomes.has(operation)) continue;
      const row = rows.get(operation.ref);
      const step = nextStep(list, operation, this.options.direction, row);
      const write = operationOf(step, row);
      const pointing = step.kind === 'recycle' ? this.#pointing.get(operation.ref) : undefined;
      if (step.kind === 'done') this.#settle(operation, 'done');
      else if (pointing) this.#settle(operation, 'left', `${[...pointing].join(', ')} refer to it, so it was kept.`);
      else if (step.kind === 'left') this.#settle(operation, 'left', step.reason);
      else if (write) {
        sent.push(operation);
        writes.push(write);
      }
    }
    const { signal } = this.options;
    const results = await listConnector(this.site, list).write(writes, signal ? { signal } : {});
    sent.forEach((operation, index) => {
      const result = results[index];
      if (result?.ok) this.#settle(operation, 'written');
      else if (result) this.#settleFailure(operation, result.error);
    });
    return this.interruption === undefined;
  }

  #blockedSentence(): string {
    return this.options.direction === 'apply'
      ? 'The row that it belongs to was not written, so this one was not either.'
      : 'Another row of this import that belongs to it was kept, so it was kept too.';
  }

  #settleFailure(operation: ImportOperation, error: ConnectorError): void {
    if (error.retryable || error instanceof StoppedError) {
      this.interruption ??= this.options.signal?.aborted ? stoppedByPerson : error.sentence;
      this.#settle(operation, 'not sent', error.sentence);
    } else {
      this.#settle(operation, 'refused', error.sentence);
    }
  }
}

/**
 * Carries a plan out, or takes it back, in batches. Each write is judged by the row as it now stands, so that the same plan can
 * be carried out again after any interruption: nothing is lost, nothing doubled, and what others changed is left alone.
 * Rows that others have come to point at are kept when an import is taken back.
 * Never rejects for a single row; a lost connection or the person's stop ends it, with what is left told as not sent.
 * @param lists all lists of the site: those that the plan is about, and those whose rows may point at its rows
 */
export async function carryOut(
  site: SiteConnection,
  lists: readonly ListDeclaration[],
  operations: readonly ImportOperation[],
  options: CarryOutOptions,
): Promise<ImportReport> {
  const carrier = new Carrier(site, options);
  const report = (): void => options.onProgress?.(carrier.outcomes.size, operations.length);
  const own = new Set(operations.filter(({ kind }) => kind === 'add').map(({ ref }) => ref));
  report();
  try {
    for (const group of byList(operations, options.direction)) {
      const list = lists.find(({ title }) => title === group[0]?.list);
      if (!list) throw new TypeError('the plan names a list that is not declared');
      if (options.direction === 'undo') await carrier.lookForPointing(lists, list, group, own);
      for (let at = 0; at < group.length; at += operationsInSlice) {
        options.signal?.throwIfAborted();
        const goOn = await carrier.slice(list, group.slice(at, at + operationsInSlice));
        report();
        if (!goOn) break;
      }
      if (carrier.interruption !== undefined) break;
    }
  } catch (error) {
    if (options.signal?.aborted) carrier.interruption ??= stoppedByPerson;
    else if (error instanceof ConnectorError) carrier.interruption ??= error.sentence;
    else throw error;
  }
  const { interruption, outcomes } = carrier;
  return {
    outcomes: operations.map(
      (operation) => outcomes.get(operation) ?? { operation, kind: 'not sent', sentence: interruption },
    ),
    complete: interruption === undefined,
    interruption,
  };
}
