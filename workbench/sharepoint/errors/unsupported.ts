import { SharePointError } from './errors.js';

/** 404 for what SharePoint Online has and this service has not. The log says so; the client sees a path that is not there. */
export class UnsupportedError extends SharePointError {
  /** @param what what was asked for, a name from this service's own tables, for the log */
  constructor(readonly what: string) {
    super(
      404,
      -1,
      'Microsoft.SharePoint.Client.ResourceNotFoundException',
      `Cannot find resource for the request ${what}.`,
    );
  }
}
