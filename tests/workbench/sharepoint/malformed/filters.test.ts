/** Whatever is sent: an answer in the shape of SharePoint, never a fault, a crash or a hang. */
import { chance } from '../../../../workbench/sharepoint/refusals/rule.js';
import { batchBody, send } from '../../../contract/wire.js';
import { errorShape, expectAnswer, useBench } from './bench.js';

const bench = useBench();

describe('filters', () => {
  const ask = (filter: string) =>
    bench().list.send({ method: 'GET', path: `items?$filter=${encodeURIComponent(filter)}` });
  const inBatch = async (filter: string) => {
    const url = `${bench().run.target.webUrl}/_api/${bench().list.path('items')}?$filter=${encodeURIComponent(filter)}`;
    const body = batchBody('b', [{ method: 'GET', url }]);
    const headers = { 'Content-Type': 'multipart/mixed; boundary=b' };
    return send(bench().run.target, { method: 'POST', path: '$batch', body, headers });
  };

  it('that are nested too deeply or have too many terms are refused', async () => {
    for (const filter of [
      `${'('.repeat(10_000)}Amount eq 1${')'.repeat(10_000)}`,
      `${'not ('.repeat(10_000)}Amount eq 1${')'.repeat(10_000)}`,
      `${'not '.repeat(3_000)}Flag`,
      Array.from({ length: 5_000 }, (_, index) => `Amount eq ${index}`).join(' or '),
      Array.from({ length: 5_000 }, (_, index) => `Amount ne ${index}`).join(' and '),
      `Title eq '${"''".repeat(100_000)}`,
    ]) {
      const answer = await inBatch(filter);
      expect(answer.status).toBe(200);
      expect(answer.text).toMatch(/\nHTTP\/1\.1 400 /);
      expect(answer.text).toMatch(errorShape);
    }
  });

  it('of 500 terms work', async () => {
    const filter = Array.from({ length: 500 }, (_, index) => `Amount eq ${index}`).join(' or ');
    expect((await inBatch(filter)).text).toMatch(/\nHTTP\/1\.1 200 /);
  });

  it('made of odd words in any order are answered or refused', async () => {
    const words = [
      ...['(', ')', ',', 'and', 'or', 'not', 'eq', 'ne', 'lt', 'ge', 'startswith', 'substringof', 'year', 'Title'],
      ...['Amount', 'Day', 'Who', 'WhoId', 'Who/Title', 'Ticks', 'Link', 'Flag', 'ID', 'FileRef', 'ContentTypeId'],
      ...["'x'", "''", '1', '-1.5e300', '1e999', 'null', 'true', "datetime'2020-01-01'", "guid'x'", '@a', '/', '$'],
      ...['Attachments', 'Author/Name', '_x', 'OData__UIVersionString', "datetime'2020-99-99'", 'NaN', 'INF', '""'],
    ];
    const random = chance(6);
    for (let round = 0; round < 1_500; round += 1) {
      const length = 1 + Math.floor(random() * 9);
      const filter = Array.from({ length }, () => words[Math.floor(random() * words.length)]).join(' ');
      const answer = await ask(filter);
      if (answer.status !== 200) expectAnswer(answer);
    }
  });

  it('and other options of odd values are answered or refused', async () => {
    const values = ['', ' ', ',', '/', '*', '**', 'Who', 'Who/', 'Who/Title', '/Title', 'Title/Title', '__proto__'];
    const more = [
      'Title desc desc',
      '-1',
      '1.5',
      '5001',
      'NaN',
      "'",
      'Paged=TRUE',
      'Paged=TRUE&p_ID=x',
      '\u0000',
      '@x',
    ];
    for (const option of ['$select', '$expand', '$orderby', '$top', '$skip', '$skiptoken', '$filter', '$count']) {
      for (const value of [...values, ...more]) {
        for (const rest of ['', '&$select=Who/Title&$expand=Who', '&$orderby=Amount']) {
          expectAnswer(await bench().list.send({ path: `items?${option}=${encodeURIComponent(value)}${rest}` }));
        }
      }
    }
    const token = (text: string) =>
      bench().list.send({ path: `items?$orderby=Amount&$skiptoken=${encodeURIComponent(text)}` });
    for (const text of [
      'Paged=TRUE&p_ID=1e400',
      'Paged=TRUE&p_ID=1&p_Amount=x',
      'Paged=TRUE&p_ID=1&PagedPrev=TRUE',
      '%',
    ]) {
      expectAnswer(await token(text));
    }
  });
});
