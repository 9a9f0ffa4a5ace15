import type { SiteKind, UnreadableRow } from '@phb/schemas';
import { ConnectorError, type FailureFacts } from './connectorError.js';

/** Somebody else saved the row first (HTTP 412 or 409): nothing was saved. The person decides, column by column. */
export class ConflictError extends ConnectorError {
  override readonly name = 'ConflictError';
  /** The row as it now stands, where it could be read: for a merge with what the person meant. */
  readonly current: Readonly<Record<string, unknown>> | undefined;

  constructor(facts: FailureFacts, current?: Readonly<Record<string, unknown>>) {
    super(facts);
    this.current = current;
  }
}

/** The list or row is not there, or this person may not see it (SharePoint does not tell the two apart). */
export class NotFoundError extends ConnectorError {
  override readonly name = 'NotFoundError';
}

/** The site was set up for an earlier version: a list of it lacks columns that the product reads and writes. */
export class NotSetUpError extends ConnectorError {
  override readonly name = 'NotSetUpError';
  /** The kind of site that is to be set up again. */
  readonly site: SiteKind;

  constructor({ site, ...facts }: FailureFacts & { readonly site: SiteKind }) {
    super(facts);
    this.site = site;
  }
}

/** Not signed in, or signed in without the permission (HTTP 401, 403). */
export class NoAccessError extends ConnectorError {
  override readonly name = 'NoAccessError';
}

/** Another row holds the same value in a column that must be unique. */
export class DuplicateError extends ConnectorError {
  override readonly name = 'DuplicateError';
  /** The column in code (`nhsNumber`), where SharePoint named one that the list declares. */
  readonly column: string | undefined;

  constructor(facts: FailureFacts, column?: string) {
    super(facts);
    this.column = column;
  }
}

/** A file of that name is there already. Nothing was saved. */
export class NameInUseError extends ConnectorError {
  override readonly name = 'NameInUseError';
}

/** Somebody else has the file open or checked out (HTTP 423). Nothing was saved. */
export class FileInUseError extends ConnectorError {
  override readonly name = 'FileInUseError';
}

/** The list's own validation, or a column's limit, refused the row. */
export class ValidationFailedError extends ConnectorError {
  override readonly name = 'ValidationFailedError';
}

/** The question would make SharePoint read more than 5,000 rows without an index. */
export class ThresholdError extends ConnectorError {
  override readonly name = 'ThresholdError';
}

/** SharePoint is busy and went on being busy after all retries (HTTP 429, 503). */
export class ThrottledError extends ConnectorError {
  override readonly name = 'ThrottledError';
}

/** No answer: no network, or the connection broke. */
export class OfflineError extends ConnectorError {
  override readonly name = 'OfflineError';
}

/** No answer in time. */
export class TimeoutError extends ConnectorError {
  override readonly name = 'TimeoutError';
}

/** The form digest of the page was refused, also after it was renewed. */
export class DigestError extends ConnectorError {
  override readonly name = 'DigestError';
}

/** The caller stopped the work before this part of it was sent: nothing of it was saved. */
export class StoppedError extends ConnectorError {
  override readonly name = 'StoppedError';
}

/** A row that does not read as its list declares it, because somebody edited it elsewhere. */
export class UnreadableRowError extends ConnectorError {
  override readonly name = 'UnreadableRowError';
  readonly row: UnreadableRow;

  constructor(listTitle: string, row: UnreadableRow) {
    super({
      message: `${listTitle}: item ${row.id} does not read as declared (${row.problems.map((p) => p.column ?? 'row').join(', ')})`,
      sentence: `${row.title === '' ? 'This row' : row.title} in “${listTitle}” cannot be read: ${row.problems.map((p) => p.message).join(' ')} Open the list in SharePoint and put it right.`,
    });
    this.row = row;
  }
}

/** The service answered something that is not SharePoint's protocol: a sign-in page, a cut answer, a newer version. */
export class UnexpectedAnswerError extends ConnectorError {
  override readonly name = 'UnexpectedAnswerError';
}
