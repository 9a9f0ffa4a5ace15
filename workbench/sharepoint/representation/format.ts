import { notAcceptable } from '../errors/errors.js';

/** How much OData metadata an answer carries. */
type Metadata = 'none' | 'minimal' | 'full' | 'verbose';

/** The representation a client asked for. */
export interface Format {
  readonly metadata: Metadata;
  /** OData 4 (`OData-Version: 4.0`, as SPHttpClient sends): annotations begin with `@odata.`. */
  readonly version4: boolean;
  /** Atom XML: made of the verbose form when the answer is written. */
  readonly atom?: true;
}

/** What errors are written in if the client takes nothing that there is. */
export const defaultFormat: Format = { metadata: 'minimal', version4: false };

const atomFormat: Format = { metadata: 'verbose', version4: false, atom: true };
const atomTypes = new Set([
  '*/*',
  'application/*',
  'application/atom+xml',
  'application/atomsvc+xml',
  'application/xml',
  'text/xml',
]);

/**
 * Reads Accept and OData-Version: JSON if the client takes it, else Atom XML, which is also for those who say nothing.
 * Undefined if the client takes neither.
 */
export function readFormat(accept: string | undefined, odataVersion: string | undefined): Format | undefined {
  const json = readJsonFormat(accept, odataVersion);
  if (json !== undefined) return json;
  if (accept === undefined || accept.trim() === '') return atomFormat;
  const types = accept.split(',').map((range) => range.split(';', 1)[0]?.trim().toLowerCase() ?? '');
  return types.some((type) => atomTypes.has(type)) ? atomFormat : undefined;
}

/** The JSON format that the client takes, if any. */
export function readJsonFormat(accept: string | undefined, odataVersion: string | undefined): Format | undefined {
  const version4 = odataVersion !== undefined && odataVersion.trim().startsWith('4');
  for (const range of (accept ?? '').split(',')) {
    const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    if (type !== 'application/json' && type !== 'text/json') continue;
    return { metadata: readMetadata(parameters), version4 };
  }
  return undefined;
}

/**
 * The format of an answer. A change is never refused for what its sender accepts: it is answered in Atom then, mostly with
 * no body at all.
 *
 * @throws SharePointError (406) for a read that takes neither JSON nor Atom
 */
export function requireFormat(format: Format | undefined, isRead: boolean): Format {
  if (format !== undefined) return format;
  if (isRead) throw notAcceptable();
  return atomFormat;
}

function readMetadata(parameters: readonly string[]): Metadata {
  for (const parameter of parameters) {
    const value = /^odata(?:\.metadata)?=(.*)$/.exec(parameter)?.[1]?.replaceAll('"', '');
    if (value === 'verbose') return 'verbose';
    if (value === 'nometadata' || value === 'none') return 'none';
    if (value === 'fullmetadata' || value === 'full') return 'full';
  }
  return 'minimal';
}

/** The Content-Type of an answer in that format. */
export function contentType(format: Format): string {
  if (format.metadata === 'verbose') return 'application/json;odata=verbose;charset=utf-8';
  const level = format.metadata;
  if (format.version4) return `application/json;odata.metadata=${level};odata.streaming=true;charset=utf-8`;
  return `application/json;odata=${level === 'none' ? 'no' : level}metadata;streaming=true;charset=utf-8`;
}

/** The name of an annotation: `odata.etag`, or `@odata.etag` in OData 4. */
export function annotation(format: Format, name: string): string {
  return `${format.version4 ? '@' : ''}odata.${name}`;
}

/** True if entities carry their type, id and edit link as annotations. */
export function hasAnnotations(format: Format): boolean {
  return format.metadata === 'minimal' || format.metadata === 'full';
}
