import type { IncomingMessage, ServerResponse } from 'node:http';
import { tenantId } from '../../identity/people.js';
import type { Person } from '../../identity/people.js';
import type { SignInTokens } from '../../identity/signInTokens.js';
import { formFields, sendJson, sendText } from '../reply.js';

/** Where the Teams frame asks for a token in the name of the person that is signed in to it. */
export const teamsTokenPath = '/_workbench/teams/token';

/** What the token is issued with and for. */
export interface TokenSettings {
  readonly origin: string;
  readonly tokens: SignInTokens;
}

/**
 * Issues a token for the scope that the tab asks for (`<origin>/.default`), as Teams does for an app whose permission
 * an administrator has granted. Only this workbench's own origin is a resource here, and only its own pages may ask.
 */
export async function sendTeamsToken(
  request: IncomingMessage,
  response: ServerResponse,
  person: Person,
  settings: TokenSettings,
): Promise<void> {
  if (request.headers.origin !== settings.origin) {
    sendText(response, 403, 'Only the Teams frame may ask for a token.');
    return;
  }
  const fields = await formFields(request);
  const scopes = (fields.get('scope') ?? '').split(' ').filter((scope) => scope !== '');
  if (!scopes.includes(`${settings.origin}/.default`)) {
    sendText(response, 400, `No token can be had for "${scopes.join(' ')}".`);
    return;
  }
  const issued = await settings.tokens.issue(person, settings.origin, fields.get('client') ?? '');
  sendJson(response, 200, {
    token: {
      access_token: issued.accessToken,
      id_token: issued.idToken,
      expires_in: issued.expiresIn,
      scope: scopes.join(' '),
    },
    account: {
      homeAccountId: `${person.objectId}.${tenantId}`,
      environment: new URL(settings.tokens.issuer).host,
      tenantId,
      localAccountId: person.objectId,
      username: person.email,
      name: person.name,
    },
  });
}
