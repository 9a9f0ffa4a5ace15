import { Temporal } from 'temporal-polyfill';
import { defaultPolicy, readSettings } from '@phb/schemas';
import { actionPlanRows } from '../../../../workbench/data/demonstration/actionPlan.js';
import { identityMaker } from '../../../../workbench/data/demonstration/identity.js';
import { reportedCountRows, settingRows, targetRows } from '../../../../workbench/data/demonstration/management.js';

const make = identityMaker(1);
const set = {
  reportedCounts: reportedCountRows(make),
  targets: targetRows(make),
  settings: settingRows(make),
  ...actionPlanRows(make),
};
const compare = (a: Temporal.PlainDate, b: Temporal.PlainDate): number => Temporal.PlainDate.compare(a, b);

describe('the management rows', () => {
  it('are the six areas’ Markers of Progress, whose rows and columns add up', () => {
    const rows = set.reportedCounts;
    expect(rows.every((row) => row.collection === 'Markers of Progress' && row.form === null)).toBe(true);
    expect(rows.every((row) => row.countedOn.toString() === '2014-09-30')).toBe(true);
    const sum = (test: (row: (typeof rows)[number]) => boolean) =>
      rows.filter(test).reduce((total, row) => total + row.count, 0);
    const areas = [...new Set(rows.map((row) => row.area))];
    expect(areas.map((area) => sum((row) => row.area === area && row.group !== 'Total'))).toEqual([
      30, 86, 15, 134, 68, 12,
    ]);
    expect(areas.map((area) => sum((row) => row.area === area && row.group === 'Total'))).toEqual([
      30, 86, 15, 134, 68, 12,
    ]);
    const groups = [...new Set(rows.map((row) => row.group))];
    expect(groups.map((group) => sum((row) => row.group === group))).toEqual([132, 131, 58, 24, 345]);
  });

  it('are a target of 900 for 2019/20 whose basis is not stated', () => {
    expect(set.targets).toHaveLength(1);
    expect(set.targets[0]).toMatchObject({ financialYear: '2019/20', count: 900, basis: 'Not stated.' });
  });

  it('are a row for each setting, all readable, at the months that the clocks of the set used', () => {
    const { policy, problems } = readSettings(set.settings);
    expect(problems).toEqual([]);
    expect(policy).toEqual({
      ...defaultPolicy,
      organisationName: 'NHS Dorset CCG (demonstration)',
      organisationLabel: 'CCG',
      partnerCouncil: 'Northbay',
      delegatedLimit: 100_000,
      teamContact: '01632 960100, Monday to Friday 9am to 5pm',
    });
  });

  it('are the ten tasks: by 30 April 2016 three are due and one is overdue, by 30 September six and three', () => {
    const by = (text: string) => {
      const day = Temporal.PlainDate.from(text);
      const due = set.actions.filter((row) => row.dueOn && compare(row.dueOn, day) <= 0 && row.completedOn === null);
      return [
        due.map((row) => row.number),
        due.filter((row) => row.dueOn && compare(row.dueOn, day) < 0).map((row) => row.number),
      ];
    };
    expect(set.actions).toHaveLength(10);
    expect(by('2016-04-30')).toEqual([[1, 4, 5], [1]]);
    expect(by('2016-09-30')).toEqual([
      [1, 2, 4, 5, 6, 9],
      [1, 4, 5],
    ]);
    const second = set.actions.find((row) => row.number === 2);
    expect(set.milestones.filter((row) => row.actionRef === second?.ref).map((row) => row.dueOn.toString())).toEqual([
      '2016-02-29',
      '2016-04-30',
      '2016-09-30',
    ]);
  });
});
