import { SignJWT, errors, generateKeyPair, jwtVerify } from 'jose';
import { personByKey, tenantId } from './people.js';
import type { Person } from './people.js';

/** How long a sign-in token lasts, in seconds. Short, so that a token that leaks is soon worth nothing. */
const tokenLifetime = 15 * 60;

/** What a call of the Teams frame for a token is answered with. */
interface IssuedTokens {
  readonly accessToken: string;
  readonly idToken: string;
  readonly expiresIn: number;
}

/** Issues and checks the tokens that a person gets by signing in. */
export interface SignInTokens {
  readonly issuer: string;
  /** Tokens for one person: access to one audience (a SharePoint origin), and who they are for the client. */
  issue(person: Person, audience: string, clientId: string): Promise<IssuedTokens>;
  /** The person that an access token for this audience was issued to; nothing if it is not valid (any more). */
  verify(token: string, audience: string): Promise<Person | undefined>;
}

/** Makes a signing key that lives as long as this process: tokens of an earlier start are worth nothing. */
export async function openSignInTokens(issuer: string): Promise<SignInTokens> {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const sign = (person: Person, audience: string, claims: Record<string, string>): Promise<string> =>
    new SignJWT({
      tid: tenantId,
      oid: person.objectId,
      name: person.name,
      preferred_username: person.email,
      upn: person.email,
      ...claims,
    })
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT' })
      .setIssuer(issuer)
      .setSubject(person.key)
      .setAudience(audience)
      .setIssuedAt()
      .setExpirationTime(`${tokenLifetime}s`)
      .sign(privateKey);
  return {
    issuer,
    issue: async (person, audience, clientId) => ({
      accessToken: await sign(person, audience, { scp: 'AllSites.Manage', appid: clientId }),
      idToken: await sign(person, clientId, {}),
      expiresIn: tokenLifetime,
    }),
    verify: async (token, audience) => {
      try {
        const { payload } = await jwtVerify(token, publicKey, { issuer, audience, algorithms: ['RS256'] });
        return payload.sub === undefined ? undefined : personByKey(payload.sub);
      } catch (error) {
        if (error instanceof errors.JOSEError) return undefined;
        throw error;
      }
    },
  };
}
