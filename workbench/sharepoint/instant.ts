/**
 * Points in time, kept as SharePoint sends them: UTC, whole seconds, `2024-03-10T10:34:56Z`.
 * As text they sort in order of time, so SQLite compares them without conversion.
 */

/** The second that was last written, and its text: items that are written together share it. */
let lastSecond = NaN;
let lastText = '';

/** Now, or the given time in milliseconds since 1970, as instant text. */
export function instantText(milliseconds: number = Date.now()): string {
  const second = Math.floor(milliseconds / 1000);
  if (second !== lastSecond) {
    lastText = `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
    lastSecond = second;
  }
  return lastText;
}

/** .NET ticks (100 ns since year 1) of a time in milliseconds since 1970; change tokens carry them. */
export function ticksOf(milliseconds: number): bigint {
  return BigInt(milliseconds) * 10_000n + 621_355_968_000_000_000n;
}

const isoForm = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i;

/**
 * Reads an ISO date or date and time. Without a zone it is local time in `timeZone` (an IANA name).
 * Returns undefined if the text is no date that exists.
 */
export function parseInstant(text: string, timeZone: string): string | undefined {
  const match = isoForm.exec(text.trim());
  if (match === null) return undefined;
  const [, year = '', month = '', day = '', hour = '00', minute = '00', second = '00', zone] = match;
  const civil = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  const asUtc = Date.parse(`${civil}Z`);
  // Date.parse accepts 31 February and 24:00 by rolling over into another day.
  if (Number.isNaN(asUtc) || new Date(asUtc).getUTCDate() !== Number(day)) return undefined;
  if (zone === undefined) return instantText(localToUtc(asUtc, timeZone));
  if (zone.toUpperCase() === 'Z') return `${civil}Z`;
  const sign = zone.startsWith('-') ? -1 : 1;
  const digits = zone.slice(1).replace(':', '');
  const offsetMinutes = sign * (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2)));
  return instantText(asUtc - offsetMinutes * 60_000);
}

const formats = new Map<string, Intl.DateTimeFormat>();
/** Zones change their offset on a quarter of an hour only. */
const quarter = 900_000;
/** Offsets by the number of their quarter of an hour, for each zone: rows of a list share a few days, and to ask Intl is slow. */
const offsets = new Map<string, Map<number, number>>();
const mostOffsets = 50_000;

/** How far the zone is ahead of UTC at that time, in milliseconds. */
export function zoneOffset(milliseconds: number, timeZone: string): number {
  let ofZone = offsets.get(timeZone);
  if (ofZone === undefined || ofZone.size > mostOffsets) {
    ofZone = new Map();
    offsets.set(timeZone, ofZone);
  }
  const place = Math.floor(milliseconds / quarter);
  let offset = ofZone.get(place);
  if (offset === undefined) {
    offset = offsetByIntl(place * quarter, timeZone);
    ofZone.set(place, offset);
  }
  return offset;
}

function offsetByIntl(milliseconds: number, timeZone: string): number {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formats.set(timeZone, format);
  }
  const parts = new Map(format.formatToParts(milliseconds).map((part) => [part.type, part.value]));
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type));
  const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return local - Math.floor(milliseconds / 1000) * 1000;
}

/** Local wall-clock time (given as if it were UTC) to UTC. In the hour that is missing in spring it moves forward. */
export function localToUtc(localMilliseconds: number, timeZone: string): number {
  const guess = localMilliseconds - zoneOffset(localMilliseconds, timeZone);
  return localMilliseconds - zoneOffset(guess, timeZone);
}
