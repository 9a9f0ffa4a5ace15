import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { people } from '../../../workbench/identity/people.js';
import type { PersonKey } from '../../../workbench/identity/people.js';
import { workbenchOrigin } from '../harness/visit.js';

/** The two sites as they stand in addresses. */
export const sitePaths = { register: '/sites/phb', partnership: '/sites/phb-partner' } as const;
export type SiteName = keyof typeof sitePaths;

/** A row as the list service answers it: names and values as they stand in SharePoint. */
export interface Item {
  readonly Id: number;
  readonly Title: string;
  readonly [column: string]: unknown;
}

/** The documented token of one of the workbench's people. */
export function tokenOf(key: PersonKey): string {
  const person = people.find((one) => one.key === key);
  if (person === undefined) throw new Error(`Nobody in the workbench is called ${key}.`);
  return person.token;
}

interface Sent {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Asks the workbench as a script would, with the person's token: no browser and no code of the product. */
export function ask(person: PersonKey, path: string, sent: Sent = {}): Promise<Response> {
  return fetch(workbenchOrigin() + path, {
    ...sent,
    redirect: 'manual',
    headers: {
      accept: 'application/json;odata=nometadata',
      authorization: `Bearer ${tokenOf(person)}`,
      ...sent.headers,
    },
  });
}

/** What the workbench answered, as it stands on the wire. */
interface Answer {
  readonly status: number;
  readonly text: string;
}

/** Sends a request with its path exactly as written (fetch tidies dots and slashes) and only the headers that are given. */
export function askExactly(path: string, sent: Sent): Promise<Answer> {
  const { hostname, port } = new URL(workbenchOrigin());
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path, method: sent.method ?? 'GET', headers: sent.headers ?? {} });
    asked.once('error', reject);
    asked.once('response', (response) => {
      text(response).then((body) => resolve({ status: response.statusCode ?? 0, text: body }), reject);
    });
    asked.end(sent.body);
  });
}

/** The address of a list's rows. */
export function itemsPath(site: SiteName, list: string): string {
  return `${sitePaths[site]}/_api/web/lists/getbytitle('${encodeURIComponent(list.replaceAll("'", "''"))}')/items`;
}

/** Every row of a list that the query leaves, page after page. */
export async function items(
  person: PersonKey,
  site: SiteName,
  list: string,
  query: Readonly<Record<string, string>> = {},
): Promise<readonly Item[]> {
  const found: Item[] = [];
  let next: string | undefined =
    `${itemsPath(site, list)}?${new URLSearchParams({ $top: '5000', ...query }).toString()}`;
  while (next !== undefined) {
    const answer = await ask(person, next);
    if (!answer.ok) throw new Error(`${list}: the list service answered ${answer.status}: ${await answer.text()}`);
    const page: { value: Item[]; 'odata.nextLink'?: string } = await answer.json();
    found.push(...page.value);
    next = page['odata.nextLink']?.slice(workbenchOrigin().length);
  }
  return found;
}

/** The one row of a list that has this reference. */
export async function item(person: PersonKey, site: SiteName, list: string, reference: string): Promise<Item> {
  const [found, ...others] = await items(person, site, list, { $filter: `Title eq '${reference}'` });
  if (found === undefined || others.length > 0) throw new Error(`${list} has no one row ${reference}.`);
  return found;
}

/** Changes a row whatever it holds now, as a script or a flow would. */
export async function change(
  person: PersonKey,
  site: SiteName,
  list: string,
  row: Item,
  values: Readonly<Record<string, unknown>>,
): Promise<void> {
  const answer = await ask(person, `${itemsPath(site, list)}(${row.Id})`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-http-method': 'MERGE', 'if-match': '*' },
    body: JSON.stringify(values),
  });
  if (!answer.ok) throw new Error(`${list}: the list service answered ${answer.status}: ${await answer.text()}`);
}

/** Puts a row into the recycle bin, so that what a path added does not stand in the counts of others. */
export async function recycle(person: PersonKey, site: SiteName, list: string, row: Item): Promise<void> {
  const answer = await ask(person, `${itemsPath(site, list)}(${row.Id})/recycle()`, { method: 'POST' });
  if (!answer.ok) throw new Error(`${list}: the list service answered ${answer.status}: ${await answer.text()}`);
}
