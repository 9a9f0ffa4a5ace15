import { showDate } from '@phb/schemas';
import type { Temporal } from 'temporal-polyfill';

/** The time of day as the NHS content style writes it: 10:42am. @param zone IANA name of the site's time zone */
export function showTime(instant: Temporal.Instant, zone: string): string {
  const { hour, minute } = instant.toZonedDateTimeISO(zone);
  const twelve = hour % 12 === 0 ? 12 : hour % 12;
  return `${twelve}:${String(minute).padStart(2, '0')}${hour < 12 ? 'am' : 'pm'}`;
}

/** A moment with its day: 14 March 2026 at 10:42am. @param zone IANA name of the site's time zone */
export function showMoment(instant: Temporal.Instant, zone: string): string {
  return `${showDate(instant.toZonedDateTimeISO(zone).toPlainDate())} at ${showTime(instant, zone)}`;
}
