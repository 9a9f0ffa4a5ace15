import { expectAbsent } from './absent.js';
import type { PnpCall } from './call.js';

const sharing = [
  'shareWith',
  'getShareLink',
  'getSharingInformation',
  'getObjectSharingSettings',
  'unshare',
  'deleteSharingLinkByKind',
  'unshareLink',
  'checkSharingPermissions',
];

export const calls: readonly PnpCall[] = [
  {
    call: `${sharing.map((method) => `item.${method}`).join(', ')}, web.shareWith, web.shareObject, web.shareObjectRaw, web.unshareObject`,
    outcome: 'absent',
    note: 'sharing by link or invitation; give roles instead',
    async run({ sp, list, login }) {
      const { Id } = await list.items.add({ Title: 'Not shared' });
      await expectAbsent(list.items.getById(Id).getSharingInformation());
      await expectAbsent(sp.web.shareWith(login('visitor')));
    },
  },
  {
    call: 'search',
    outcome: 'absent',
    note: 'there is no index',
    run: ({ sp }) => expectAbsent(sp.search('anything')),
  },
  {
    call: 'profiles, social',
    outcome: 'absent',
    note: 'there are no profiles',
    async run({ sp }) {
      await expectAbsent(sp.profiles.myProperties());
      await expectAbsent(sp.social.getFollowedSitesUri());
    },
  },
  {
    call: 'termStore',
    outcome: 'absent',
    note: 'there is no taxonomy',
    async run({ webUrl }) {
      const answer = await fetch(`${webUrl}/_api/v2.1/termstore`, {
        headers: { Authorization: 'Bearer owner', Accept: 'application/json' },
      });
      expect([answer.status, await answer.text()]).toEqual([404, expect.stringContaining('ResourceNotFoundException')]);
    },
  },
];
