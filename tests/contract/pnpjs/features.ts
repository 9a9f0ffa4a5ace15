import { expectStatus } from './absent.js';
import type { PnpCall } from './call.js';

const feature = '3bc0c1e1-b7d5-4e82-afd7-9f7e59b60401';
const note = 'kept as a record: a feature does nothing';

export const calls: readonly PnpCall[] = [
  {
    call: 'features.add, features.getById, features.remove',
    outcome: 'differs',
    note,
    async run({ sp }) {
      for (const features of [sp.web.features, sp.site.features]) {
        expect(await features.getById(feature)()).toEqual({ 'odata.null': true });
        await features.add(feature);
        expect(await features.getById(feature)()).toMatchObject({ DefinitionId: feature });
        await expectStatus(features.add(feature), 500);
        await features.remove(feature);
        expect(await features.getById(feature)()).toEqual({ 'odata.null': true });
      }
    },
  },
];
