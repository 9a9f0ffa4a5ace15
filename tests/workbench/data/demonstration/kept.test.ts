import { Temporal } from 'temporal-polyfill';
import { defaultPolicy, retentionDue } from '@phb/schemas';
import { demonstrationSet } from '../../../../workbench/data/demonstration/demonstrationSet.js';

it.each([
  ['as usual', {}],
  ['on a leap day', { day: Temporal.PlainDate.from('2024-02-29') }],
])('the cases that ended say when their retention is to be reviewed, as the table gives it: %s', (_, wish) => {
  const set = demonstrationSet(undefined, wish);
  const persons = new Map(set.people.map((person) => [person.ref, person]));
  const ended = set.personalHealthBudgets.flatMap((row) => {
    const decisions = set.decisions.filter(({ caseRef }) => caseRef === row.ref);
    const { reviewOn } = retentionDue({ row, person: persons.get(row.personRef), decisions }, defaultPolicy);
    return row.closedOn === null ? [] : [{ ref: row.ref, says: row.retentionReviewOn, gives: reviewOn }];
  });
  expect(ended.length).toBeGreaterThan(100);
  expect(ended.filter(({ says, gives }) => gives === undefined || says?.equals(gives) !== true)).toEqual([]);
});
