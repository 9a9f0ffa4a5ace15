import type { IncomingMessage, ServerResponse } from 'node:http';

import { createAdmin } from './sites/tenant-admin.js';
import type { SharePointAdmin } from './sites/tenant-admin.js';
import { createHandler } from './http/handler.js';
import { serviceOver } from './service-state.js';
import type { RefusalControl } from './refusals/refusals.js';
import { openDatabase } from './storage/database.js';
import { text } from './storage/rows.js';

/** Who is asking: a claims login, e.g. `i:0#.f|membership|coordinator@phb.example`. */
export interface Identity {
  readonly loginName: string;
}

/** One line for the log. No personal data: texts in the path are left out, queries and bodies never enter. */
export interface LogEntry {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly milliseconds: number;
  readonly note?: string;
}

export interface SharePointOptions {
  /** The folder for the SQLite file, made if it is not there, or `:memory:`. */
  readonly data: string;
  /** Who is asking? Undefined means nobody (401). How a person proves it (token, cookie) is the caller's business. */
  authenticate(request: IncomingMessage): Promise<Identity | undefined> | Identity | undefined;
  /** Origins that may call with bearer tokens. By default any, as in SharePoint Online. */
  readonly allowedOrigins?: readonly string[];
  log?(entry: LogEntry): void;
  /**
   * Opens the service with refusals on demand (`refusals` of the service, and the control endpoint `/_refusals` for this
   * machine). Off by default. Requests that `spares` picks out never meet a refusal.
   */
  readonly refusals?: boolean | { spares(request: IncomingMessage): boolean };
}

export interface SharePointService {
  /**
   * Answers `/sites/<name>/_api/…` (and `/_api/…` at the root site). Resolves to false, having touched nothing, if the
   * path is not SharePoint's (nor, with refusals on demand, that of their control endpoint).
   */
  handle(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
  /** What a tenant administrator does and REST has no call for. */
  readonly admin: SharePointAdmin;
  /** Keys and values kept beside the data. */
  readonly stamp: { get(key: string): string | undefined; set(key: string, value: string): void };
  /** What is to go wrong, for tests in the same process; undefined unless the service was opened with refusals. */
  readonly refusals: RefusalControl | undefined;
  /** Closes the data file. */
  close(): void;
}

/**
 * Opens the list service over a data folder.
 *
 * @throws DataFolderError with one sentence: the file is damaged, foreign, or open in another process
 */
export function openSharePoint(options: SharePointOptions): SharePointService {
  const database = openDatabase(options.data);
  const service = serviceOver(database, options.refusals !== undefined && options.refusals !== false);
  return {
    handle: createHandler(service, options),
    admin: createAdmin(service),
    refusals: service.refusals,
    stamp: {
      get(key) {
        const row = database.get('SELECT value FROM stamps WHERE key = ?', key);
        return row === undefined ? undefined : text(row, 'value');
      },
      set(key, value) {
        database.run(
          'INSERT INTO stamps VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
          key,
          value,
        );
      },
    },
    close: () => database.close(),
  };
}
