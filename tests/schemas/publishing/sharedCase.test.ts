import { Temporal } from 'temporal-polyfill';
import { sharedCaseOf, sharedCases, validate, type PersonalHealthBudget, type Person } from '@phb/schemas';
import { samplePeople } from '../../../schemas/samples/people.js';
import { sampleSharedCases } from '../../../schemas/samples/partnership.js';
import { samplePersonalHealthBudgets } from '../../../schemas/samples/personalHealthBudgets.js';

function first<T>(rows: readonly T[]): T {
  const [row] = rows;
  if (row === undefined) throw new Error('no example');
  return row;
}
const caseRow: PersonalHealthBudget = first(samplePersonalHealthBudgets.rows);
const person: Person = first(samplePeople.rows);
const publication = {
  publishedAt: Temporal.Instant.from('2019-04-30T09:30:00Z'),
  basis: 'Jointly funded case, information sharing agreement of 1 April 2019',
  council: 'Northbay',
};
const withheld = (row: PersonalHealthBudget, who: Person | undefined, council = 'Northbay') => {
  const answer = sharedCaseOf(row, who, { ...publication, council });
  return 'withheld' in answer ? answer.withheld : undefined;
};

describe('publishing a case to its council', () => {
  it('gives the agreed columns and no others', () => {
    expect(sharedCaseOf(caseRow, person, publication)).toEqual({ row: first(sampleSharedCases.rows) });
    expect(Object.keys(first(sampleSharedCases.rows)).sort()).toEqual(Object.keys(sharedCases.columns).sort());
  });

  it('shares the amount to the penny, the odd one paid by the NHS', () => {
    const half = { ...caseRow, amount: 100_001, nhsShare: 1, councilShare: 1 };
    expect(sharedCaseOf(half, person, publication)).toMatchObject({
      row: { councilAmount: 50_000, councilPercent: 50 },
    });
    const thirds = { ...caseRow, amount: 10_000, nhsShare: 2, councilShare: 1 };
    expect(sharedCaseOf(thirds, person, publication)).toMatchObject({
      row: { councilAmount: 3333, councilPercent: 33.33 },
    });
  });

  it('counts a third payer in, so that the council sees its own part only', () => {
    const thirds = { ...caseRow, amount: 10_000, nhsShare: 1, councilShare: 1, otherShare: 1 };
    expect(sharedCaseOf(thirds, person, publication)).toMatchObject({
      row: { councilAmount: 3333, councilPercent: 33.33 },
    });
  });

  it('makes a row that the list accepts, also without an amount', () => {
    const answer = sharedCaseOf({ ...caseRow, amount: null, amountPeriod: null }, person, publication);
    if (!('row' in answer)) throw new Error(answer.withheld);
    expect(answer.row).toMatchObject({ councilAmount: null, amountPeriod: null });
    expect(validate(sharedCases, { ...first(sampleSharedCases.rows), ...answer.row })).toEqual([]);
  });

  it('always withholds a person marked do not disclose, whatever else is true', () => {
    const atRisk = { ...person, doNotDisclose: true };
    expect(withheld(caseRow, atRisk)).toBe('The person is marked do not disclose. Nothing about them is published.');
    expect(withheld({ ...caseRow, councilShare: 0 }, atRisk)).toContain('do not disclose');
  });

  it('withholds cases of another council, and everything while no council is named', () => {
    expect(withheld(caseRow, person, 'Southmere')).toBe('The case does not belong to Southmere.');
    expect(withheld({ ...caseRow, council: null }, person)).toBe('The case does not belong to Northbay.');
    expect(withheld({ ...caseRow, council: '' }, person, '')).toBe('The case does not belong to a partner council.');
  });

  it('withholds what the council pays no part of, or what shares cannot be worked out for', () => {
    expect(withheld({ ...caseRow, councilShare: 0 }, person)).toBe('The council pays no part of this case.');
    expect(withheld({ ...caseRow, councilShare: null }, person)).toBe('The council pays no part of this case.');
    expect(withheld({ ...caseRow, nhsShare: null }, person)).toContain('The NHS share is empty');
  });

  it('withholds cases that are not approved', () => {
    expect(withheld({ ...caseRow, status: 'Awaiting panel' }, person)).toContain('only approved cases');
    expect(withheld({ ...caseRow, status: 'Refused' }, person)).toContain('only approved cases');
    expect(withheld({ ...caseRow, status: 'Closed' }, person)).toBeUndefined();
  });

  it('withholds a case whose person is unknown, since do not disclose is unknown too', () => {
    expect(withheld(caseRow, undefined)).toContain('was not found in People');
    expect(withheld(caseRow, samplePeople.rows[1])).toContain('was not found in People');
  });
});
