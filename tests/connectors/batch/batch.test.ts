import { composeBatch, inBatches, type BatchPart } from '../../../connectors/batch/compose.js';
import { parseBatch } from '../../../connectors/batch/parse.js';
import fc from 'fast-check';

const url = 'https://x.example/sites/phb/_api/web/items';
const get: BatchPart = { method: 'GET', url };
const post = (body: string): BatchPart => ({ method: 'POST', url, body });

describe('writing a batch', () => {
  it('puts reads alone and writes that follow each other into one change set, in order', () => {
    const text = composeBatch(
      [get, post('{"a":1}'), { ...post('{"b":2}'), method: 'MERGE', headers: { 'If-Match': '"x,1"' } }, get],
      'id',
    );
    expect(
      text.split('\n').filter((line) => /^(--|GET|POST|MERGE|Content-Type: multipart|If-Match|\{)/.test(line)),
    ).toEqual([
      '--batch_id',
      `GET ${url} HTTP/1.1`,
      '--batch_id',
      'Content-Type: multipart/mixed; boundary="changeset_id_1"',
      '--changeset_id_1',
      `POST ${url} HTTP/1.1`,
      '{"a":1}',
      '--changeset_id_1',
      `MERGE ${url} HTTP/1.1`,
      'If-Match: "x,1"',
      '{"b":2}',
      '--changeset_id_1--',
      '--batch_id',
      `GET ${url} HTTP/1.1`,
      '--batch_id--',
    ]);
  });

  it('lets no value begin a header of its own', () => {
    expect(() => composeBatch([{ ...get, headers: { 'If-Match': 'x\nAuthorization: y' } }], 'id')).toThrow(TypeError);
    expect(() => composeBatch([{ method: 'GET', url: `${url} HTTP/1.1\r\nX: y` }], 'id')).toThrow(TypeError);
  });

  it('cuts work into runs of at most 100 and of a size that is taken, losing nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(60_000), { maxLength: 250 }), (sizes) => {
        const parts = sizes.map((size) => post('x'.repeat(size)));
        const runs = inBatches(parts, (part) => part);
        expect(runs.flat()).toEqual(parts);
        for (const run of runs) {
          expect(run.length).toBeLessThanOrEqual(100);
          if (run.length > 1) expect(composeBatch(run, 'id').length).toBeLessThan(1_000_000);
        }
      }),
      { numRuns: 20 },
    );
  });
});

const part = (status: string, headers: string, body: string, end: string): string =>
  [
    'Content-Type: application/http',
    'Content-Transfer-Encoding: binary',
    '',
    `HTTP/1.1 ${status}`,
    headers,
    '',
    body,
    '',
  ].join(end);

describe('reading the answer of a batch', () => {
  it.each(['\n', '\r\n'])('reads parts one after the other, whatever the line ends', (end) => {
    const text =
      [
        `--batchresponse_1${end}${part('201 Created', 'ETag: "a:b,1"', '{"Id":1}', end)}`,
        `--batchresponse_1${end}${part('204 No Content', 'ETAG: "c,2"', '', end)}`,
        `--batchresponse_1${end}${part('429 Too Many Requests', 'Retry-After: 5', '{"x":"two\\nlines"}', end)}`,
      ].join('') + `--batchresponse_1--${end}`;
    const answers = parseBatch(text, 'multipart/mixed; boundary="batchresponse_1"');
    expect(answers?.map(({ status, body }) => [status, body])).toEqual([
      [201, '{"Id":1}'],
      [204, ''],
      [429, '{"x":"two\\nlines"}'],
    ]);
    expect(answers?.[0]?.headers.get('ETag')).toBe('"a:b,1"');
    expect(answers?.[2]?.headers.get('retry-after')).toBe('5');
  });

  it('reads change sets nested as OData has them', () => {
    const inner = `--cs\n${part('201 Created', 'A: b', '{}', '\n')}--cs\n${part('204 No Content', 'A: b', '', '\n')}--cs--\n`;
    const text = `--br\nContent-Type: multipart/mixed; boundary=cs\n\n${inner}--br\n${part('200 OK', 'A: b', '[]', '\n')}--br--\n`;
    expect(parseBatch(text, 'multipart/mixed; boundary=br')?.map(({ status }) => status)).toEqual([201, 204, 200]);
  });

  it('knows an answer that was cut anywhere before its end', () => {
    const whole = `--br\n${part('201 Created', 'A: b', '{"Id":1}', '\n')}--br\n${part('200 OK', 'A: b', '{"Id":2}', '\n')}--br--`;
    expect(parseBatch(`${whole}\n`, '')).toHaveLength(2);
    for (let length = 0; length < whole.length; length += 1) {
      const cut = parseBatch(whole.slice(0, length), 'multipart/mixed; boundary=br');
      expect(cut?.length === 2 ? length : undefined).toBeUndefined();
    }
    expect(parseBatch('<html></html>', 'text/html')).toBeUndefined();
  });
});
