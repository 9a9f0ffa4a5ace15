import { at } from '../wire.js';
import { expectStatus } from './absent.js';
import type { Bench, PnpCall } from './call.js';

const note = 'kept as a record: nobody is ever called';
const address = 'https://hooks.contoso.example/list';
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

const added = async ({ list }: Bench) => {
  const subscription = await list.subscriptions.add(address, inDays(30), 'state');
  return { subscription, id: String(at(subscription, 'id')) };
};

export const calls: readonly PnpCall[] = [
  {
    call: 'subscriptions.add, subscriptions.getById',
    outcome: 'differs',
    note,
    async run(bench) {
      const { subscription, id } = await added(bench);
      expect(subscription).toMatchObject({ notificationUrl: address, clientState: 'state' });
      expect(await bench.list.subscriptions.getById(id)()).toMatchObject({ id, notificationUrl: address });
      await expectStatus(bench.list.subscriptions.add('http://plain.example', inDays(1)), 400);
      await expectStatus(bench.list.subscriptions.add(address, inDays(200)), 400);
    },
  },
  {
    call: 'subscription.update',
    outcome: 'differs',
    note,
    async run(bench) {
      const { id } = await added(bench);
      const until = inDays(90);
      await bench.list.subscriptions.getById(id).update(until);
      expect(await bench.list.subscriptions.getById(id)()).toMatchObject({ expirationDateTime: until });
    },
  },
  {
    call: 'subscription.delete',
    outcome: 'differs',
    note,
    async run(bench) {
      const { id } = await added(bench);
      await bench.list.subscriptions.getById(id).delete();
      await expectStatus(bench.list.subscriptions.getById(id)(), 404);
    },
  },
];
