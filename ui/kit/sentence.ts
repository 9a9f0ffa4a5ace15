import { ConnectorError, NoAccessError } from '@phb/connectors';

/** What to tell the person about an error: the connector's own sentence, or that something unforeseen went wrong. */
export function sentenceOf(error: unknown): string {
  if (error instanceof ConnectorError) return error.sentence;
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
