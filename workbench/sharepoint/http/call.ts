import type { Format } from '../representation/format.js';
import type { Site } from '../sites/site.js';
import type { Visitor } from '../users/visitor.js';
import type { Service } from '../service-state.js';
import type { Web } from '../webs/web.js';
import type { Bytes } from './bytes.js';
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
  /** A header by its name in lower case. */
  header(name: string): string | undefined;
  /**
   * The body as text; empty if there is none. Read when it is first asked for: SharePointError (400) if it is longer than
   * JSON may be.
   */
  readonly body: string;
  /** The body as it came: what files are made of. */
  readonly bytes: Bytes;
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
  /** Text, or the same in UTF-8 where it is long and was put together as bytes: a page of items. */
  readonly body: string | Buffer;
  /** What is sent in place of `body` if it is no text: the bytes of a file. */
  readonly stream?: Bytes;
}

/** The absolute address of the web that the call is for. */
export function webUrl(call: Call): string {
  return `${call.origin}${call.web.path === '/' ? '' : call.web.path}`;
}

/** The absolute address of the web's service root, with a closing slash. */
export function apiUrl(call: Call): string {
  return `${webUrl(call)}/_api/`;
}

/** The same call as if it had been sent to another web of the site. */
export function callFor(call: Call, web: Web): Call {
  return changed(call, web, call.ifMatch);
}

/** The same call without If-Match: for what follows from a change whose condition has been looked at already. */
export function unconditional(call: Call): Call {
  return changed(call, call.web, undefined);
}

/** Not a spread: that would read the body as text. */
function changed(call: Call, web: Web, ifMatch: string | undefined): Call {
  return {
    verb: call.verb,
    origin: call.origin,
    path: call.path,
    query: call.query,
    contentType: call.contentType,
    ifMatch,
    header: (name) => call.header(name),
    get body() {
      return call.body;
    },
    bytes: call.bytes,
    format: call.format,
    service: call.service,
    site: call.site,
    web,
    visitor: call.visitor,
  };
}
