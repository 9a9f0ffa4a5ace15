import { invalidArgument, notFound } from '../errors/errors.js';
import type { Arguments } from '../http/arguments.js';
import type { Call } from '../http/call.js';
import { numberKey } from '../http/collection-noun.js';
import { instantText, localToUtc, parseInstant, zoneOffset } from '../instant.js';
import type { Noun, Resource, Step } from '../http/resource.js';
import { reader, resource } from '../http/resource.js';
import { collectionReply } from '../representation/collection.js';
import { entityReply } from '../representation/entity.js';
import { propertyOf } from '../representation/property-resource.js';
import { complexReply, valueReply } from '../representation/values.js';
import type { Site } from '../sites/site.js';
import { installedLanguages, regionalSettingsEntity, timeZoneEntities, timeZoneEntity } from './regional-entity.js';

/** The date and time as written, whatever its zone, in milliseconds. */
function civil(text: string): number {
  const instant = parseInstant(text.replace(/(Z|[+-]\d{2}:?\d{2})$/i, ''), 'UTC');
  if (instant === undefined) throw invalidArgument(`'${text}' is not a date.`);
  return Date.parse(instant);
}

const zoneNoun: Noun<Site> = {
  read: (call, site) => entityReply(call, timeZoneEntity(call, site)),
  members: {
    utctolocaltime: (call, site, given) =>
      reader(call, () => {
        const utc = civil(given.text('date'));
        const local = instantText(utc + zoneOffset(utc, site.timeZone));
        // Local time carries no zone.
        return valueReply(call, 'UTCToLocalTime', local.slice(0, -1), 'Edm.DateTime');
      }),
    localtimetoutc: (call, site, given) =>
      reader(call, () => {
        const utc = localToUtc(civil(given.text('date')), site.timeZone);
        return valueReply(call, 'LocalTimeToUTC', instantText(utc), 'Edm.DateTime');
      }),
  },
  otherwise: (call, site, name) => propertyOf(call, timeZoneEntity(call, site), name),
};

function zoneById(call: Call, site: Site, given: Arguments): Resource {
  const id = numberKey(given);
  const zone = timeZoneEntities(call, site).find((each) => each.value('Id') === id);
  if (zone === undefined) throw notFound('The time zone does not exist.');
  return reader(call, () => entityReply(call, zone));
}

const zonesNoun: Noun<Site> = {
  read: (call, site) => collectionReply(call, 'SP.ApiData.TimeZones', timeZoneEntities(call, site)),
  members: { getbyid: zoneById },
};

const settingsNoun: Noun<Site> = {
  read: (call, site) => entityReply(call, regionalSettingsEntity(call, site)),
  members: {
    timezone: (call, site) => resource(zoneNoun, call, site),
    timezones: (call, site, given) =>
      given.count === 0 ? resource(zonesNoun, call, site) : zoneById(call, site, given),
    installedlanguages: (call) =>
      reader(call, () =>
        complexReply(call, 'InstalledLanguages', 'SP.LanguageCollection', { Items: installedLanguages }),
      ),
  },
  otherwise: (call, site, name) => propertyOf(call, regionalSettingsEntity(call, site), name),
};

/** `web/regionalsettings`. */
export const regionalSettingsStep: Step<unknown> = (call) => resource(settingsNoun, call, call.site);
