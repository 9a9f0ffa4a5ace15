import type { PnpCall } from './call.js';

export const calls: readonly PnpCall[] = [
  {
    call: 'regionalSettings.getInstalledLanguages',
    outcome: 'differs',
    note: 'English only',
    async run({ sp }) {
      expect(await sp.web.regionalSettings.getInstalledLanguages()).toMatchObject([{ Lcid: 1033 }]);
    },
  },
  {
    call: 'timeZone.utcToLocalTime, timeZone.localTimeToUTC',
    outcome: 'works',
    async run({ sp }) {
      const { timeZone } = sp.web.regionalSettings;
      expect(await timeZone.utcToLocalTime('2026-07-01T12:00:00Z')).toBe('2026-07-01T13:00:00');
      expect(await timeZone.localTimeToUTC('2026-07-01T12:00:00')).toBe('2026-07-01T11:00:00Z');
    },
  },
  {
    call: 'timeZones.getById',
    outcome: 'differs',
    note: 'the zones that a site can have here',
    async run({ sp }) {
      expect(await sp.web.regionalSettings.timeZones.getById(2)).toMatchObject({ Id: 2 });
      expect((await sp.web.regionalSettings.timeZones()).map((zone) => zone.Id)).toContain(2);
    },
  },
];
