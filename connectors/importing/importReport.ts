import type { ImportOperation } from '@phb/schemas';

/** What became of one write of an import. */
export interface ImportOutcome {
  readonly operation: ImportOperation;
  /**
   * `written` now, or `done` before; `left` as somebody else made it; `refused` by the service; `not sent`, and so still to do:
   * continue the run.
   */
  readonly kind: 'written' | 'done' | 'left' | 'refused' | 'not sent';
  /** For the person, where it was not written. */
  readonly sentence: string | undefined;
}

/** What a run came to. */
export interface ImportReport {
  readonly outcomes: readonly ImportOutcome[];
  /** Every write was judged; none waits to be sent. */
  readonly complete: boolean;
  /** What stopped it, for the person. Everything that was written stays, and the run can be continued. */
  readonly interruption: string | undefined;
}
