import type { SPFI } from '@pnp/sp';

import { expectStatus } from './absent.js';
import type { Bench, PnpCall } from './call.js';

/** Recycles a new item; answers its id and that of the entry. */
async function recycled({ list }: Bench): Promise<{ id: number; entry: string }> {
  const { Id } = await list.items.add({ Title: 'To the bin' });
  return { id: Id, entry: await list.items.getById(Id).recycle() };
}

const stateOf = async (sp: SPFI, entry: string): Promise<unknown> =>
  (await sp.site.recycleBin.getById(entry)<{ ItemState: number }>()).ItemState;

export const calls: readonly PnpCall[] = [
  {
    call: 'recycleBin.getById, recycleBinItem.restore',
    outcome: 'works',
    async run(bench) {
      const { id, entry } = await recycled(bench);
      expect(await bench.sp.web.recycleBin.getById(entry)()).toMatchObject({
        Id: entry,
        Title: 'To the bin',
        ItemType: 3,
        ItemState: 1,
        DeletedByName: 'owner Demo-Person',
      });
      await bench.sp.web.recycleBin.getById(entry).restore();
      expect(await bench.list.items.getById(id)()).toMatchObject({ Id: id, Title: 'To the bin' });
    },
  },
  {
    call: 'recycleBinItem.delete',
    outcome: 'works',
    async run(bench) {
      const { entry } = await recycled(bench);
      await bench.sp.web.recycleBin.getById(entry).delete();
      await expectStatus(bench.sp.web.recycleBin.getById(entry)(), 404);
    },
  },
  {
    call: 'recycleBinItem.moveToSecondStage, recycleBin.deleteAllSecondStageItems',
    outcome: 'works',
    async run(bench) {
      const { entry } = await recycled(bench);
      await bench.sp.web.recycleBin.getById(entry).moveToSecondStage();
      expect(await stateOf(bench.sp, entry)).toBe(2);
      await bench.sp.site.recycleBin.deleteAllSecondStageItems();
      await expectStatus(bench.sp.site.recycleBin.getById(entry)(), 404);
    },
  },
  {
    call: 'recycleBin.moveAllToSecondStage',
    outcome: 'works',
    async run(bench) {
      const { entry } = await recycled(bench);
      await bench.sp.web.recycleBin.moveAllToSecondStage();
      expect(await bench.sp.web.recycleBin()).toEqual([]);
      expect(await stateOf(bench.sp, entry)).toBe(2);
    },
  },
  {
    call: 'recycleBin.restoreAll',
    outcome: 'works',
    async run(bench) {
      const { id } = await recycled(bench);
      await bench.sp.web.recycleBin.restoreAll();
      expect(await bench.list.items.getById(id)()).toMatchObject({ Id: id });
    },
  },
  {
    call: 'recycleBin.deleteAll',
    outcome: 'works',
    async run(bench) {
      await recycled(bench);
      await bench.sp.web.recycleBin.deleteAll();
      expect(await bench.sp.web.recycleBin()).toEqual([]);
    },
  },
];
