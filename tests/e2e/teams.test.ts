import type { Browser } from 'playwright-core';
import { nextReadOfTab, openBrowser, visit, workbenchOrigin } from './harness/visit.js';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

describe('the tab in Teams', () => {
  it('asks SharePoint with the token that Teams gave it, and without a cookie', async () => {
    const visited = await visit(browser, { page: '/', person: 'coordinator' });
    const { page } = visited;
    const asked = nextReadOfTab(page);
    await page.goto(`${workbenchOrigin()}/teams?tab=register`);
    const request = await asked;
    const headers = await request.allHeaders();
    expect(headers['authorization']).toMatch(/^Bearer eyJ/);
    expect(headers['cookie']).toBeUndefined();
    expect(headers['origin']).not.toBe(workbenchOrigin());
    expect((await request.response())?.status()).toBe(200);
    await visited.close();
  });

  it('keeps neither token nor name in the browser', async () => {
    const visited = await visit(browser, { page: 'teams:register', person: 'coordinator' });
    await visited.part.getByRole('heading', { level: 2 }).first().waitFor();
    const kept = await visited.document.evaluate(() =>
      JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]),
    );
    // The library would encrypt what it keeps, so that the names of the entries tell.
    expect(kept).not.toMatch(/token|account|eyJ|Demo-|demo-ashdown/i);
    await visited.close();
  });

  it('says that nobody is signed in when Teams gives no token, and goes on once it does', async () => {
    const visited = await visit(browser, { page: 'partnership', person: 'council-guest' });
    const { page } = visited;
    await page.route('**/_workbench/teams/token', (route) => route.fulfill({ status: 400, body: 'No consent.' }));
    await page.goto(`${workbenchOrigin()}/teams?tab=partnership`);
    const tab = page.frameLocator('#tab');
    await tab.getByRole('heading', { name: 'You are not signed in to SharePoint' }).waitFor();
    await page.locator('#tab[data-state=failed]').waitFor();
    await page.unroute('**/_workbench/teams/token');
    await tab.getByRole('button', { name: 'Try again' }).click();
    await page.locator('#tab[data-state=shown]').waitFor();
    await tab.getByRole('button', { name: 'Try again' }).waitFor({ state: 'detached' });
    await visited.close();
  });

  it('follows a deep link to its tab', async () => {
    const context = encodeURIComponent(JSON.stringify({ subEntityId: 'PHB-2222-2222' }));
    const visited = await visit(browser, { page: 'teams', person: 'coordinator' });
    await visited.page.goto(`${workbenchOrigin()}/teams/l/entity/app/reviews?context=${context}`);
    await visited.page.locator('#tab[data-state=shown]').waitFor();
    await visited.page.waitForURL(`${workbenchOrigin()}/teams?tab=reviews&case=PHB-2222-2222`);
    await visited.page
      .frameLocator('#tab')
      .locator('#page-title', { hasText: /^Reviews$/ })
      .waitFor();
    await visited.close();
  });
});

describe('the tab outside Teams', () => {
  it('says where to open it, without an accessibility fault', async () => {
    const teams = await visit(browser, { page: 'teams', person: 'coordinator' });
    const address = await teams.page.locator('#tab').getAttribute('src');
    await teams.close();
    const alone = await visit(browser, { page: 'register', person: 'coordinator' });
    await alone.page.goto(address ?? '');
    await alone.page.getByRole('heading', { name: 'Open this in Teams' }).waitFor();
    expect(await alone.axe()).toEqual([]);
    await alone.close();
  });
});
