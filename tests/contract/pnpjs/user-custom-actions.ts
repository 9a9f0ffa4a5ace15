import { expectStatus } from './absent.js';
import type { PnpCall } from './call.js';

const note = 'kept as a record: no page shows it';

export const calls: readonly PnpCall[] = [
  {
    call: 'userCustomActions.add, userCustomActions.getById, userCustomAction.update, userCustomAction.delete',
    outcome: 'differs',
    note,
    async run({ sp, list }) {
      for (const actions of [sp.web.userCustomActions, sp.site.userCustomActions, list.userCustomActions]) {
        const { action, data } = await actions.add({ Title: 'Before', Location: 'ClientSideExtension', Sequence: 3 });
        expect(await actions.getById(String(data.Id))()).toMatchObject({ Title: 'Before', Sequence: 3 });
        await action.update({ Title: 'After' });
        expect(await action()).toMatchObject({ Title: 'After' });
        await action.delete();
        await expectStatus(action(), 404);
      }
    },
  },
  {
    call: 'userCustomAction.titleResource, userCustomAction.descriptionResource',
    outcome: 'differs',
    note: 'one language: every culture gets the same text',
    async run({ sp }) {
      const { action } = await sp.web.userCustomActions.add({ Title: 'Named', Description: 'Said', Location: 'x' });
      expect(await action.titleResource('en-US')).toBe('Named');
      expect(await action.descriptionResource('cy-GB')).toBe('Said');
    },
  },
  {
    call: 'userCustomActions.clear',
    outcome: 'differs',
    note,
    async run({ sp }) {
      await sp.web.userCustomActions.add({ Title: 'One', Location: 'ClientSideExtension' });
      await sp.web.userCustomActions.clear();
      expect(await sp.web.userCustomActions()).toEqual([]);
    },
  },
];
