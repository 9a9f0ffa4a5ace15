import { personalHealthBudgets } from '@phb/schemas';
import { samplePersonalHealthBudgets } from '../../../../schemas/samples/personalHealthBudgets.js';
import type { PersonalHealthBudget } from '@phb/schemas';
import { Temporal } from 'temporal-polyfill';
import { changesBetween, mergeRows, mergeUnits } from '../../../../ui/kit/form/merge.js';

const [before] = samplePersonalHealthBudgets.rows;
if (before === undefined) throw new TypeError('there is a sample');
const with_ = (changes: Partial<PersonalHealthBudget>): PersonalHealthBudget => ({ ...before, ...changes });

describe('three versions of a row', () => {
  it('keeps apart what only one side changed and what both did', () => {
    const mine = with_({ council: 'Westvale', team: 'mine' });
    const theirs = with_({ status: 'Suspended', team: 'theirs' });
    const units = mergeUnits(personalHealthBudgets, before, mine, theirs);
    expect(units).toEqual([
      { columns: ['status'], conflict: false, changedBy: 'them' },
      { columns: ['team'], conflict: true, changedBy: 'both' },
      { columns: ['council'], conflict: false, changedBy: 'me' },
    ]);
    const team = units[1];
    if (team === undefined) throw new TypeError('three units');
    expect(mergeRows(units, mine, theirs, new Map([[team, 'mine']]))).toEqual(
      with_({ status: 'Suspended', council: 'Westvale', team: 'mine' }),
    );
    expect(mergeRows(units, mine, theirs, new Map([[team, 'theirs']]))).toEqual(
      with_({ status: 'Suspended', council: 'Westvale', team: 'theirs' }),
    );
  });

  it('takes an amount and its period as one', () => {
    const mine = with_({ amount: 500_00 });
    const theirs = with_({ amountPeriod: 'month' });
    const units = mergeUnits(personalHealthBudgets, before, mine, theirs);
    expect(units).toEqual([{ columns: ['amount', 'amountPeriod'], conflict: true, changedBy: 'both' }]);
    const [unit] = units;
    if (unit === undefined) throw new TypeError('one unit');
    expect(mergeRows(units, mine, theirs, new Map([[unit, 'theirs']]))).toEqual(theirs);
  });

  it('takes a split as one, whichever of its shares each side touched', () => {
    const mine = with_({ nhsShare: 70, councilShare: 30 });
    const theirs = with_({ nhsShare: 1, otherShare: 1 });
    const units = mergeUnits(personalHealthBudgets, before, mine, theirs);
    expect(units).toEqual([
      { columns: ['nhsShare', 'councilShare', 'otherShare', 'oddPennyTo'], conflict: true, changedBy: 'both' },
    ]);
    const [unit] = units;
    if (unit === undefined) throw new TypeError('one unit');
    expect(mergeRows(units, mine, theirs, new Map([[unit, 'mine']]))).toEqual(mine);
  });

  it('is no conflict when both wrote the same', () => {
    const changed = with_({ startsOn: Temporal.PlainDate.from('2018-10-23') });
    const same = with_({ startsOn: Temporal.PlainDate.from('2018-10-23') });
    expect(mergeUnits(personalHealthBudgets, before, changed, same)).toEqual([
      { columns: ['startsOn'], conflict: false, changedBy: 'both' },
    ]);
  });

  it('writes only the columns that differ: equal dates and equal ticks do not', () => {
    const copy = with_({
      startsOn: Temporal.PlainDate.from(before.startsOn?.toString() ?? ''),
      forms: [...before.forms],
      team: 'new',
    });
    expect(changesBetween(personalHealthBudgets, before, copy)).toEqual({ team: 'new' });
  });
});
