import type { SPFI } from '@pnp/sp/fi.js';

/** How the person is known to SharePoint. */
export type SignIn =
  | {
      /** On a SharePoint page: its cookies and form digest. */
      readonly kind: 'page';
    }
  | {
      /** Elsewhere: a bearer token for the site's address, asked for before each request (the giver keeps it while it is good). */
      readonly kind: 'token';
      getToken(webUrl: string): Promise<string>;
    };

/** One line about one request. Holds no query and no value of a row. */
export interface RequestLogEntry {
  readonly method: string;
  /** The path after the site's address, without its query and without quoted values. */
  readonly path: string;
  /** Undefined if no answer came. */
  readonly status: number | undefined;
  readonly milliseconds: number;
  /** 1 for the first try. */
  readonly attempt: number;
  /** The same for all tries of one request. */
  readonly correlationId: string;
  /** SharePoint's own id of the request, where it gave one. */
  readonly requestId: string | undefined;
}

export interface ConnectOptions {
  /** How long one try may take before it is given up; 60 seconds if left out. */
  readonly timeoutMs?: number;
  /** How often a request is tried in all; 5 if left out. */
  readonly tries?: number;
  /** IANA name of the site's time zone; Europe/London if left out. See {@link readSiteZone}. */
  readonly zone?: string;
  log?(entry: RequestLogEntry): void;
}

/** A site that one person is connected to. */
export interface SiteConnection {
  /** Without a slash at the end. */
  readonly webUrl: string;
  /** IANA name of the site's time zone, which decides when a calendar date begins. */
  readonly zone: string;
  /** PnPjs with this project's behaviours in place of its defaults. */
  readonly sp: SPFI;
}
