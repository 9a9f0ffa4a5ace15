/** Whatever is sent: an answer in the shape of SharePoint, never a fault, a crash or a hang. */
import { chance } from '../../../../workbench/sharepoint/refusals/rule.js';
import { batchBody, send } from '../../../contract/wire.js';
import { changed, expectRefused, shuffledLines, useBench } from './bench.js';

const bench = useBench();

describe('batches', () => {
  const headers = (type = 'multipart/mixed; boundary=b') => ({ 'Content-Type': type });
  const sendBody = (body: string, type?: string) =>
    send(bench().run.target, { method: 'POST', path: '$batch', body, headers: headers(type) });
  const good = () => {
    const url = `${bench().run.target.webUrl}/_api/${bench().list.path('items')}`;
    return batchBody('b', [
      { method: 'POST', url, body: { Title: 'x' } },
      { method: 'GET', url: `${url}?$top=1` },
      { method: 'MERGE', url: `${url}(1)`, body: { Amount: 2 }, headers: { 'if-match': '*' } },
    ]);
  };

  it.each([
    ['no boundary', 'multipart/mixed'],
    ['an empty boundary', 'multipart/mixed; boundary='],
    ['an empty quoted boundary', 'multipart/mixed; boundary=""'],
    ['a boundary of 100,000 characters', `multipart/mixed; boundary=${'b'.repeat(10_000)}`],
    ['a boundary of blanks', 'multipart/mixed; boundary="   "'],
    ['a pattern as boundary', 'multipart/mixed; boundary=(a+)+$'],
    ['another type', 'multipart/form-data; boundary=b'],
    ['many semicolons', `multipart/mixed${';'.repeat(5_000)}boundary`],
  ])('with %s are refused', async (_, type) => {
    expectRefused(await sendBody(good(), type));
  });

  it.each([
    ['nothing', ''],
    ['only delimiters', '--b\n--b\n--b--\n'],
    ['only the end', '--b--\n'],
    ['a change set without an end', '--b\nContent-Type: multipart/mixed; boundary=c\n\n--c\n--b--\n'],
    [
      'a change set in a change set',
      '--b\nContent-Type: multipart/mixed; boundary=c\n\n--c\nContent-Type: multipart/mixed; boundary=d\n\n--d--\n--c--\n--b--\n',
    ],
    [
      'a change set with the boundary of the batch',
      '--b\nContent-Type: multipart/mixed; boundary=b\n\n--b\n--b--\n--b--\n',
    ],
    ['a part that is no HTTP', '--b\nContent-Type: application/json\n\n{}\n--b--\n'],
    ['a request line without an address', '--b\nContent-Type: application/http\n\nGET HTTP/1.1\n\n--b--\n'],
    ['a request of another version', '--b\nContent-Type: application/http\n\nGET /x HTTP/x\n\n--b--\n'],
    ['a header without a colon', '--b\nContent-Type: application/http\n\nGET /x HTTP/1.1\nnope\n\n--b--\n'],
    ['3 million blank lines', `--b\n${'\n'.repeat(2_000_000)}--b--\n`],
  ])('of %s are refused', async (_, body) => {
    expectRefused(await sendBody(body));
  });

  it('with parts of odd verbs and addresses answer each part', async () => {
    const requests = [
      'GET ftp://x/y',
      'GET //evil/_api/web',
      'GET ?x',
      'TRACE /sites/dev/_api/web',
      'GET http://',
      'GET /sites/dev/_api/web/%zz',
    ];
    requests.push(
      'POST /sites/dev/_api/$batch',
      'get /sites/dev/_api/web',
      'GET /sites/dev/_api/__proto__',
      'GET web/title',
      'GET /_api/web',
    );
    const parts = requests.map(
      (line) => `--b\nContent-Type: application/http\n\n${line} HTTP/1.1\naccept: application/json\n\n`,
    );
    const answer = await sendBody(`${parts.join('')}--b--\n`);
    expect(answer.status === 400 || answer.status === 200).toBe(true);
    for (const line of requests) {
      const one = await sendBody(
        `--b\nContent-Type: application/http\n\n${line} HTTP/1.1\naccept: application/json\n\n--b--\n`,
      );
      expect([line, one.status === 400 || /\nHTTP\/1\.1 [24]\d\d /.test(one.text)]).toEqual([line, true]);
    }
  });

  it('changed at random are answered or refused', async () => {
    const random = chance(8);
    const text = good();
    for (let round = 0; round < 1_000; round += 1) {
      const answer = await sendBody(round % 2 === 0 ? changed(text, random) : shuffledLines(text, random));
      if (answer.status !== 200) expectRefused(answer);
      expect(answer.text).not.toContain('"-1, System.Exception"');
    }
  });
});
