import { localToUtc, zoneOffset, instantText, parseInstant } from '../instant.js';
import { FormulaFault } from './values.js';

/**
 * Dates as spreadsheets count them: day 1 is 1 January 1900, and the time of day is the fraction. Everything is the
 * wall-clock time of the site.
 */
const millisecondsPerDay = 86_400_000;
/** 30 December 1899 to 1 January 1970. */
const epoch = 25_569;
/** 31 December 9999. */
const last = 2_958_465;

/** The serial number of a stored instant, in the site's zone. */
export function serialOf(instant: string, timeZone: string): number {
  const utc = Date.parse(instant);
  return (utc + zoneOffset(utc, timeZone)) / millisecondsPerDay + epoch;
}

/** The stored instant of a serial number. @throws FormulaFault if no calendar has the day */
export function instantOf(serial: number, timeZone: string): string {
  return instantText(localToUtc(localMilliseconds(serial), timeZone));
}

function localMilliseconds(serial: number): number {
  if (!(serial >= 0 && serial < last + 1)) throw new FormulaFault('#NUM!');
  return Math.round((serial - epoch) * 86_400) * 1000;
}

/** The moment's serial number in the site's zone. */
export function serialNow(timeZone: string): number {
  return serialOf(instantText(), timeZone);
}

/** A date and its time of day, read off a serial number. */
export interface CivilTime {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** 0 is Sunday. */
  readonly weekday: number;
}

/** @throws FormulaFault if no calendar has the day */
export function civilOf(serial: number): CivilTime {
  const date = new Date(localMilliseconds(serial));
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    weekday: date.getUTCDay(),
  };
}

/** The serial number of a day; months and days beyond their end roll over, as DATE does. @throws FormulaFault */
export function serialOfDay(year: number, month: number, day: number): number {
  const full = year >= 0 && year < 1900 ? year + 1900 : year;
  const serial = Date.UTC(full, Math.trunc(month) - 1, Math.trunc(day)) / millisecondsPerDay + epoch;
  if (!(serial >= 0 && serial <= last)) throw new FormulaFault('#NUM!');
  return serial;
}

const british = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:\s+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;

/** A date in a text, day first (the site's locale is British) or ISO, or undefined. */
export function serialInText(text: string): number | undefined {
  const match = british.exec(text.trim());
  const pad = (digits: string | undefined) => (digits ?? '00').padStart(2, '0');
  const iso =
    match === null
      ? text
      : `${match[3]}-${pad(match[2])}-${pad(match[1])}T${pad(match[4])}:${pad(match[5])}:${pad(match[6])}`;
  const instant = parseInstant(iso, 'UTC');
  return instant === undefined ? undefined : Date.parse(instant) / millisecondsPerDay + epoch;
}
