import { dateText, localTime, numberText, storedNumberText } from '../../../../workbench/sharepoint/display/locale.js';
import type { Locale } from '../../../../workbench/sharepoint/display/locale.js';

const british: Locale = { id: 2057, name: 'en-GB', timeZone: 'Europe/London' };
const american: Locale = { id: 1033, name: 'en-US', timeZone: 'America/New_York' };

it.each([
  ['2024-03-31T00:59:59Z', '31/03/2024 00:59', '3/30/2024 8:59 PM'],
  ['2024-03-31T01:00:00Z', '31/03/2024 02:00', '3/30/2024 9:00 PM'],
  ['2024-10-27T00:30:00Z', '27/10/2024 01:30', '10/26/2024 8:30 PM'],
  ['2024-10-27T01:30:00Z', '27/10/2024 01:30', '10/26/2024 9:30 PM'],
  ['2024-07-01T04:05:00Z', '01/07/2024 05:05', '7/1/2024 12:05 AM'],
  ['2024-07-01T16:05:00Z', '01/07/2024 17:05', '7/1/2024 12:05 PM'],
])('writes %s as the clocks show it', (instant, inBritain, inAmerica) => {
  expect(dateText(british, instant, false)).toBe(inBritain);
  expect(dateText(american, instant, false)).toBe(inAmerica);
});

it('writes the day of a column of days, which is kept as local midnight', () => {
  expect(dateText(british, '2024-07-09T23:00:00Z', true)).toBe('10/07/2024');
  expect(dateText(american, '2024-07-10T04:00:00Z', true)).toBe('7/10/2024');
  expect(localTime('2024-07-09T23:00:00Z', 'Europe/London')).toBe('2024-07-10T00:00:00');
});

it('writes numbers in the format of their column', () => {
  const plain = { decimals: undefined, grouping: true, percentage: false };
  expect(numberText(british, 1234.5, plain)).toBe('1,234.5');
  expect(numberText(british, 0.1 + 0.2, plain)).toBe('0.3');
  expect(numberText(british, 1234.5, { ...plain, decimals: 2 })).toBe('1,234.50');
  expect(numberText(british, 1234, { ...plain, grouping: false })).toBe('1234');
  expect(numberText(british, 0.256, { ...plain, decimals: 0, percentage: true })).toBe('26%');
  expect(numberText(british, 1234.5, { ...plain, currencyLocale: 2057 })).toBe('£1,234.50');
  expect(numberText(british, -2, { ...plain, currencyLocale: 1033, decimals: 0 })).toBe('-$2');
});

it('writes numbers with fifteen digits as SharePoint stores them', () => {
  expect([0, 5, 11, 1234.5, -0.25].map(storedNumberText)).toEqual([
    '0.00000000000000',
    '5.00000000000000',
    '11.0000000000000',
    '1234.50000000000',
    '-0.250000000000000',
  ]);
});
