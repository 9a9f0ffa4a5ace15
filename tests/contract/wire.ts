/** Requests as they go over the wire, and what is compared in the answers. */
import type { Person, Target } from './target.js';

export type Metadata = 'minimalmetadata' | 'nometadata' | 'verbose';

export interface WireRequest {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'MERGE' | 'DELETE';
  /** What follows `_api/`; must be encoded already. */
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** The representation, for Accept and Content-Type. Without it `application/json` is sent, as PnPjs does. */
  readonly odata?: Metadata;
  readonly person?: Person;
}

export interface WireAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; undefined if it is none. */
  readonly json: unknown;
}

/** Sends a request. A full address in `path` is used as it is. */
export async function send(target: Target, request: WireRequest): Promise<WireAnswer> {
  const media = request.odata === undefined ? 'application/json' : `application/json;odata=${request.odata}`;
  const headers: Record<string, string> = {
    Authorization: target.authorization(request.person ?? 'owner'),
    Accept: media,
    ...request.headers,
  };
  const init: RequestInit = { method: request.method ?? 'GET', headers };
  if (request.body !== undefined) {
    headers['Content-Type'] ??= `${media};charset=utf-8`;
    init.body = typeof request.body === 'string' ? request.body : JSON.stringify(request.body);
  }
  const url = request.path.startsWith('http') ? request.path : `${target.webUrl}/_api/${request.path}`;
  const response = await fetch(url, init);
  const text = await response.text();
  const isJson = (response.headers.get('content-type') ?? '').includes('json') && text !== '';
  const json: unknown = isJson ? JSON.parse(text) : undefined;
  return { status: response.status, headers: response.headers, text, json };
}

/** Reads a property path out of parsed JSON: `at(json, 'd', 'results', 0, 'Title')`. */
export function at(json: unknown, ...path: (string | number)[]): unknown {
  return path.reduce<unknown>((value, key) => {
    if (Array.isArray(value) && typeof key === 'number') return value[key];
    if (typeof value !== 'object' || value === null) return undefined;
    return Object.entries(value).find(([name]) => name === String(key))?.[1];
  }, json);
}

/** The members of a collection in light JSON. */
export function members(json: unknown): unknown[] {
  const value = at(json, 'value');
  return Array.isArray(value) ? value : [];
}

/** One property of every member. */
export function column(json: unknown, name: string): unknown[] {
  return members(json).map((member) => at(member, name));
}

/** The error of an answer, whatever its shape: code and message. */
export function errorOf(answer: WireAnswer): { code: unknown; message: unknown } {
  const error = at(answer.json, 'odata.error') ?? at(answer.json, 'error');
  const message = at(error, 'message');
  return { code: at(error, 'code'), message: at(message, 'value') ?? message };
}

let counter = 0;

/** A title that no other run uses. */
export function freshTitle(what: string): string {
  counter += 1;
  return `Contract ${what} ${Math.floor(Math.random() * 1e9).toString(36)}${counter}`;
}

/** A list made for a group of cases. */
export class TestList {
  private constructor(
    readonly target: Target,
    readonly title: string,
    readonly guid: string,
  ) {}

  static async create(target: Target, what: string): Promise<TestList> {
    const title = freshTitle(what);
    const answer = await send(target, { method: 'POST', path: 'web/lists', body: { Title: title, BaseTemplate: 100 } });
    if (answer.status !== 201) throw new Error(`The test list was not made: ${answer.text}`);
    return new TestList(target, title, String(at(answer.json, 'Id')));
  }

  /** `web/lists(guid'…')`, with what follows. */
  path(rest = ''): string {
    return `web/lists(guid'${this.guid}')${rest === '' ? '' : `/${rest}`}`;
  }

  send(request: WireRequest): Promise<WireAnswer> {
    return send(this.target, { ...request, path: this.path(request.path) });
  }

  /** Adds a field from its schema, with the internal name that the schema has. */
  async field(schema: string): Promise<WireAnswer> {
    const answer = await this.send({
      method: 'POST',
      path: 'fields/createfieldasxml',
      body: { parameters: { SchemaXml: schema, Options: 8 } },
    });
    if (answer.status >= 300) throw new Error(`The field was not made: ${answer.text}`);
    return answer;
  }

  /** Adds an item and answers its id. */
  async add(item: Record<string, unknown>): Promise<number> {
    const answer = await this.send({ method: 'POST', path: 'items', body: item });
    if (answer.status !== 201) throw new Error(`The item was not added: ${answer.text}`);
    return Number(at(answer.json, 'Id'));
  }

  /** The items that a query answers, in light JSON without metadata. */
  async query(options: string): Promise<unknown[]> {
    const answer = await this.send({ path: `items?${options}`, odata: 'nometadata' });
    if (answer.status !== 200) throw new Error(`The query failed: ${answer.text}`);
    return members(answer.json);
  }

  async remove(): Promise<void> {
    await send(this.target, { method: 'POST', path: this.path(), headers: { 'X-HTTP-Method': 'DELETE' } });
  }
}

/** One part of a batch. */
export interface BatchRequest {
  readonly method: string;
  readonly url: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Writes a batch as PnPjs does: LF line ends, runs of changes in a change set, reads between them. */
export function batchBody(boundary: string, requests: readonly BatchRequest[]): string {
  const lines: string[] = [];
  let changeSet: string | undefined;
  const closeChangeSet = () => {
    if (changeSet !== undefined) lines.push(`--${changeSet}--`, '');
    changeSet = undefined;
  };
  requests.forEach((request, index) => {
    if (request.method === 'GET') {
      closeChangeSet();
      lines.push(`--${boundary}`);
    } else {
      if (changeSet === undefined) {
        changeSet = `changeset_${boundary}_${index}`;
        lines.push(`--${boundary}`, `Content-Type: multipart/mixed; boundary="${changeSet}"`, '');
      }
      lines.push(`--${changeSet}`);
    }
    lines.push('Content-Type: application/http', 'Content-Transfer-Encoding: binary', '');
    lines.push(`${request.method} ${request.url} HTTP/1.1`);
    const headers = {
      accept: 'application/json',
      'content-type': 'application/json;charset=utf-8',
      ...request.headers,
    };
    for (const [name, value] of Object.entries(headers)) lines.push(`${name}: ${value}`);
    lines.push('');
    if (request.body !== undefined) lines.push(JSON.stringify(request.body), '');
    lines.push('');
  });
  closeChangeSet();
  return `${lines.join('\n')}--${boundary}--\n`;
}

/** Sends a batch and answers status and body of each part. */
export async function sendBatch(target: Target, requests: readonly BatchRequest[], person: Person = 'owner') {
  const boundary = `batch_${Math.floor(Math.random() * 1e9)}`;
  const answer = await send(target, {
    method: 'POST',
    path: '$batch',
    body: batchBody(boundary, requests),
    headers: { 'Content-Type': `multipart/mixed; boundary=${boundary}` },
    person,
  });
  const parts = answer.text.split(/^--batchresponse_[^\r\n]*\r?\n/m).slice(1, -1);
  return {
    answer,
    parts: parts.map((part) => {
      const status = Number(/^HTTP\/1\.1 (\d+)/m.exec(part)?.[1]);
      const body = part
        .split(/\r?\n\r?\n/)
        .slice(2)
        .join('\n')
        .trim();
      const json: unknown = body === '' ? undefined : JSON.parse(body);
      return { status, etag: /^ETAG: (.*?)\r?$/m.exec(part)?.[1], json };
    }),
  };
}
