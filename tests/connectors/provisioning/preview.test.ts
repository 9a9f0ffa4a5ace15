import { provision } from '@phb/connectors';
import { lists, listsOf, people, personalHealthBudgets, savedViews, settings } from '@phb/schemas';
import '@pnp/sp/fields/index.js';
import '@pnp/sp/security/index.js';
import { localSharePoint, type LocalSharePoint } from '../localSharePoint.js';

let local: LocalSharePoint;
beforeEach(async () => {
  local = await localSharePoint();
});
afterEach(() => local.close());

const owner = () => local.connect('/sites/phb', 'owner');
const written = () => local.passed.filter(({ method }) => method !== 'GET');

describe('a preview of provisioning', () => {
  it('names every list that an empty site lacks, and makes none', async () => {
    const report = await provision(owner(), listsOf('register'), { preview: true });
    for (const { title } of listsOf('register')) {
      expect(report.lines).toContainEqual(
        expect.stringMatching(new RegExp(`^${title}: created the list, with \\d+ col`)),
      );
    }
    expect(written()).toEqual([]);
    const site = owner();
    const found: unknown = await site.sp.web.lists.select('Title')();
    const titles = (found as { Title: string }[]).map(({ Title }) => Title);
    expect(titles.filter((title) => lists.some((list) => list.title === title))).toEqual([]);
  });

  it('says of an older site just what setting it up again then does', async () => {
    const some = [people, personalHealthBudgets, settings];
    await provision(owner(), some);
    const fields = owner().sp.web.getList('/sites/phb/Lists/PersonalHealthBudgets').fields;
    await fields.getByInternalNameOrTitle('Team').delete();
    await owner().sp.web.getList('/sites/phb/Lists/Settings').resetRoleInheritance();
    const views: unknown = await owner().sp.web.getList('/sites/phb/Lists/People').views.select('Id', 'Title')();
    const [view] = (views as { Id: string; Title: string }[]).filter(({ Title }) =>
      Object.values(people.views).some(({ title }) => title === Title),
    );
    await owner()
      .sp.web.getList('/sites/phb/Lists/People')
      .views.getById(view?.Id ?? '')
      .delete();
    local.passed.length = 0;
    const preview = await provision(owner(), some, { preview: true });
    expect(written()).toEqual([]);
    const done = await provision(owner(), some);
    expect(preview.changes).toBe(3);
    expect(preview).toEqual(done);
    expect(await provision(owner(), some, { preview: true })).toMatchObject({ changes: 0 });
  });
});

it('stops between two lists when asked to, and goes on from there later', async () => {
  const stop = new AbortController();
  const onProgress = (line: string): void => {
    if (line.startsWith('People: added the view')) stop.abort();
  };
  const stopped = provision(owner(), [people, savedViews], { onProgress, signal: stop.signal });
  await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
  const report = await provision(owner(), [people, savedViews]);
  expect(report.lines[0]).toBe('People: complete, nothing to do.');
  expect(report.lines).toContain('Saved views: created the list.');
});
