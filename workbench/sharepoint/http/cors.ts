import type { IncomingMessage } from 'node:http';

const exposed = [
  'ETag',
  'Location',
  'Retry-After',
  'RateLimit-Limit',
  'RateLimit-Remaining',
  'RateLimit-Reset',
  'SPRequestGuid',
  'request-id',
  'X-RequestDigest',
].join(', ');

/** True if the call signs itself with a bearer token (and not with a cookie). */
export function isBearer(request: IncomingMessage): boolean {
  return /^bearer /i.test(request.headers.authorization ?? '');
}

/**
 * The CORS headers of an answer, as SharePoint Online gives them: only to callers with a bearer token, never with
 * credentials, so that a page elsewhere cannot use a person's cookie.
 */
export function corsHeaders(
  request: IncomingMessage,
  allowedOrigins: readonly string[] | undefined,
): Record<string, string> {
  const { origin } = request.headers;
  if (origin === undefined || !isBearer(request)) return {};
  const allowed = allowedOrigin(origin, allowedOrigins);
  return allowed === undefined ? {} : { ...allowed, 'Access-Control-Expose-Headers': exposed };
}

/** The answer to a preflight request; undefined if the request is none, or its origin may not call. */
export function preflightHeaders(
  request: IncomingMessage,
  allowedOrigins: readonly string[] | undefined,
): Record<string, string> | undefined {
  const { origin } = request.headers;
  const asked = request.headers['access-control-request-headers'] ?? '';
  if (request.method !== 'OPTIONS' || origin === undefined) return undefined;
  // Only calls with a bearer token may come from elsewhere: without the header there is nothing to allow.
  if (!/(^|,)\s*authorization\s*(,|$)/i.test(asked)) return undefined;
  const allowed = allowedOrigin(origin, allowedOrigins);
  if (allowed === undefined) return undefined;
  return {
    ...allowed,
    'Access-Control-Allow-Headers': asked,
    'Access-Control-Allow-Methods': 'GET, POST, PATCH, MERGE, PUT, DELETE, OPTIONS',
    'Access-Control-Max-Age': '86400',
  };
}

function allowedOrigin(
  origin: string,
  allowedOrigins: readonly string[] | undefined,
): Record<string, string> | undefined {
  if (allowedOrigins === undefined) return { 'Access-Control-Allow-Origin': '*' };
  return allowedOrigins.includes(origin) ? { 'Access-Control-Allow-Origin': origin, Vary: 'Origin' } : undefined;
}
