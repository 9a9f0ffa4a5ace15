/** The built tab as a person uses it in Teams: signed in by Teams, a case by its link, a change saved, another theme. */
import type { Frame, Locator } from 'playwright-core';
import { nextReadOfTab, workbenchOrigin } from '../harness/visit.js';
import type { Visit } from '../harness/visit.js';
import { browsing } from './browsing.js';
import { askExactly, item, items, sitePaths } from './plainHttp.js';
import type { Item } from './plainHttp.js';

const { open } = browsing();
const budgets = 'Personal health budgets';

/** A case that no other path touches. */
let spare: Item;
beforeAll(async () => {
  const all = await items('coordinator', 'register', budgets);
  const found = all.find((row) => row['Status'] === 'Live' && row['Category'] === 'Maternity');
  if (found === undefined) throw new Error('The demonstration set has no case of this kind.');
  spare = found;
});

/** The case in the tab, once it can be changed. */
async function caseInTab(document: Frame, reference: string): Promise<Locator> {
  const panel = document.getByRole('dialog', { name: reference });
  await panel.getByRole('button', { name: 'Edit the case' }).waitFor();
  return panel;
}

/** The document of the tab inside the frame, after the frame was sent elsewhere. */
async function tabOf(visited: Visit): Promise<Frame> {
  await visited.page.locator('#tab[data-state=shown]').waitFor();
  const frame = await (await visited.page.locator('#tab').elementHandle()).contentFrame();
  if (frame === null) throw new Error('The Teams frame shows no tab.');
  return frame;
}

it('is let in by a token of Teams for this person, this service and a quarter of an hour, and by no other', async () => {
  const visited = await open({ page: 'reports', person: 'manager' });
  const asked = nextReadOfTab(visited.page);
  await visited.page.goto(`${workbenchOrigin()}/teams?tab=reports`);
  const { authorization = '' } = await (await asked).allHeaders();
  const [head = '', body = '', signature = ''] = authorization.replace('Bearer ', '').split('.');
  const claims: Record<string, unknown> = JSON.parse(Buffer.from(body, 'base64url').toString('utf8'));
  expect(claims).toMatchObject({ aud: workbenchOrigin(), sub: 'manager', name: 'Priya Demo-Whitfield' });
  expect(Number(claims['exp']) - Number(claims['iat'])).toBe(15 * 60);

  const whoIs = async (token: string): Promise<{ status: number; text: string }> =>
    askExactly(`${sitePaths.register}/_api/web/currentuser`, {
      headers: { accept: 'application/json;odata=nometadata', authorization: `Bearer ${token}` },
    });
  const genuine = await whoIs(`${head}.${body}.${signature}`);
  expect(genuine.status).toBe(200);
  expect(JSON.parse(genuine.text)).toMatchObject({ Title: 'Priya Demo-Whitfield' });
  const other = Buffer.from(JSON.stringify({ ...claims, sub: 'administrator' })).toString('base64url');
  const none = Buffer.from(JSON.stringify({ alg: 'none', typ: 'JWT' })).toString('base64url');
  for (const forged of [`${head}.${other}.${signature}`, `${none}.${other}.`, `${head}.${body}.`])
    expect([forged.length, (await whoIs(forged)).status]).toEqual([forged.length, 401]);
  await tabOf(visited);
});

it('opens the case that a copied link names, and saves a change of it from the tab’s own origin', async () => {
  const visited = await open({ page: `/teams?tab=register&case=${spare.Title}`, person: 'coordinator' });
  const { page } = visited;
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const first = await caseInTab(visited.document, spare.Title);
  await first.getByRole('button', { name: 'Copy link' }).click();
  await first.getByRole('button', { name: 'Link copied' }).waitFor();
  const link = new URL(await page.evaluate(() => navigator.clipboard.readText()));
  expect(link.origin + link.pathname).toMatch(new RegExp(`^${workbenchOrigin()}/teams/l/entity/[^/]+/register$`));
  expect([...link.searchParams]).toEqual([['context', JSON.stringify({ subEntityId: spare.Title })]]);

  await page.goto(link.href);
  const document = await tabOf(visited);
  const panel = await caseInTab(document, spare.Title);
  await panel.getByRole('button', { name: 'Edit the case' }).click();
  const sent = page.waitForRequest(
    (request) => request.method() === 'POST' && new URL(request.url()).pathname.endsWith(`/items(${spare.Id})`),
  );
  await panel.getByRole('textbox', { name: 'Council', exact: true }).fill('Written in Teams');
  await panel.getByRole('button', { name: 'Save' }).click();
  const headers = await (await sent).allHeaders();
  expect(headers['origin']).toBe(new URL(document.url()).origin);
  expect(headers['origin']).not.toBe(workbenchOrigin());
  expect(headers['cookie']).toBeUndefined();
  await document.getByText(`${spare.Title} is saved.`).waitFor();
  expect(await item('coordinator', 'register', budgets, spare.Title)).toMatchObject({ Council: 'Written in Teams' });
});

it('takes on the theme that Teams changes to, with the case and what is typed still there, and axe finds nothing', async () => {
  const visited = await open({ page: `/teams?tab=register&case=${spare.Title}`, person: 'coordinator' });
  const { page, document } = visited;
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const panel = await caseInTab(document, spare.Title);
  await panel.getByRole('button', { name: 'Edit the case' }).click();
  const council = panel.getByRole('textbox', { name: 'Council', exact: true });
  await council.fill('Not saved yet');
  const colours = { Dark: 'rgb(41, 41, 41)', 'High contrast': 'rgb(0, 0, 0)', Light: 'rgb(255, 255, 255)' };
  for (const [theme, colour] of Object.entries(colours)) {
    await page.getByRole('button', { name: theme, exact: true }).click();
    await document.waitForFunction((wanted) => {
      const panels = window.document.querySelectorAll('[role=dialog]');
      return [...panels].some((one) => getComputedStyle(one).backgroundColor === wanted);
    }, colour);
    expect(await council.inputValue()).toBe('Not saved yet');
    expect([theme, await visited.axe()]).toEqual([theme, []]);
  }
});

it('keeps what is typed while the person is at another tab, asks before it is thrown away, and holds nobody’s name otherwise', async () => {
  const visited = await open({ page: `/teams?tab=register&case=${spare.Title}`, person: 'coordinator' });
  const { page, document } = visited;
  const goTo = (tab: string): Promise<void> => page.getByRole('link', { name: tab, exact: true }).click();
  const panel = await caseInTab(document, spare.Title);
  await panel.getByRole('button', { name: 'Edit the case' }).click();
  const council = panel.getByRole('textbox', { name: 'Council', exact: true });
  await council.fill('Typed and not saved');

  await goTo('Reviews');
  const question = document.getByRole('alertdialog', { name: 'Leave without saving?' });
  await question.getByRole('button', { name: 'Go on editing' }).click();
  await question.waitFor({ state: 'hidden' });
  await goTo('Register');
  await page.locator('#tab[data-state=shown]').waitFor();
  expect(await council.inputValue()).toBe('Typed and not saved');

  await goTo('Reviews');
  await question.getByRole('button', { name: 'Leave without saving' }).click();
  await document.getByRole('heading', { level: 2, name: 'Reviews' }).waitFor();
  await document.getByText('Typed and not saved').waitFor({ state: 'detached' });
  await document.locator('#page-title', { hasText: /^Reviews$/ }).waitFor();
  await page.waitForURL(/\?tab=reviews$/);

  // Put away with nothing unsaved: the document is there, and holds nobody.
  await page.evaluate(() => {
    const frame = window.document.querySelector('iframe');
    frame?.contentWindow?.postMessage({ func: 'beforeUnload', args: [] }, new URL(frame.src).origin);
  });
  await document.waitForFunction(() => window.document.getElementById('part')?.childElementCount === 0);
});

it('shows the guest the partnership alone: the register’s tab says that it is not for them', async () => {
  // The refusals are what this path is about, and browsers write each of them to the console.
  const visited = await open({ page: 'teams:register', person: 'council-guest' }, [/\b403\b/]);
  await visited.document.getByText('You do not have access to the register.').waitFor();
  expect(await visited.document.getByRole('row').count()).toBe(0);
  await visited.page.goto(`${workbenchOrigin()}/teams?tab=partnership`);
  const document = await tabOf(visited);
  await document.getByText(/^Due by 30 April 2019: /).waitFor();
});
