const firstWait = 500;
const longestBackoff = 30_000;
/** A service that asks for more than this is not waited for: the person is told instead. */
export const longestWait = 300_000;

function seconds(text: string | null): number | undefined {
  return text !== null && /^\s*\d+(\.\d+)?\s*$/.test(text) ? Number(text) * 1000 : undefined;
}

/**
 * How long the service asks to be left alone, in milliseconds: Retry-After as seconds or as an HTTP date (measured against the
 * answer's own Date, since the clock of the person's machine may be wrong), else the reset of the rate limit if it is used up.
 */
export function askedWait(headers: Headers, now: number): number | undefined {
  const retryAfter = headers.get('Retry-After');
  const asSeconds = seconds(retryAfter);
  if (asSeconds !== undefined) return asSeconds;
  const date = Date.parse(retryAfter ?? '');
  if (!Number.isNaN(date)) {
    const answered = Date.parse(headers.get('Date') ?? '');
    return Math.max(0, date - (Number.isNaN(answered) ? now : answered));
  }
  return seconds(headers.get('RateLimit-Remaining')) === 0 ? seconds(headers.get('RateLimit-Reset')) : undefined;
}

/**
 * How long to wait before the next try, in milliseconds.
 * @param asked what the service asked for; it is never undercut, and spread by up to a tenth
 * @param failures how many tries have failed: without a word of the service, the wait doubles each time
 * @param random from 0 to 1, so that many clients do not come back at the same moment
 */
export function nextWait(asked: number | undefined, failures: number, random: number): number {
  if (asked !== undefined) return Math.ceil(asked * (1 + random / 10) + random * 250);
  return Math.ceil(Math.min(longestBackoff, firstWait * 2 ** (failures - 1)) * (0.5 + random / 2));
}
