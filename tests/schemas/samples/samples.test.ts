import { Temporal } from 'temporal-polyfill';
import { columnsOf, defaultPolicy, reviewClocks, samples } from '@phb/schemas';
import { samplePersonalHealthBudgets } from '../../../schemas/samples/personalHealthBudgets.js';
import { sampleReviews } from '../../../schemas/samples/reviews.js';

const values = (row: object) => row as Readonly<Record<string, unknown>>;

describe('the example rows', () => {
  it('point at rows that exist', () => {
    const known = new Set(samples.flatMap(({ rows }) => rows.map((row) => values(row).ref)));
    for (const { list, rows } of samples) {
      for (const [name, column] of columnsOf(list)) {
        if (column.kind !== 'reference') continue;
        for (const row of rows) {
          const ref = values(row)[name];
          if (ref !== null) expect([list.title, name, known.has(ref)]).toEqual([list.title, name, true]);
        }
      }
    }
  });

  it('carry the mark of a demonstration wherever a family name stands', () => {
    const names = samples.flatMap(({ rows }) => rows.map((row) => values(row).familyName)).filter((name) => name);
    expect(names.length).toBeGreaterThan(3);
    for (const name of names) expect(name).toMatch(/^Demo-/);
  });

  it('hold the review dates that the clocks give', () => {
    for (const row of samplePersonalHealthBudgets.rows) {
      const { due } = reviewClocks(row, sampleReviews.rows, defaultPolicy);
      expect(row.nextReviewDue?.toString()).toBe(due?.toString());
      const open = sampleReviews.rows.find((review) => review.caseRef === row.ref && review.doneOn === null);
      expect(open?.dueOn?.toString()).toBe(due?.toString());
    }
  });

  it('hold a 29 February and a day of a clock change', () => {
    const dates = samples
      .flatMap(({ rows }) => rows.flatMap((row) => Object.values(values(row))))
      .filter((value) => value instanceof Temporal.PlainDate)
      .map(String);
    expect(dates).toEqual(expect.arrayContaining(['2008-02-29', '2019-03-31']));
  });
});
