import { currentUser, siteMembers } from '@phb/connectors';
import { localSharePoint, type LocalSharePoint } from '../localSharePoint.js';

let local: LocalSharePoint;
beforeAll(async () => {
  local = await localSharePoint();
  const guest = {
    loginName: 'i:0#.f|membership|guest_dorset.example#ext#@phb.example',
    title: 'A guest',
    email: 'guest@dorset.example',
    guest: true,
  };
  local.service.admin.ensureUser(guest);
  local.service.admin.ensureMember('/sites/phb-partner', 'members', guest.loginName);
});
afterAll(() => local.close());

describe('the people of a site', () => {
  it('says who is asking', async () => {
    const user = await currentUser(local.connect('/sites/phb', 'member'));
    expect(user).toEqual({ id: expect.any(Number), name: 'The member', isGuest: false });
  });

  it('lists people by name with their ids in this site, guests marked, without groups', async () => {
    const members = await siteMembers(local.connect('/sites/phb-partner', 'owner'));
    expect(members.map(({ name, isGuest }) => [name, isGuest])).toEqual([
      ['A guest', true],
      ['The member', false],
      ['The owner', false],
      ['The visitor', false],
    ]);
    const me = await currentUser(local.connect('/sites/phb-partner', 'visitor'));
    expect(members.find(({ name }) => name === 'The visitor')?.id).toBe(me.id);
  });
});
