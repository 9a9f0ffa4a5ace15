import type { Format } from '../representation/format.js';
import type { Site } from '../sites/site.js';
import type { Visitor } from '../users/visitor.js';
import type { Service } from '../service-state.js';
import type { Web } from '../webs/web.js';
import type { Query } from './query.js';

/** The verb after `X-HTTP-Method` has been applied. */
export type Verb = 'GET' | 'POST' | 'PUT' | 'MERGE' | 'DELETE';

/** What is asked: one HTTP request, or one part of a batch. */
export interface Call {
  readonly verb: Verb;
  /** Scheme and host, e.g. `http://localhost:4300`. */
  readonly origin: string;
  /** The path as sent, without query; next links repeat it. */
  readonly path: string;
  readonly query: Query;
  readonly contentType: string;
  readonly ifMatch: string | undefined;
  /** The body as text; empty if there is none. */
  readonly body: string;
  readonly format: Format;
  readonly service: Service;
  readonly site: Site;
  readonly web: Web;
  readonly visitor: Visitor;
}

/** What is answered. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The absolute address of the web that the call is for. */
export function webUrl(call: Call): string {
  return `${call.origin}${call.web.path === '/' ? '' : call.web.path}`;
}

/** The absolute address of the web's service root, with a closing slash. */
export function apiUrl(call: Call): string {
  return `${webUrl(call)}/_api/`;
}
