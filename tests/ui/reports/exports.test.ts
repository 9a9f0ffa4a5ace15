import { ownMarkers, peopleByForm, receivedReturns } from '@phb/schemas';
import { casesTable, markersTable, tallyTable } from '../../../ui/reports/exports.js';
import { budget, day } from './register.js';

const asAt = day('2019-04-30');
const run = day('2019-05-02');
const rows = [budget('Adult CHC', ['Notional']), budget('Wheelchair', ['Direct payment'])].map((row) => ({
  ...row,
  startsOn: day('2019-01-01'),
  endsOn: null,
  ageGroup: null,
  councilShare: null,
  packageRef: null,
  forms: row.forms ?? [],
}));

describe('downloaded tables', () => {
  it('say as-at day, run day, basis, filter, number of rows and whether they reconcile', () => {
    const table = tallyTable(peopleByForm(rows, 'active', asAt), run);
    expect(table.about).toEqual([
      'As at: 30 April 2019',
      'Run on: 2 May 2019',
      expect.stringContaining('Basis: People with a budget open on 30 April 2019'),
      'Filter: all personal health budgets',
      'Rows: 3',
      'Reconciles: The lines add up to the total: 2.',
    ]);
    expect(table.rows).toEqual([
      ['Notional', 1, 50],
      ['Third party', 0, 0],
      ['Direct payment', 1, 50],
      ['Total', 2, 100],
    ]);
  });

  it('hold references of cases and nothing that says who a person is', () => {
    const table = casesTable('Adult CHC', rows, { asAt, run, basis: 'On a day' });
    expect(table.columns.map(({ heading }) => heading)).toEqual([
      'Case reference',
      'Status',
      'Category',
      'Form',
      'Starts on',
      'Ends on',
    ]);
    expect(table.rows[0]?.[0]).toBe(rows[0]?.ref);
    expect(JSON.stringify(table)).not.toContain(rows[0]?.personRef);
  });

  it('mark the register’s own row apart from the received ones', () => {
    const reported = {
      ref: 'RC-1',
      area: 'Derbyshire',
      group: 'NHS-funded CHC',
      form: null,
      countedOn: day('2014-09-30'),
      count: 12,
      basis: null,
      source: null,
      receivedOn: null,
    };
    const table = markersTable(receivedReturns([reported], asAt), ownMarkers(rows, asAt), run);
    expect(table.rows).toEqual([
      ['Derbyshire', day('2014-09-30'), 12, 12, 100],
      ['All received', null, 12, 12, 100],
      ['This register', asAt, 1, 1, null],
    ]);
  });
});
