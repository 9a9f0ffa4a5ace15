import type { IncomingMessage } from 'node:http';
import { personOfCookie } from './cookie.js';
import { personByToken } from './people.js';
import type { Person } from './people.js';
import type { SignInTokens } from './signInTokens.js';

/**
 * Who sends a request to the list service: by bearer token (a documented one, or one that sign-in issued for this
 * origin) or by the page's cookie. A token that is not valid is nobody, even beside a cookie.
 */
export async function authenticate(
  request: IncomingMessage,
  tokens: SignInTokens,
  audience: string,
): Promise<Person | undefined> {
  const authorization = request.headers.authorization;
  if (authorization === undefined) return personOfCookie(request);
  const token = /^Bearer\s+(\S+)$/i.exec(authorization)?.[1];
  if (token === undefined) return undefined;
  return personByToken(token) ?? (await tokens.verify(token, audience));
}
