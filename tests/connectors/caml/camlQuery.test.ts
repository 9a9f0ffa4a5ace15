import { camlQuery } from '../../../connectors/caml/camlQuery.js';
import { listCodec, people, personalHealthBudgets } from '@phb/schemas';
import { Temporal } from 'temporal-polyfill';

const codec = listCodec(personalHealthBudgets, 'Europe/London');

describe('the CAML builder', () => {
  it('writes conditions nested by two, with the types of the columns', () => {
    const caml = camlQuery(personalHealthBudgets, codec, {
      where: {
        all: [
          { ids: { from: 1, to: 10 } },
          { column: 'status', is: 'in', value: ['Live', 'Ending'] },
          { column: 'nextReviewDue', is: 'le', value: Temporal.PlainDate.from('2019-04-30') },
          {
            any: [
              { column: 'council', is: 'eq', value: null },
              { column: 'council', is: 'startsWith', value: '<"&' },
            ],
          },
        ],
      },
      orderBy: { column: 'nextReviewDue', descending: true },
    });
    expect(caml).toBe(
      '<Where><And><And>' +
        '<Geq><FieldRef Name="ID"/><Value Type="Counter">1</Value></Geq><Lt><FieldRef Name="ID"/><Value Type="Counter">10</Value></Lt>' +
        '</And><And>' +
        '<In><FieldRef Name="Status"/><Values><Value Type="Choice">Live</Value><Value Type="Choice">Ending</Value></Values></In>' +
        '<And><Leq><FieldRef Name="NextReviewDue"/><Value Type="DateTime">2019-04-30T00:00:00Z</Value></Leq>' +
        '<Or><IsNull><FieldRef Name="Council"/></IsNull><BeginsWith><FieldRef Name="Council"/><Value Type="Text">&lt;&quot;&amp;</Value></BeginsWith></Or>' +
        '</And></And></And></Where>' +
        '<OrderBy><FieldRef Name="NextReviewDue" Ascending="FALSE"/></OrderBy>',
    );
  });

  it('writes nothing for a question about every row', () => {
    expect(camlQuery(people, listCodec(people, 'Europe/London'), {})).toBe('');
  });
});
