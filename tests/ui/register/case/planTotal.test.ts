import { sampleDay } from '@phb/schemas';
import type { AmountPeriod } from '@phb/schemas';
import { planTotal } from '../../../../ui/register/case/planTotal.js';

const today = sampleDay('2019-04-30');
const line = (amount: number, amountPeriod: AmountPeriod, endsOn: string | null = null, planVersion = 2) => ({
  amount,
  amountPeriod,
  planVersion,
  startsOn: null,
  endsOn: endsOn === null ? null : sampleDay(endsOn),
});

describe('what the lines of a plan come to', () => {
  const weekly = { amount: 100_000, amountPeriod: 'week', planVersion: 2 } as const;

  it('adds lines of the plan in force that run on the day: not the ended, the older, the one-off', () => {
    const lines = [
      line(60_000, 'week'),
      line(40_000, 'week', '2019-05-01'),
      line(10_000, 'week', '2019-04-30'),
      line(20_000, 'week', null, 1),
      line(5_000, 'one-off'),
    ];
    expect(planTotal(weekly, lines, today, '52')).toEqual({ lines: 2, total: 100_000, period: 'week', difference: 0 });
  });

  it('adds different periods by the year', () => {
    const lines = [line(60_000, 'week'), line(173_333, 'month')];
    expect(planTotal(weekly, lines, today, '52')).toEqual({
      lines: 2,
      total: 3_120_000 + 2_079_996,
      period: 'year',
      difference: -4,
    });
  });

  it('adds one-off lines of a one-off budget, and takes the newest plan where the case names none', () => {
    const oneOff = { amount: null, amountPeriod: 'one-off', planVersion: null } as const;
    expect(planTotal(oneOff, [line(5_000, 'one-off'), line(1, 'one-off', null, 1)], today, '52')).toEqual({
      lines: 1,
      total: 5_000,
      period: 'one-off',
      difference: undefined,
    });
  });

  it('says nothing where no line runs', () => {
    expect(planTotal(weekly, [line(1, 'week', '2019-01-01')], today, '52')).toBeUndefined();
    expect(planTotal(weekly, [], today, '52')).toBeUndefined();
  });
});
