import { localeOf } from '../display/locale.js';
import { zoneOffset } from '../instant.js';
import type { Call } from '../http/call.js';
import type { Entity, EntityType } from '../representation/entity.js';
import { entity } from '../representation/entity.js';
import type { Site } from '../sites/site.js';

interface ZoneInfo {
  readonly id: number;
  readonly description: string;
}

/** SharePoint's numbers for the zones that a site of this service may have. */
const zones: Readonly<Record<string, ZoneInfo>> = {
  'America/New_York': { id: 10, description: '(UTC-05:00) Eastern Time (US and Canada)' },
  'Asia/Kolkata': { id: 23, description: '(UTC+05:30) Chennai, Kolkata, Mumbai, New Delhi' },
  'Australia/Sydney': { id: 76, description: '(UTC+10:00) Canberra, Melbourne, Sydney' },
  'Europe/Berlin': { id: 4, description: '(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna' },
  'Europe/Paris': { id: 3, description: '(UTC+01:00) Brussels, Copenhagen, Madrid, Paris' },
  'Europe/London': { id: 2, description: '(UTC+00:00) Dublin, Edinburgh, Lisbon, London' },
  UTC: { id: 93, description: '(UTC) Coordinated Universal Time' },
};

function zoneOf(site: Site): ZoneInfo {
  return (
    (Object.hasOwn(zones, site.timeZone) ? zones[site.timeZone] : undefined) ?? { id: 93, description: site.timeZone }
  );
}

/** Minutes to add to local time to get UTC, in winter and (as a difference to it) in summer. */
function biases(site: Site): { Bias: number; DaylightBias: number; StandardBias: number } {
  const year = new Date().getUTCFullYear();
  const offsets = [0, 6].map((month) => zoneOffset(Date.UTC(year, month, 15), site.timeZone) / 60_000);
  const [standard, daylight] = [Math.min(...offsets), Math.max(...offsets)];
  const difference = daylight - standard;
  return { Bias: -standard, DaylightBias: difference === 0 ? 0 : -difference, StandardBias: 0 };
}

const zoneType: EntityType<Site> = {
  name: 'SP.TimeZone',
  set: 'SP.ApiData.TimeZones',
  path: () => 'Web/RegionalSettings/TimeZone',
  properties: {
    Description: { read: (site) => zoneOf(site).description },
    Id: { read: (site) => zoneOf(site).id },
    Information: { complex: 'SP.TimeZoneInformation', read: biases },
  },
};

const settingsType: EntityType<Site> = {
  name: 'SP.RegionalSettings',
  set: 'SP.ApiData.RegionalSettings',
  path: () => 'Web/RegionalSettings',
  properties: {
    AdjustHijriDays: { read: () => 0 },
    AlternateCalendarType: { read: () => 0 },
    AM: { read: () => 'AM' },
    CalendarType: { read: () => 1 },
    Collation: { read: () => 25 },
    CollationLCID: { read: () => 2070 },
    DateFormat: { read: () => 1 },
    DateSeparator: { read: () => '/' },
    DecimalSeparator: { read: () => '.' },
    DigitGrouping: { read: () => '3;0' },
    FirstDayOfWeek: { read: () => 1 },
    FirstWeekOfYear: { read: () => 0 },
    IsEastAsia: { read: () => false },
    IsRightToLeft: { read: () => false },
    IsUIRightToLeft: { read: () => false },
    ListSeparator: { read: () => ',' },
    LocaleId: { read: (_site, call) => localeOf(call).id },
    NegativeSign: { read: () => '-' },
    NegNumberMode: { read: () => 1 },
    PM: { read: () => 'PM' },
    PositiveSign: { read: () => '' },
    ShowWeeks: { read: () => false },
    ThousandSeparator: { read: () => ',' },
    Time24: { read: () => true },
    TimeMarkerPosition: { read: () => 0 },
    TimeSeparator: { read: () => ':' },
    WorkDayEndHour: { read: () => 1020 },
    WorkDays: { read: () => 62 },
    WorkDayStartHour: { read: () => 480 },
  },
  navigations: {
    TimeZone: (site, call) => ({ one: timeZoneEntity(call, site) }),
    TimeZones: (site, call) => ({ many: timeZoneEntities(call, site) }),
  },
};

/** Every zone that this service knows. */
export function timeZoneEntities(call: Call, site: Site): Entity[] {
  return Object.keys(zones).map((timeZone) => timeZoneEntity(call, { ...site, timeZone }));
}

/** The languages that texts of the site can be had in. */
export const installedLanguages = [{ DisplayName: 'English', LanguageTag: 'en-US', Lcid: 1033 }];

/** The time zone of a site. */
export function timeZoneEntity(call: Call, site: Site): Entity {
  return entity(zoneType, call, site);
}

/** The regional settings of a site: British formats, the site's own zone. */
export function regionalSettingsEntity(call: Call, site: Site): Entity {
  return entity(settingsType, call, site);
}
