import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { dateCodec, readDate, showDate, showShortDate } from '@phb/schemas';

const days = fc
  .integer({ min: 0, max: 80_000 })
  .map((count) => Temporal.PlainDate.from('1900-01-01').add({ days: count }));
const zones = ['Europe/London', 'UTC', 'America/New_York', 'Pacific/Auckland', 'Asia/Kolkata', 'America/St_Johns'];

describe('dates as people write them', () => {
  it.each([
    '14/3/2026',
    '14/03/2026',
    '14.03.2026',
    '14-3-2026',
    '14 3 2026',
    '14 March 2026',
    '14 march 2026',
    '14 Mar 2026',
    '14-Mar-2026',
    '14th March 2026',
    '14 March, 2026',
    '2026-03-14',
    ' 14 March 2026 ',
  ])('%s is 14 March 2026', (typed) => {
    expect(readDate(typed)?.toString()).toBe('2026-03-14');
  });

  it('put the day first, and take September by four letters too', () => {
    expect(readDate('3/4/2019')?.toString()).toBe('2019-04-03');
    expect(readDate('1 Sept 2019')?.toString()).toBe('2019-09-01');
    expect(readDate('29/2/2024')?.toString()).toBe('2024-02-29');
  });

  it.each([
    ['a day that does not exist', '31/4/2026'],
    ['29 February of another year', '29 February 2026'],
    ['month first', '3/14/2026'],
    ['a year of two figures', '14/3/26'],
    ['a month of two letters', '14 Ma 2026'],
    ['another language', '14 Mai 2026'],
    ['words', 'soon'],
    ['nothing', ''],
    ['a date and a time', '2026-03-14T00:00:00Z'],
    ['year 0', '1/1/0'],
  ])('refuses %s', (_what, typed) => {
    expect(readDate(typed)).toBeUndefined();
  });

  it('are read back from each way in which they are shown', () => {
    fc.assert(
      fc.property(days, (date) => {
        for (const text of [showDate(date), showShortDate(date), date.toString()]) {
          expect(readDate(text)?.toString()).toBe(date.toString());
        }
      }),
    );
    expect(showDate(Temporal.PlainDate.from('2026-03-04'))).toBe('4 March 2026');
    expect(showShortDate(Temporal.PlainDate.from('2026-09-04'))).toBe('4 Sep 2026');
  });
});

describe('dates on the wire', () => {
  it('are the local midnight of the site, on both sides of a clock change', () => {
    const london = dateCodec('Europe/London');
    const wire = (text: string) => london.toWire(Temporal.PlainDate.from(text));
    expect(wire('2019-03-31')).toBe('2019-03-31T00:00:00Z');
    expect(wire('2019-04-01')).toBe('2019-03-31T23:00:00Z');
    expect(wire('2019-10-27')).toBe('2019-10-26T23:00:00Z');
    expect(wire('2019-10-28')).toBe('2019-10-28T00:00:00Z');
  });

  it('read right when they were written in the other half of the year, or an hour beside midnight', () => {
    const london = dateCodec('Europe/London');
    expect(london.fromWire('2019-07-01T00:00:00Z').toString()).toBe('2019-07-01');
    expect(london.fromWire('2019-06-30T23:00:00Z').toString()).toBe('2019-07-01');
    expect(london.fromWire('2019-01-14T23:00:00Z').toString()).toBe('2019-01-15');
    expect(london.fromWire('2019-01-15T01:00:00Z').toString()).toBe('2019-01-15');
  });

  it.each(zones)('come back as they were in %s, for every day from 1900', (zone) => {
    const codec = dateCodec(zone);
    fc.assert(
      fc.property(days, (date) => {
        expect(codec.fromWire(codec.toWire(date)).toString()).toBe(date.toString());
      }),
    );
  });
});
