import { fileNotFound, invalidFileName, pathTooLong } from '../errors/errors.js';
import type { Call } from '../http/call.js';

const maximumPath = 400;
const maximumName = 255;
/** Names that Windows keeps to itself, and those that SharePoint uses in addresses. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d|\.lock|desktop\.ini|\.+)$|_vti_|^~\$/i;

/**
 * Refuses what no file or folder may be called.
 *
 * @param directory the server-relative address of the folder that it is to stand in
 * @throws SharePointError (400): characters `" * : < > ? / \ |`, control characters, a blank at either end, a dot at the
 *   end, reserved names; more than 255 characters, or more than 400 in the whole address
 */
export function demandName(directory: string, name: string): void {
  if (name === '' || /["*:<>?/\\|\p{Cc}]/u.test(name) || /^\s|[\s.]$/u.test(name) || reserved.test(name)) {
    throw invalidFileName(name);
  }
  if (name.length > maximumName || `${directory}/${name}`.length - 1 > maximumPath) throw pathTooLong();
}

/**
 * The server-relative address that a client means: it may be absolute, or relative to the web.
 *
 * @throws SharePointError (404) if it leads out of the web
 */
export function serverRelative(call: Call, address: string): string {
  const bare = address.replace(/^https?:\/\/[^/]+/i, '').replace(/\/+$/, '');
  const root = call.web.path === '/' ? '' : call.web.path;
  const isRooted = address.startsWith('/') || bare !== address.replace(/\/+$/, '');
  const path = isRooted ? bare : `${root}/${bare}`.replace(/\/+$/, '');
  if (path.split('/').some((step) => step === '.' || step === '..')) throw fileNotFound();
  const inWeb = `${path}/`.toLowerCase().startsWith(`${root}/`.toLowerCase());
  if (!inWeb) throw fileNotFound();
  return path === '' ? '/' : path;
}

/** Folder and name of a path. */
export function splitPath(path: string): { readonly folder: string; readonly leaf: string } {
  const slash = path.lastIndexOf('/');
  return { folder: slash < 0 ? '' : path.slice(0, slash), leaf: path.slice(slash + 1) };
}

/** Joins two parts of a path, either of which may be empty. */
export function joinPath(left: string, right: string): string {
  return left === '' || right === '' ? left + right : `${left}/${right}`;
}

/** A server-relative address as it stands in a link: percent-encoded, apostrophes doubled. */
export function encodedPath(path: string): string {
  return encodeURIComponent(path.replaceAll("'", "''")).replaceAll('%2F', '/');
}
