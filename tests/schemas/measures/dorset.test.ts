import {
  addUp,
  againstTarget,
  coincidence,
  continuingHealthcare,
  lineOf,
  packagesByStream,
  peopleByCategory,
  peopleByForm,
  showDifference,
} from '@phb/schemas';
import { day, dorsetBudgets, dorsetPackages, packageOf } from './rows.js';

const asAt = day('2019-04-30');

describe('Dorset at the end of April 2019', () => {
  const packages = packagesByStream(dorsetPackages(), asAt);
  const byCategory = peopleByCategory(dorsetBudgets(), 'active', asAt);
  const budgets = dorsetBudgets();
  const byForm = peopleByForm(budgets, 'active', asAt);

  it('D-1: the packages by stream make 2,888, with shares to two places', () => {
    expect(packages.total).toBe(2888);
    expect(packages.reconciles).toBe(true);
    expect(
      packages.lines.filter((line) => line.count > 0).map((line) => [line.label, line.count, line.percent]),
    ).toEqual([
      ['Adult CHC', 602, 20.84],
      ['Fast track', 313, 10.84],
      ['FNC', 1341, 46.43],
      ['FoH', 99, 3.43],
      ['Section 117', 494, 17.11],
      ['Named patients', 30, 1.04],
      ['Acquired brain injury', 9, 0.31],
    ]);
  });

  it('D-2: the forms make 1,497, and so do the categories', () => {
    expect(byForm.lines.map((line) => [line.label, line.count, line.percent])).toEqual([
      ['Notional', 1223, 81.7],
      ['Third party', 149, 9.95],
      ['Direct payment', 125, 8.35],
    ]);
    expect(byForm.total).toBe(1497);
    expect(byForm.reconciles).toBe(true);
    expect(byCategory.total).toBe(1497);
    expect(byCategory.reconciles).toBe(true);
    expect(lineOf(byCategory, 'Adult CHC').count).toBe(149);
  });

  it('D-3: 149 of a category is never added to 125, 149 and 1,223 of the forms', () => {
    const category = lineOf(peopleByCategory(budgets, 'active', asAt), 'Adult CHC');
    const sum = addUp([category, ...byForm.lines]);
    expect(sum.ok).toBe(false);
    expect(sum.sentence).toContain('“Adult CHC” is a category');
    expect(sum.sentence).toContain('“Notional” is a form');
    expect(sum.sentence).toContain('1,646');
    expect(sum.sentence).toContain('only 1,497 different people');
    expect(sum).not.toHaveProperty('count');
  });

  it('D-4: 24.75 %, 9.95 % and 166.33 %, with what each is a share of', () => {
    const chc = continuingHealthcare(byCategory, packages);
    expect(chc.line.count).toBe(149);
    expect(chc.ratios.map((ratio) => [ratio.above, ratio.below, ratio.percent])).toEqual([
      [149, 602, 24.75],
      [149, 915, 16.28],
      [149, 1497, 9.95],
    ]);
    expect(chc.ratios[0]?.caution).toContain('the bases differ');
    expect(chc.ratios[2]?.caution).toBeUndefined();
    const target = { ref: 'T-1', financialYear: '2019/20', count: 900, setBy: 'NHS England', basis: 'Not stated' };
    const against = againstTarget(1497, 'active', target);
    expect(against).toMatchObject({ percent: 166.3, percentInTable: 166.33, difference: 597 });
    expect(showDifference(against.difference)).toBe('+597');
    expect(against.caution).toContain('does not state what it counts');
  });

  it('adds lines of one table', () => {
    const sum = addUp([lineOf(byForm, 'Third party'), lineOf(byForm, 'Direct payment')], byForm.total);
    expect(sum).toEqual({ ok: true, count: 274, sentence: '149 + 125 = 274: 274 people, 18.30% of 1,497.' });
  });

  it('says that 149 in CHC and 149 with a third party are not the same people', () => {
    const chc = lineOf(peopleByCategory(budgets, 'active', asAt), 'Adult CHC');
    expect(coincidence(chc, lineOf(byForm, 'Third party'))).toContain('only 36 are in both');
    expect(coincidence(chc, lineOf(byForm, 'Direct payment'))).toBeUndefined();
    expect(coincidence(chc, chc)).toBeUndefined();
  });

  it('refuses packages with people', () => {
    const sum = addUp([lineOf(packages, 'Adult CHC'), lineOf(byCategory, 'Adult CHC')]);
    expect(sum.ok).toBe(false);
    expect(sum.sentence).toContain('counts packages');
  });

  it('says when one person has two packages, which the heading "No. individuals" hid', () => {
    const first = packageOf({ fundingStream: 'FNC' });
    const second = packageOf({ fundingStream: 'Section 117', personRef: first.personRef });
    const table = packagesByStream([first, second, packageOf()], asAt);
    expect(table.total).toBe(3);
    expect(table.remarks[0]?.sentence).toContain('3 packages belong to 2 people');
    expect(table.remarks[0]?.references).toEqual([first.ref, second.ref]);
  });
});
