import type { Reply } from '../http/call.js';
import type { SharePointError } from '../errors/errors.js';
import type { JsonValue } from '../json.js';
import { atomDocument } from './atom.js';
import type { Format } from './format.js';
import { contentType } from './format.js';

/** An answer with a JSON text that is already written; as Atom, if that is the format. */
export function jsonReply(
  format: Format,
  body: string | Buffer,
  status = 200,
  headers: Record<string, string> = {},
): Reply {
  const atom = format.atom === true ? atomDocument(String(body)) : undefined;
  if (atom !== undefined) return { status, headers: { 'Content-Type': atom.type, ...headers }, body: atom.body };
  return { status, headers: { 'Content-Type': contentType(format), ...headers }, body };
}

/** A plain value by itself, as `…/$value` answers it. */
export function textReply(text: string): Reply {
  return { status: 200, headers: { 'Content-Type': 'text/plain;charset=utf-8' }, body: text };
}

/** 204, with the new ETag if there is one: the only way a client learns the new version. */
export function noContent(etag?: string): Reply {
  return { status: 204, headers: etag === undefined ? {} : { ETag: etag }, body: '' };
}

/** 200 without a body: SharePoint's answer to DELETE. */
export function emptyReply(): Reply {
  return { status: 200, headers: {}, body: '' };
}

/** An error in the shape that the client's Accept asks for. */
export function errorReply(format: Format, error: SharePointError): Reply {
  const message = { lang: 'en-US', value: error.message };
  let shape: JsonValue;
  if (format.metadata === 'verbose') shape = { error: { code: error.wireCode, message } };
  else if (format.version4) shape = { error: { code: error.wireCode, message: error.message } };
  else shape = { 'odata.error': { code: error.wireCode, message } };
  return jsonReply(format, JSON.stringify(shape), error.status);
}
