import type { ConnectorError } from '../errors/connectorError.js';
import type { Temporal } from 'temporal-polyfill';

export interface PublishOptions {
  /** The partner: only cases of this council are published to its site. */
  readonly council: string;
  /** Why the cases may be shared, as agreed with the partner. */
  readonly basis: string;
  /** The moment that the published rows carry. */
  readonly publishedAt: Temporal.Instant;
  onProgress?(done: number, total: number): void;
  readonly signal?: AbortSignal;
}

/** What became of one case. A withheld case that stood in the partner's site before was taken out of it. */
export type PublishOutcome =
  | { readonly ref: string; readonly kind: 'published'; readonly isNew: boolean }
  | { readonly ref: string; readonly kind: 'unchanged' }
  | { readonly ref: string; readonly kind: 'withheld'; readonly reason: string; readonly withdrawn: boolean }
  | { readonly ref: string; readonly kind: 'failed'; readonly error: ConnectorError };

/** The receipt of one publishing: one outcome for each case, in the order given. */
export interface PublishReceipt {
  readonly publishedAt: Temporal.Instant;
  readonly basis: string;
  readonly council: string;
  readonly outcomes: readonly PublishOutcome[];
}

/** What a publishing would do, for the person to look at before. */
export interface PublishPreview {
  /** The labels of the agreed columns: all that the partner would see. */
  readonly columns: readonly string[];
  readonly cases: readonly {
    readonly ref: string;
    /** `withdrawn`: withheld now, and taken away from the partner, who sees it today. `failed`: a person has to look first. */
    readonly decision: 'new' | 'changed' | 'unchanged' | 'withheld' | 'withdrawn' | 'failed';
    /** A sentence, for `withheld`, `withdrawn` and `failed`. */
    readonly reason?: string;
  }[];
}
