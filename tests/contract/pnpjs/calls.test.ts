/** Every call that PnPjs publishes, tried once: the rows of docs/pnpjs-calls.md. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { InjectHeaders } from '@pnp/queryable';
import { spfi } from '@pnp/sp';
import type { SPFI } from '@pnp/sp';
import { SPBrowser } from '@pnp/sp/behaviors/spbrowser.js';
import '@pnp/sp/presets/all.js';

import type { Person, Target } from '../target.js';
import { loginOf, openTarget } from '../target.js';
import { freshTitle } from '../wire.js';
import type { Bench } from './call.js';
import { groups } from './groups.js';
import { publishedCalls } from './published.js';
import { callTable } from './table.js';

let target: Target;

beforeAll(async () => {
  target = await openTarget();
});

afterAll(() => target.close());

function clientOf(person: Person): SPFI {
  const headers = { Authorization: target.authorization(person) };
  return spfi(target.webUrl).using(SPBrowser({ baseUrl: target.webUrl }), InjectHeaders(headers));
}

describe.each(groups)('$noun', ({ noun, calls }) => {
  let bench: Bench;

  beforeAll(async () => {
    const sp = clientOf('owner');
    const title = freshTitle(noun);
    await sp.web.lists.add(title, '', 100);
    bench = { sp, webUrl: target.webUrl, list: sp.web.lists.getByTitle(title), login: loginOf, as: clientOf };
  });

  afterAll(() => bench.list.delete());

  it.each(calls)('$call: $outcome', (each) => each.run(bench));
});

it('leaves no published call out, and lists none twice', () => {
  const listed = groups.flatMap(({ calls }) => calls.flatMap(({ call }) => call.split(', ')));
  expect([...listed].sort().filter((call, index, all) => call === all[index - 1])).toEqual([]);
  const missing = publishedCalls().filter((call) => !listed.includes(call));
  expect(missing).toEqual([]);
});

it('says of every call that does not simply work how it differs', () => {
  const unsaid = groups.flatMap(({ calls }) => calls.filter(({ outcome, note }) => outcome !== 'works' && !note));
  expect(unsaid).toEqual([]);
});

/** UPDATE_DOCS=1 writes the table into the page; without it the page must have it already. */
it('is what docs/pnpjs-calls.md shows', () => {
  const file = path.join(__dirname, '../../../docs/pnpjs-calls.md');
  const page = readFileSync(file, 'utf8');
  const head = page.slice(0, page.indexOf('| of |'));
  if (process.env['UPDATE_DOCS'] === '1') writeFileSync(file, `${head}${callTable()}`);
  expect(readFileSync(file, 'utf8')).toBe(`${head}${callTable()}`);
});
