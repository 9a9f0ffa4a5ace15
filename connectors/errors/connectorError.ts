/** What is known of a failure. */
export interface FailureFacts {
  /** For the log: what was asked and what came back. Never holds a value of a row. */
  readonly message: string;
  /** For the person: what happened, and what was and was not saved. */
  readonly sentence: string;
  readonly cause?: unknown;
  /** SharePoint's number of the error, as in -2130575169. */
  readonly sharePointCode?: number | undefined;
  /** The id under which Microsoft or the administrator finds the request. */
  readonly requestId?: string | undefined;
  readonly status?: number | undefined;
  /** The same request may succeed later, unchanged. */
  readonly retryable?: boolean;
  /** A write that may or may not have been carried out: the answer was lost. */
  readonly unclear?: boolean;
}

/** Every failure of the connectors. `message` is for the log, `sentence` for the person. */
export class ConnectorError extends Error {
  override readonly name: string = 'ConnectorError';
  readonly sentence: string;
  readonly sharePointCode: number | undefined;
  readonly requestId: string | undefined;
  readonly status: number | undefined;
  readonly retryable: boolean;
  readonly unclear: boolean;
  /** The reference of the row that a create was about: sent again with it, the create cannot double the row. */
  ref: string | undefined;

  constructor(facts: FailureFacts) {
    super(facts.message, facts.cause === undefined ? undefined : { cause: facts.cause });
    this.sentence = facts.sentence;
    this.sharePointCode = facts.sharePointCode;
    this.requestId = facts.requestId;
    this.status = facts.status;
    this.retryable = facts.retryable ?? false;
    this.unclear = facts.unclear ?? false;
  }
}
