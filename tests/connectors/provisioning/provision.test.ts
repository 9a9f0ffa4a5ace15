import { lists, listsOf } from '@phb/schemas';
import { listConnector, provision } from '@phb/connectors';
import { localSharePoint, type LocalSharePoint } from '../localSharePoint.js';

let local: LocalSharePoint;
beforeEach(async () => {
  local = await localSharePoint();
});
afterEach(() => local.close());

describe('provisioning', () => {
  it('makes every list of the register, and finds nothing to do the second time', async () => {
    const site = local.connect('/sites/phb', 'owner');
    const first = await provision(site, listsOf('register'));
    console.log(first.lines.join('\n'));
    expect(first.warnings).toEqual([]);
    const second = await provision(site, listsOf('register'));
    console.log(second.lines.join('\n'));
    expect(second.changes).toBe(0);
  });
});
