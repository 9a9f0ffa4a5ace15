/** A document library made for a group of cases, and requests that carry bytes. */
import type { Person, Target } from './target.js';
import type { WireAnswer } from './wire.js';
import { at, freshTitle, send } from './wire.js';

export interface ByteRequest {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** What follows `_api/`, or a whole address. */
  readonly path: string;
  readonly bytes?: Uint8Array<ArrayBuffer> | string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly person?: Person;
}

/** An answer whose body may be anything. */
export interface ByteAnswer extends WireAnswer {
  readonly bytes: Uint8Array;
}

/** Sends bytes as they are, and reads the answer as bytes. */
export async function sendBytes(target: Target, request: ByteRequest): Promise<ByteAnswer> {
  const url = request.path.startsWith('http') ? request.path : `${target.webUrl}/_api/${request.path}`;
  const response = await fetch(url, {
    method: request.method ?? 'GET',
    headers: {
      Authorization: target.authorization(request.person ?? 'owner'),
      Accept: 'application/json',
      ...request.headers,
    },
    ...(request.bytes === undefined ? {} : { body: request.bytes }),
  });
  const bytes = new Uint8Array(await response.arrayBuffer());
  const isJson = (response.headers.get('content-type') ?? '').includes('json') && bytes.length > 0;
  const text = new TextDecoder().decode(bytes.length < 100_000 ? bytes : bytes.subarray(0, 100));
  const json: unknown = isJson ? JSON.parse(text) : undefined;
  return { status: response.status, headers: response.headers, text, json, bytes };
}

/** A text as it stands in quotes in an address. */
export function quoted(text: string): string {
  return encodeURIComponent(text.replaceAll("'", "''"));
}

/** A document library made for a group of cases. */
export class TestLibrary {
  private constructor(
    readonly target: Target,
    readonly guid: string,
    /** Server-relative address of its root folder. */
    readonly root: string,
  ) {}

  static async create(target: Target, what: string, settings: Record<string, unknown> = {}): Promise<TestLibrary> {
    const body = { Title: freshTitle(what), BaseTemplate: 101, ...settings };
    const made = await send(target, { method: 'POST', path: 'web/lists', body });
    if (made.status !== 201) throw new Error(`The test library was not made: ${made.text}`);
    const guid = String(at(made.json, 'Id'));
    const { json } = await send(target, { path: `web/lists(guid'${guid}')/rootFolder` });
    return new TestLibrary(target, guid, String(at(json, 'ServerRelativeUrl')));
  }

  path(rest = ''): string {
    return `web/lists(guid'${this.guid}')${rest === '' ? '' : `/${rest}`}`;
  }

  /** The address of a file by its path in the library. */
  file(name: string, rest = ''): string {
    const address = quoted(`${this.root}/${name}`);
    return `web/getFileByServerRelativePath(decodedUrl='${address}')${rest === '' ? '' : `/${rest}`}`;
  }

  /** The address of a folder by its path in the library. */
  folder(name: string, rest = ''): string {
    const address = quoted(name === '' ? this.root : `${this.root}/${name}`);
    return `web/getFolderByServerRelativePath(decodedUrl='${address}')${rest === '' ? '' : `/${rest}`}`;
  }

  /** Adds a file to a folder of the library. */
  upload(
    name: string,
    bytes: Uint8Array<ArrayBuffer> | string,
    { folder = '', overwrite = false, person }: { folder?: string; overwrite?: boolean; person?: Person } = {},
  ): Promise<ByteAnswer> {
    const path = this.folder(folder, `files/AddUsingPath(decodedurl='${quoted(name)}',overwrite=${overwrite})`);
    return sendBytes(this.target, { method: 'POST', path, bytes, ...(person === undefined ? {} : { person }) });
  }

  async read(name: string, person: Person = 'owner'): Promise<ByteAnswer> {
    return sendBytes(this.target, { path: this.file(name, '$value'), person });
  }

  addFolder(name: string, parent = ''): Promise<WireAnswer> {
    const path = this.folder(parent, `folders/AddUsingPath(DecodedUrl='${quoted(name)}',overwrite=false)`);
    return send(this.target, { method: 'POST', path });
  }

  async remove(): Promise<void> {
    await send(this.target, { method: 'POST', path: this.path(), headers: { 'X-HTTP-Method': 'DELETE' } });
  }
}
