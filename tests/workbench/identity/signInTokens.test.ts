import { people, personByKey } from '../../../workbench/identity/people.js';
import type { Person } from '../../../workbench/identity/people.js';
import { openSignInTokens } from '../../../workbench/identity/signInTokens.js';

const issuer = 'http://localhost:4300/_workbench';
const audience = 'http://localhost:4300';

function person(key: string): Person {
  const found = personByKey(key);
  if (found === undefined) throw new Error(`nobody is called ${key}`);
  return found;
}

describe('sign-in tokens', () => {
  it('are the person’s that they were issued to', async () => {
    const tokens = await openSignInTokens(issuer);
    for (const each of people) {
      const { accessToken } = await tokens.issue(each, audience, 'client');
      expect((await tokens.verify(accessToken, audience))?.key).toBe(each.key);
    }
  });

  it('are nobody’s for another origin, tampered with, or signed by an earlier start', async () => {
    const tokens = await openSignInTokens(issuer);
    const { accessToken, idToken } = await tokens.issue(person('manager'), audience, 'client');
    const [head = '', , signature = ''] = accessToken.split('.');
    const claims = Buffer.from(JSON.stringify({ sub: 'administrator', iss: issuer, aud: audience })).toString(
      'base64url',
    );
    expect(await tokens.verify(accessToken, 'http://localhost:9')).toBeUndefined();
    expect(await tokens.verify(`${head}.${claims}.${signature}`, audience)).toBeUndefined();
    expect(await tokens.verify(idToken, audience)).toBeUndefined();
    expect(await tokens.verify('demo-manager', audience)).toBeUndefined();
    const later = await openSignInTokens(issuer);
    expect(await later.verify(accessToken, audience)).toBeUndefined();
  });

  it('say when they end', async () => {
    const tokens = await openSignInTokens(issuer);
    const { accessToken, expiresIn } = await tokens.issue(person('manager'), audience, 'client');
    const payload: unknown = JSON.parse(Buffer.from(accessToken.split('.')[1] ?? '', 'base64url').toString());
    expect(payload).toMatchObject({ aud: audience, sub: 'manager' });
    const { exp, iat } = payload as { exp: number; iat: number };
    expect(exp - iat).toBe(expiresIn);
  });
});
