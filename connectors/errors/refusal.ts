import { readRefusal, type RefusalText } from './answer.js';
import { ConnectorError, type FailureFacts } from './connectorError.js';
import {
  ConflictError,
  DigestError,
  DuplicateError,
  FileInUseError,
  NameInUseError,
  NoAccessError,
  NotFoundError,
  OfflineError,
  ThresholdError,
  ThrottledError,
  TimeoutError,
  ValidationFailedError,
} from './kinds.js';

/** SharePoint's numbers of the errors that are told apart. */
const codes = {
  digest: -2130575252,
  saveConflict: -2130575305,
  duplicate: -2130575169,
  listValidation: -2130575162,
  columnValidation: -2130575163,
  invalidValue: -2130575340,
  nameInUse: -2130575257,
  fileName: -2130575245,
  longName: -2147024690,
  threshold: -2147024860,
  lookupThreshold: -2147024749,
} as const;

/** Whether the request was refused because its form digest is missing, forged or too old. It was not carried out. */
export function isDigestRefusal(status: number, body: string): boolean {
  return status === 403 && readRefusal(body).code === codes.digest;
}

/** One answered request that was refused. */
export interface Refusal {
  readonly method: string;
  /** Path without query and without quoted values. */
  readonly path: string;
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
  /** An earlier try of the same write got no answer, so it may have been carried out. */
  readonly unclear?: boolean;
  /** What the service asked to be left alone for, in milliseconds. */
  readonly wait?: number | undefined;
}

const isRead = (method: string): boolean => method === 'GET';

/** What is to be said of a write: that nothing was saved, or that it is not known. Nothing of a read. */
export function saved(refusal: { readonly method: string; readonly unclear?: boolean }): string {
  if (isRead(refusal.method)) return '';
  return refusal.unclear ? ' It is not known whether it was saved: look before you save again.' : ' Nothing was saved.';
}

function waitInWords(milliseconds: number | undefined): string {
  if (milliseconds === undefined || milliseconds < 60_000) return 'in a minute';
  const minutes = Math.ceil(milliseconds / 60_000);
  return minutes === 1 ? 'in a minute' : `in ${minutes} minutes`;
}

/** Names the columns of a duplicate error: between brackets at the end of SharePoint's text. */
function duplicateColumns(text: string): string {
  return /\[([^\]]+)\]\.?\s*$/.exec(text)?.[1] ?? '';
}

function asSentence(text: string): string {
  const trimmed = text.trim();
  return trimmed === '' || /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}

/** Makes the error of a refused request: its class by SharePoint's code first, then by HTTP status. */
export function refusalError(refusal: Refusal): ConnectorError {
  const said = readRefusal(refusal.body);
  const facts = (sentence: string, more: Partial<FailureFacts> = {}): FailureFacts => ({
    message: `${refusal.method} ${refusal.path}: ${refusal.status}${said.code === undefined ? '' : ` ${said.code}`}${said.type === '' ? '' : ` ${said.type}`}`,
    sentence,
    status: refusal.status,
    sharePointCode: said.code,
    requestId: requestIdOf(refusal.headers),
    unclear: refusal.unclear ?? false,
    ...more,
  });
  return byCode(refusal, said, facts) ?? byStatus(refusal, said, facts);
}

type MakeFacts = (sentence: string, more?: Partial<FailureFacts>) => FailureFacts;

function byCode(refusal: Refusal, said: RefusalText, facts: MakeFacts): ConnectorError | undefined {
  const end = saved(refusal);
  switch (said.code) {
    case codes.digest:
      return new DigestError(
        facts(`SharePoint no longer trusts this page.${end} Reload the page and try again.`, { retryable: true }),
      );
    case codes.saveConflict:
      return new ConflictError(facts(`Somebody else saved this row at the same moment.${end}`));
    case codes.duplicate: {
      const columns = duplicateColumns(said.text);
      return new DuplicateError(
        facts(
          `Another row already has the same value${columns === '' ? '' : ` in “${columns}”`}, which must be unique.${end}`,
        ),
        columns === '' ? undefined : columns,
      );
    }
    case codes.listValidation:
    case codes.columnValidation:
    case codes.invalidValue:
      return new ValidationFailedError(facts(`SharePoint refused the row: ${asSentence(said.text)}${end}`));
    case codes.nameInUse:
      return new NameInUseError(facts(`A document of this name is there already.${end}`));
    case codes.fileName:
      return new ValidationFailedError(
        facts(
          `SharePoint does not allow this name of a file: it may not have the characters " * : < > ? / \\ |.${end}`,
        ),
      );
    case codes.longName:
      return new ValidationFailedError(facts(`The name of the file is too long for SharePoint.${end}`));
    case codes.threshold:
    case codes.lookupThreshold:
      return new ThresholdError(
        facts(
          `The list has too many rows for this question: SharePoint reads at most 5,000 at once. Ask for fewer rows.`,
        ),
      );
    case undefined:
    default:
      return undefined;
  }
}

function byStatus(refusal: Refusal, said: RefusalText, facts: MakeFacts): ConnectorError {
  const end = saved(refusal);
  switch (refusal.status) {
    case 401:
      return new NoAccessError(
        facts(`You are not signed in, or your sign-in has ended.${end} Sign in again.`, { retryable: true }),
      );
    case 403:
      return new NoAccessError(
        facts(`You do not have permission for this.${end} The site’s owner can give it to you.`),
      );
    case 404:
      return new NotFoundError(
        facts(`This is not in SharePoint. It may have been deleted, or you may not have permission to see it.${end}`),
      );
    case 409:
    case 412:
      return new ConflictError(facts(`Somebody else saved this row after you opened it.${end}`));
    case 413:
      return new ValidationFailedError(facts(`SharePoint does not take a file of this size.${end}`));
    case 423:
      return new FileInUseError(
        facts(
          `Somebody else has this document open or checked out.${end} Try again when they have closed it or checked it in.`,
        ),
      );
    case 429:
    case 503:
      return new ThrottledError(
        facts(`SharePoint is busy.${end} Try again ${waitInWords(refusal.wait)}.`, { retryable: true }),
      );
    case 502:
    case 504:
      return new TimeoutError(facts(`SharePoint did not answer in time.${end} Try again.`, { retryable: true }));
    default:
      return new ConnectorError(
        facts(
          `SharePoint could not do this${said.text === '' ? '' : `: ${asSentence(said.text)}`}${said.text === '' ? '.' : ''}${end}`,
        ),
      );
  }
}

/** SharePoint's own id of a request, under which its logs know it. */
export function requestIdOf(headers: Headers): string | undefined {
  return headers.get('SPRequestGuid') ?? headers.get('request-id') ?? undefined;
}

/** Makes the error of a request that got no answer. */
export function silenceError(
  request: { readonly method: string; readonly path: string; readonly timedOut: boolean },
  cause: unknown,
): ConnectorError {
  const end = saved({ method: request.method, unclear: true });
  const facts = {
    message: `${request.method} ${request.path}: ${request.timedOut ? 'no answer in time' : 'no answer'}`,
    cause,
    retryable: true,
    unclear: !isRead(request.method),
  };
  return request.timedOut
    ? new TimeoutError({ ...facts, sentence: `SharePoint did not answer in time.${end} Try again.` })
    : new OfflineError({
        ...facts,
        sentence: `There is no connection to SharePoint.${end} Check the network and try again.`,
      });
}
