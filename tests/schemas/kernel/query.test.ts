import type { personalHealthBudgets } from '@phb/schemas';
import { type Query } from '@phb/schemas';

type Cases = Query<(typeof personalHealthBudgets)['columns']>;

describe('the typed query surface', () => {
  it('accepts indexed columns with values of their type', () => {
    const query: Cases = {
      where: {
        all: [
          { ids: { from: 0, to: 5000 } },
          { column: 'status', is: 'in', value: ['Live', 'Ending'] },
          {
            any: [
              { column: 'nextReviewDue', is: 'eq', value: null },
              { column: 'ref', is: 'startsWith', value: 'PHB-7' },
            ],
          },
        ],
      },
      orderBy: { column: 'nextReviewDue' },
    };
    expect(query.orderBy?.column).toBe('nextReviewDue');
  });

  it('does not compile on a column without an index, or with a value of another type', () => {
    const refused: Cases[] = [
      // @ts-expect-error SharePoint keeps no index on the approved amount
      { where: { column: 'amount', is: 'gt', value: 1 } },
      // @ts-expect-error a column of several choices cannot be indexed
      { where: { column: 'forms', is: 'eq', value: ['Notional'] } },
      // @ts-expect-error nor can it be sorted by the service
      { orderBy: { column: 'firstPaymentOn' } },
      // @ts-expect-error a status that does not exist
      { where: { column: 'status', is: 'eq', value: 'Alive' } },
      // @ts-expect-error a date is not a text
      { where: { column: 'endsOn', is: 'ge', value: '2019-04-30' } },
    ];
    expect(refused).toHaveLength(5);
  });
});
