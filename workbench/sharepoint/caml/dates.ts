import { localTime } from '../display/locale.js';
import { instantText, localToUtc, parseInstant } from '../instant.js';
import type { XmlElement } from '../xml/xml.js';
import { isTrue } from './view.js';

const day = 24 * 60 * 60 * 1000;

/** The instants between which a local day lies: from its midnight up to the next one. 23 or 25 hours at clock changes. */
export interface Day {
  readonly start: string;
  readonly end: string;
}

/** The day of the site's zone that begins so many days after the given local date (`2024-03-31`). */
export function localDay(date: string, offsetDays: number, timeZone: string): Day {
  const midnight = Date.parse(`${date}T00:00:00Z`) + offsetDays * day;
  return {
    start: instantText(localToUtc(midnight, timeZone)),
    end: instantText(localToUtc(midnight + day, timeZone)),
  };
}

/**
 * A written date and time as an instant. Without StorageTZ it is the time on the site's clocks whatever zone is written
 * behind it, as Microsoft's examples use it; with StorageTZ it is UTC. Undefined if it is no date.
 */
export function writtenInstant(text: string, value: XmlElement, timeZone: string): string | undefined {
  const trimmed = text.trim();
  if (isTrue(value, 'StorageTZ')) return parseInstant(trimmed, 'UTC');
  return parseInstant(
    trimmed.replace(/\s*(Z|[+-]\d{2}:?\d{2})$/i, (zone) => (zone.includes(':') || /z/i.test(zone) ? '' : zone)),
    timeZone,
  );
}

/** The local date at an instant. */
export function localDate(instant: string, timeZone: string): string {
  return localTime(instant, timeZone).slice(0, 10);
}
