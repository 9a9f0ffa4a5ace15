import { ConnectorError, NoAccessError } from '@phb/connectors';

/** A failure of the screens themselves. `message` is for the log, `sentence` for the person. */
export class SaidError extends Error {
  override readonly name: string = 'SaidError';
  readonly sentence: string;

  /** @param cause what failed underneath, if it was that */
  constructor(sentence: string, cause?: unknown) {
    super(sentence, cause === undefined ? undefined : { cause });
    this.sentence = sentence;
  }
}

/** What to tell the person about an error: its own sentence, or that something unforeseen went wrong. */
export function sentenceOf(error: unknown): string {
  if (error instanceof ConnectorError || error instanceof SaidError) return error.sentence;
  return 'Something went wrong that this page did not expect. Nothing was changed by it. Try again, and tell the administrator if it comes back.';
}

/** Whether the service refused because the person may not see it. */
export function isNoAccess(error: unknown): boolean {
  return error instanceof NoAccessError;
}

/** What support needs to find the request in the logs, if the service gave it. */
export function requestIdOf(error: unknown): string | undefined {
  return error instanceof ConnectorError ? error.requestId : undefined;
}
