import { at } from '../wire.js';
import { expectStatus } from './absent.js';
import type { PnpCall } from './call.js';

export const calls: readonly PnpCall[] = [
  {
    call: 'itemVersions.getById, itemVersion.delete',
    outcome: 'works',
    async run({ list }) {
      const { Id } = await list.items.add({ Title: 'First' });
      const item = list.items.getById(Id);
      await item.update({ Title: 'Second' });
      expect((await item.versions()).map((each) => at(each, 'VersionLabel'))).toEqual(['2.0', '1.0']);
      expect(await item.versions.getById(512)()).toMatchObject({ Title: 'First', IsCurrentVersion: false });
      await item.versions.getById(512).delete();
      expect((await item.versions.select('VersionId')()).map((each) => at(each, 'VersionId'))).toEqual([1024]);
      await expectStatus(item.versions.getById(1024).delete(), 500);
    },
  },
  {
    call: 'list.getChanges',
    outcome: 'works',
    async run({ list }) {
      const { CurrentChangeToken: ChangeTokenStart } = await list.select('CurrentChangeToken')();
      const { Id } = await list.items.add({ Title: 'Changed' });
      const changes = await list.getChanges({ Add: true, Item: true, ChangeTokenStart });
      expect(changes).toMatchObject([{ ItemId: Id, ChangeType: 1 }]);
    },
  },
];
