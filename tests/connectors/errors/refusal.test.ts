import { refusalError } from '../../../connectors/errors/refusal.js';
import { sharePointError } from '../scriptedServer.js';

const refused = (
  status: number,
  body: unknown = {},
  more: { method?: string; unclear?: boolean; wait?: number } = {},
) =>
  refusalError({
    method: more.method ?? 'POST',
    path: '/_api/web',
    status,
    headers: new Headers({ 'request-id': 'r-1' }),
    body: typeof body === 'string' ? body : JSON.stringify(body),
    ...(more.unclear === undefined ? {} : { unclear: more.unclear }),
    wait: more.wait,
  });
const spException = 'Microsoft.SharePoint.SPException';

describe('what a refusal means', () => {
  it.each([
    [403, -2130575252, 'DigestError'],
    [409, -2130575305, 'ConflictError'],
    [500, -2130575169, 'DuplicateError'],
    [500, -2130575162, 'ValidationFailedError'],
    [500, -2130575163, 'ValidationFailedError'],
    [500, -2147024860, 'ThresholdError'],
    [500, -2147024749, 'ThresholdError'],
    [500, -1, 'ConnectorError'],
    [412, -1, 'ConflictError'],
    [404, -2130575338, 'NotFoundError'],
    [403, -2147024891, 'NoAccessError'],
    [401, -2147024891, 'NoAccessError'],
    [429, -1, 'ThrottledError'],
    [503, -1, 'ThrottledError'],
    [504, -1, 'TimeoutError'],
  ])('tells %i %i to be a %s', (status, code, name) => {
    const error = refused(status, sharePointError(code, spException, 'Something.'));
    expect(error).toMatchObject({ name, status, sharePointCode: code, requestId: 'r-1' });
    expect(error.sentence).toMatch(/^[A-Z“].*[.]$/s);
  });

  it('reads the other forms of an error body, and none', () => {
    const verbose = {
      error: { code: `-2130575169, ${spException}`, message: { lang: 'en-US', value: 'x [NHS number].' } },
    };
    expect(refused(500, verbose)).toMatchObject({ name: 'DuplicateError', column: 'NHS number' });
    expect(refused(500, '<html>Bad gateway</html>')).toMatchObject({
      name: 'ConnectorError',
      sharePointCode: undefined,
    });
    expect(refused(502, '')).toMatchObject({ name: 'TimeoutError', retryable: true });
  });

  it('says what was and was not saved', () => {
    expect(refused(403).sentence).toContain('Nothing was saved.');
    expect(refused(503, {}, { unclear: true }).sentence).toContain('It is not known whether it was saved');
    expect(refused(403, {}, { method: 'GET' }).sentence).not.toContain('saved');
  });

  it('says when to try again', () => {
    expect(refused(429, {}, { wait: 20_000 }).sentence).toContain('in a minute');
    expect(refused(429, {}, { wait: 150_000 }).sentence).toContain('in 3 minutes');
  });

  it('keeps the values of rows out of the message for the log', () => {
    const error = refused(500, sharePointError(-2130575162, spException, 'Demo-Hartley may not be empty.'));
    expect(error.message).not.toContain('Demo-Hartley');
    expect(error.sentence).toContain('Demo-Hartley');
  });
});
