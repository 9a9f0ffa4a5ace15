import { permissions, provision } from '@phb/connectors';
import { people, settings, targets } from '@phb/schemas';
import { localSharePoint, type LocalSharePoint, type Person } from '../localSharePoint.js';

let local: LocalSharePoint;
beforeAll(async () => {
  local = await localSharePoint();
  await provision(local.connectDirectly('/sites/phb', 'owner'), [people, settings]);
});
afterAll(() => local.close());

const all = { read: true, add: true, edit: true, remove: true, provision: true };
const none = { read: false, add: false, edit: false, remove: false, provision: false };
const of = (who: Person, list: typeof people | typeof settings | typeof targets) =>
  permissions(local.connect('/sites/phb', who), list);

describe('what a person may do with a list', () => {
  it('is told from the service’s own answer', async () => {
    await expect(of('owner', people)).resolves.toEqual(all);
    // A member may make lists, and not say who may open them.
    await expect(of('member', people)).resolves.toEqual({ ...all, provision: false });
    await expect(of('visitor', settings)).resolves.toEqual({ ...none, read: true });
  });

  it('is nothing where the list is closed to them, or the site is', async () => {
    await expect(of('visitor', people)).resolves.toEqual(none);
    await expect(of('outsider', settings)).resolves.toEqual(none);
  });

  it('asks the site once for several lists, and is refused nothing', async () => {
    local.passed.length = 0;
    local.statuses.length = 0;
    const site = local.connect('/sites/phb', 'visitor');
    await Promise.all([people, settings, targets].map((list) => permissions(site, list)));
    expect(local.passed).toHaveLength(2);
    expect(local.statuses).toEqual([200, 200]);
  });

  it('tells an owner who may provision the list that is not there yet', async () => {
    await expect(of('owner', targets)).resolves.toEqual({ ...none, provision: true });
    await expect(of('visitor', targets)).resolves.toEqual(none);
  });
});
