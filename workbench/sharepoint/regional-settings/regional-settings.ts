import { invalidArgument } from '../errors/errors.js';
import { instantText, localToUtc, parseInstant, zoneOffset } from '../instant.js';
import type { Noun, Step } from '../http/resource.js';
import { reader, resource } from '../http/resource.js';
import { entityReply } from '../representation/entity.js';
import { propertyOf } from '../representation/property-resource.js';
import { valueReply } from '../representation/values.js';
import type { Site } from '../sites/site.js';
import { regionalSettingsEntity, timeZoneEntity } from './regional-entity.js';

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

const settingsNoun: Noun<Site> = {
  read: (call, site) => entityReply(call, regionalSettingsEntity(call, site)),
  members: { timezone: (call, site) => resource(zoneNoun, call, site) },
  otherwise: (call, site, name) => propertyOf(call, regionalSettingsEntity(call, site), name),
};

/** `web/regionalsettings`. */
export const regionalSettingsStep: Step<unknown> = (call) => resource(settingsNoun, call, call.site);
