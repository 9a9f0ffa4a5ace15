import { at } from '../wire.js';
import { expectStatus } from './absent.js';
import type { Bench, PnpCall } from './call.js';

async function added({ sp }: Bench, title: string): Promise<number> {
  return Number(at(await sp.web.navigation.quicklaunch.add(title, '/sites/dev'), 'Id'));
}

export const calls: readonly PnpCall[] = [
  {
    call: 'navigationNodes.add, navigationNodes.getById',
    outcome: 'works',
    async run(bench) {
      const id = await added(bench, 'First');
      const node = bench.sp.web.navigation.quicklaunch.getById(id);
      expect(await node()).toMatchObject({ Id: id, Title: 'First', Url: '/sites/dev', IsVisible: true });
      await node.children.add('Under', '/sites/dev/under');
      expect((await node.children()).map((each) => each.Title)).toEqual(['Under']);
      await bench.sp.web.navigation.topNavigationBar.add('On top', '/sites/dev');
      expect((await bench.sp.web.navigation.topNavigationBar()).map((each) => each.Title)).toEqual(['On top']);
    },
  },
  {
    call: 'navigationNodes.moveAfter',
    outcome: 'works',
    async run(bench) {
      const [one, two, three] = [await added(bench, '1'), await added(bench, '2'), await added(bench, '3')];
      await bench.sp.web.navigation.quicklaunch.moveAfter(one, three);
      const ids = (await bench.sp.web.navigation.quicklaunch()).map((each) => each.Id);
      expect(ids.slice(-3)).toEqual([two, three, one]);
    },
  },
  {
    call: 'navigationNode.update, navigationNode.delete',
    outcome: 'works',
    async run(bench) {
      const node = bench.sp.web.navigation.quicklaunch.getById(await added(bench, 'Before'));
      await node.update({ Title: 'After' });
      expect(await node()).toMatchObject({ Title: 'After' });
      await node.delete();
      await expectStatus(node(), 404);
    },
  },
  {
    call: 'navigationService.getMenuState, navigationService.getMenuNodeKey',
    outcome: 'differs',
    note: 'the quick launch only',
    async run(bench) {
      await bench.sp.web.navigation.quicklaunch.add('In the menu', '/sites/dev/in-the-menu');
      const state = await bench.sp.navigation.getMenuState();
      expect(state.Nodes.map((node) => node.Title)).toContain('In the menu');
      const key = await bench.sp.navigation.getMenuNodeKey('/sites/dev/in-the-menu');
      expect(state.Nodes.find((node) => node.Title === 'In the menu')?.Key).toBe(key);
    },
  },
];
