import { z } from '@phb/schemas';
import type { Clock } from './clock.js';
import { UnexpectedAnswerError } from '../errors/kinds.js';
import type { SignIn } from './site.js';

/** What a request carries to say who asks. */
export interface Credentials {
  readonly mode: RequestCredentials;
  headers(method: string): Promise<Readonly<Record<string, string>>>;
  /** Called when a request was refused as not trusted (nothing was carried out): whether it is worth sending again. */
  renew(status: number, isDigestRefusal: boolean): boolean;
}

/** Sends a request that is part of signing in, which itself carries no digest. */
export type PlainPost = (path: string) => Promise<string>;

const contextInfo = z.object({ FormDigestValue: z.string(), FormDigestTimeoutSeconds: z.number() });
/** A digest is not used in its last minute: it could end on the way. */
const margin = 60_000;

function readContextInfo(body: string): z.infer<typeof contextInfo> {
  try {
    return contextInfo.parse(JSON.parse(body));
  } catch (cause) {
    throw new UnexpectedAnswerError({
      message: 'POST /_api/contextinfo: not an answer of SharePoint',
      sentence: 'Your sign-in to SharePoint may have ended. Nothing was saved. Reload the page and try again.',
      cause,
    });
  }
}

/** The cookies of the page, and its form digest for writes: fetched once, shared, renewed before it ends or when it is refused. */
function pageCredentials(post: PlainPost, clock: Clock): Credentials {
  let digest: Promise<{ readonly value: string; readonly until: number }> | undefined;
  const fetchDigest = async (): Promise<{ readonly value: string; readonly until: number }> => {
    const info = readContextInfo(await post('/_api/contextinfo'));
    return { value: info.FormDigestValue, until: clock.now() + info.FormDigestTimeoutSeconds * 1000 - margin };
  };
  const kept = (): typeof digest => digest;
  const current = async (): Promise<string> => {
    const known = (digest ??= fetchDigest());
    try {
      const { value, until } = await known;
      if (clock.now() < until) return value;
    } catch (error) {
      if (kept() === known) digest = undefined;
      throw error;
    }
    // Meanwhile another request may have fetched the next one.
    const latest = kept();
    digest = latest === undefined || latest === known ? fetchDigest() : latest;
    return (await digest).value;
  };
  return {
    mode: 'same-origin',
    async headers(method): Promise<Readonly<Record<string, string>>> {
      return method === 'GET' ? {} : { 'X-RequestDigest': await current() };
    },
    renew(_status, isDigestRefusal) {
      if (isDigestRefusal) digest = undefined;
      return isDigestRefusal;
    },
  };
}

/** A bearer token: no cookies, no digest. */
function tokenCredentials(webUrl: string, getToken: (webUrl: string) => Promise<string>): Credentials {
  return {
    mode: 'omit',
    headers: async () => ({ Authorization: `Bearer ${await getToken(webUrl)}` }),
    // The token may have ended between being given and arriving. Its giver makes a new one then.
    renew: (status) => status === 401,
  };
}

export function credentialsFor(signIn: SignIn, webUrl: string, post: PlainPost, clock: Clock): Credentials {
  return signIn.kind === 'page'
    ? pageCredentials(post, clock)
    : tokenCredentials(webUrl, (url) => signIn.getToken(url));
}
