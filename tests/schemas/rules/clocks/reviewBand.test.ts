import { Temporal } from 'temporal-polyfill';
import { reviewBand } from '@phb/schemas';

const today = Temporal.PlainDate.from('2019-04-30');

describe('the band of a due date', () => {
  it.each([
    [-1, 'Overdue'],
    [-400, 'Overdue'],
    [0, 'Due within 28 days'],
    [28, 'Due within 28 days'],
    [29, 'Due in 29 to 90 days'],
    [90, 'Due in 29 to 90 days'],
    [91, 'Later'],
  ])('%i days from today is %s', (days, band) => {
    expect(reviewBand(today.add({ days }), today)).toEqual({ band, days });
  });

  it('sets a missing date apart', () => {
    expect(reviewBand(null, today)).toEqual({ band: 'No date', days: undefined });
    expect(reviewBand(undefined, today).band).toBe('No date');
  });
});
