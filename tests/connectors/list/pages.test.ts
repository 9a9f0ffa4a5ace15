import {
  connectSite,
  listConnector,
  provision,
  ThresholdError,
  UnexpectedAnswerError,
  type ListConnector,
} from '@phb/connectors';
import { targets, type ETag } from '@phb/schemas';
import { nextETag } from '../../../connectors/list/update.js';
import { localSharePoint, type LocalSharePoint } from '../localSharePoint.js';
import { scriptedServer } from '../scriptedServer.js';

const many = 5_600;
let local: LocalSharePoint;
let goals: ListConnector<typeof targets>;
beforeAll(async () => {
  local = await localSharePoint();
  await provision(local.connectDirectly('/sites/phb', 'owner'), [targets]);
  goals = listConnector(local.connect('/sites/phb', 'visitor'), targets);
  const outcomes = await goals.write(
    Array.from({ length: many }, (_, count) => ({
      add: {
        measure: 'People with a personal health budget' as const,
        financialYear: count < 10 ? '2018/19' : '2019/20',
        count,
      },
    })),
  );
  expect(outcomes.filter((outcome) => !outcome.ok)).toEqual([]);
});
beforeEach(() => {
  local.passed.length = 0;
});
afterAll(() => local.close());

const numbers = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, index) => from + index);

describe('reading page by page', () => {
  it('follows the links to the end, each row once, in order', async () => {
    const seen: number[] = [];
    let pages = 0;
    for await (const page of goals.pages({ pageSize: 1_000 })) {
      pages += 1;
      seen.push(...page.rows.map(({ count }) => count));
    }
    expect(seen).toEqual(numbers(0, many));
    expect(pages).toBe(6);
  });

  it('reads 100 rows at once if nothing is said', async () => {
    for await (const page of goals.pages()) {
      expect(page.rows).toHaveLength(100);
      break;
    }
    expect(local.passed).toHaveLength(1);
  });

  it('asks an indexed filter as it is where few rows match', async () => {
    const { rows } = await goals.all({ where: { column: 'financialYear', is: 'eq', value: '2018/19' } });
    expect(rows.map(({ count }) => count)).toEqual(numbers(0, 10));
    expect(local.passed).toHaveLength(1);
  });

  it('asks again in windows of ids where more rows match than SharePoint allows', async () => {
    const { rows } = await goals.all({ where: { column: 'financialYear', is: 'eq', value: '2019/20' } });
    expect(rows.map(({ count }) => count)).toEqual(numbers(10, many));
    const back = await goals.all({
      where: { column: 'financialYear', is: 'eq', value: '2019/20' },
      orderBy: { column: 'id', descending: true },
    });
    expect(back.rows).toHaveLength(many - 10);
    expect(back.rows[0]?.count).toBe(many - 1);
  });

  it('says so where such a filter also wants another order', async () => {
    const query = {
      where: { column: 'financialYear', is: 'eq', value: '2019/20' },
      orderBy: { column: 'measure' },
    } as const;
    await expect(goals.all(query)).rejects.toThrow(ThresholdError);
  });

  it('stops when the caller does', async () => {
    const controller = new AbortController();
    const read = async (): Promise<void> => {
      for await (const page of goals.pages({ pageSize: 100 }, controller.signal)) {
        expect(page.rows).toHaveLength(100);
        controller.abort();
      }
    };
    await expect(read()).rejects.toMatchObject({ name: 'AbortError' });
    expect(local.passed).toHaveLength(1);
  });

  it('goes on past an empty page, and follows no link out of the site with its token', async () => {
    const item = { Id: 1, Title: 'T-2', Modified: '2020-01-01T00:00:00Z', 'odata.etag': '"x,1"' };
    let leads = '/sites/phb/_api/next';
    const server = await scriptedServer((request) =>
      request.url.endsWith('/_api/next')
        ? { body: { value: [item] } }
        : {
            body: {
              value: [],
              'odata.nextLink': leads.startsWith('/') ? `${server.webUrl.replace('/sites/phb', '')}${leads}` : leads,
            },
          },
    );
    const site = connectSite(server.webUrl, { kind: 'token', getToken: () => Promise.resolve('secret') });
    const pages = [];
    for await (const page of listConnector(site, targets).pages()) pages.push(page);
    expect(pages.map((page) => page.rows.length + page.unreadable.length)).toEqual([0, 1]);
    leads = 'https://elsewhere.example/sites/phb/_api/next';
    await expect(listConnector(site, targets).all()).rejects.toThrow(UnexpectedAnswerError);
    await server.close();
  });
});

describe('the tag of a new version', () => {
  const before = '"0b1a,7"' as ETag;
  it('is what the service says, or the next number where the browser may not read it', () => {
    expect(nextETag('"0b1a,9"', before)).toBe('"0b1a,9"');
    expect(nextETag(null, before)).toBe('"0b1a,8"');
  });
});
