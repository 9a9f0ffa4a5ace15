import type { CivilTime } from './serial.js';
import { civilOf } from './serial.js';

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

const word = /y+|m+|d+|h+|s+|am\/pm|a\/p|"[^"]*"|\\.|./giu;

/** True if the format is one of dates: it names parts of a date outside quotes. */
export function isDateFormat(format: string): boolean {
  return /[ymdhs]/i.test(format.replaceAll(/"[^"]*"|\\./g, ''));
}

/** Formats of TEXT for dates and times. @throws FormulaFault if no calendar has the day */
export function formatDate(serial: number, format: string): string {
  const time = civilOf(serial);
  const words = format.match(word) ?? [];
  const twelve = /am\/pm|a\/p/i.test(format);
  return words.map((each, index) => part(each, index, words, time, twelve)).join('');
}

const two = (number: number) => String(number).padStart(2, '0');

function part(text: string, index: number, words: readonly string[], time: CivilTime, twelve: boolean): string {
  const lower = text.toLowerCase();
  switch (lower.charAt(0)) {
    case 'y':
      return lower.length <= 2 ? two(time.year % 100) : String(time.year).padStart(4, '0');
    case 'm':
      if (lower.length <= 2 && isMinute(index, words))
        return lower.length === 1 ? String(time.minute) : two(time.minute);
      return monthPart(lower.length, time.month);
    case 'd':
      return dayPart(lower.length, time);
    case 'h': {
      const hour = twelve ? ((time.hour + 11) % 12) + 1 : time.hour;
      return lower.length === 1 ? String(hour) : two(hour);
    }
    case 's':
      return lower.length === 1 ? String(time.second) : two(time.second);
    case 'a':
      if (lower === 'am/pm') return time.hour < 12 ? 'AM' : 'PM';
      return lower === 'a/p' ? (time.hour < 12 ? 'A' : 'P') : text;
    case '"':
      return text.slice(1, -1);
    case '\\':
      return text.slice(1);
    default:
      return text;
  }
}

/** `m` means minutes beside hours or seconds. */
function isMinute(index: number, words: readonly string[]): boolean {
  const letters = (each: string) => /^[ymdhs]/i.test(each);
  const before = words.slice(0, index).findLast(letters);
  const after = words.slice(index + 1).find(letters);
  return before?.toLowerCase().startsWith('h') === true || after?.toLowerCase().startsWith('s') === true;
}

function monthPart(length: number, month: number): string {
  const name = months[month - 1] ?? '';
  if (length === 1) return String(month);
  if (length === 2) return two(month);
  if (length === 3) return name.slice(0, 3);
  return length === 5 ? name.slice(0, 1) : name;
}

function dayPart(length: number, time: CivilTime): string {
  const name = days[time.weekday] ?? '';
  if (length === 1) return String(time.day);
  if (length === 2) return two(time.day);
  return length === 3 ? name.slice(0, 3) : name;
}
