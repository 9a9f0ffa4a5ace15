import { askedWait, nextWait } from '../../../connectors/session/waiting.js';

const now = Date.UTC(2026, 10, 21, 12, 0, 0);

describe('how long the service asks to be left alone', () => {
  it('reads Retry-After in seconds', () => {
    expect(askedWait(new Headers({ 'Retry-After': '31' }), now)).toBe(31_000);
  });

  it('reads Retry-After as an HTTP date', () => {
    expect(askedWait(new Headers({ 'Retry-After': 'Sat, 21 Nov 2026 12:00:20 GMT' }), now)).toBe(20_000);
  });

  it('measures an HTTP date against the clock of the server, not that of the machine', () => {
    const headers = new Headers({
      'Retry-After': 'Sat, 21 Nov 2026 15:00:20 GMT',
      Date: 'Sat, 21 Nov 2026 15:00:00 GMT',
    });
    expect(askedWait(headers, now)).toBe(20_000);
  });

  it('takes a date that has passed as now', () => {
    expect(askedWait(new Headers({ 'Retry-After': 'Sat, 21 Nov 2026 11:59:00 GMT' }), now)).toBe(0);
  });

  it('reads the reset of the rate limit once nothing is left of it, and not before', () => {
    expect(askedWait(new Headers({ 'RateLimit-Remaining': '0', 'RateLimit-Reset': '7' }), now)).toBe(7_000);
    expect(askedWait(new Headers({ 'RateLimit-Remaining': '12', 'RateLimit-Reset': '7' }), now)).toBeUndefined();
  });

  it('makes nothing of a header that says nothing', () => {
    expect(askedWait(new Headers({ 'Retry-After': 'soon' }), now)).toBeUndefined();
    expect(askedWait(new Headers(), now)).toBeUndefined();
  });
});

describe('the wait before the next try', () => {
  it('never undercuts what was asked for, and spreads it', () => {
    expect(nextWait(10_000, 1, 0)).toBe(10_000);
    expect(nextWait(10_000, 1, 0.999)).toBeGreaterThan(10_900);
  });

  it('doubles without a word of the service, with jitter and a cap', () => {
    expect([1, 2, 3, 4].map((failures) => nextWait(undefined, failures, 0.999_999))).toEqual([500, 1000, 2000, 4000]);
    expect(nextWait(undefined, 2, 0)).toBe(500);
    expect(nextWait(undefined, 30, 0.999_999)).toBe(30_000);
  });
});
