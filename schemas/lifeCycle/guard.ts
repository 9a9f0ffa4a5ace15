import type { Confidence } from '../rules/clocks/clock.js';
import type { LifeCycleFacts, MoveWords } from './facts.js';

/** Where the missing thing is entered, in the words that the person sees there. */
export interface AskedField {
  readonly list: string;
  /** The column's name in code. */
  readonly column: string;
  readonly label: string;
}

/** One thing that must be so before a case may stand at a status. Who set it decides whether it may be overridden. */
export interface Guard {
  /** Kept in Decisions when the guard is overridden. Never changed, never used again for another. */
  readonly id: string;
  readonly asks: AskedField;
  /** What to do, after the label: "Enter “Consent given on”." is made from the label alone if this is left out. */
  readonly mend?: string;
  /** Why it is asked, in a sentence for the person. */
  readonly why: string;
  readonly confidence: Confidence;
  /** The regulation, guidance or local rule. */
  readonly source: string;
  /** The status would mean nothing without it, or the list refuses the row: nobody may pass over it. */
  readonly always?: true;
  /** Which cases it is asked of; all if left out. A method, so that a registry can hold guards of any kind. */
  appliesTo?(facts: LifeCycleFacts): boolean;
  holds(facts: LifeCycleFacts, words: MoveWords): boolean;
}

/** What is missing for a move, and why it is needed. */
export interface Missing {
  readonly guard: string;
  readonly asks: AskedField;
  /** A whole sentence with the label of the field, and a second one with the reason. */
  readonly message: string;
  /** The reason alone, with who asks for it. */
  readonly why: string;
  readonly confidence: Confidence;
  readonly source: string;
  /** Policy may be overridden with a reason; law never, nor what the status itself means. */
  readonly mayOverride: boolean;
}

const inWords: Readonly<Record<Confidence, string>> = { law: 'Law', policy: 'National policy', local: 'Local policy' };

/** What a guard says when it does not hold. */
export function missingOf(guard: Omit<Guard, 'holds'>): Missing {
  const { id, asks, confidence, source } = guard;
  const why = `${guard.why} (${inWords[confidence]}: ${source}.)`;
  return {
    guard: id,
    asks,
    message: `${guard.mend ?? `Enter “${asks.label}”.`} ${why}`,
    why,
    confidence,
    source,
    mayOverride: confidence !== 'law' && !guard.always,
  };
}
