import { Temporal } from 'temporal-polyfill';
import { Table } from '../../connectors/lib/workingSet/table.js';
import { newReference, people, personalHealthBudgets } from '../../schemas/lib/index.js';
import { facetsOf } from '../../ui/lib/register/filters.js';
import { groupRegister } from '../../ui/lib/register/grouping.js';
import { peopleOfCases } from '../../ui/lib/register/people.js';
import { openingView, selectRows, valuesToFilter } from '../../ui/lib/register/selectRows.js';
import { names, openCases } from '../../ui/lib/register/workingSets.js';
import { picker } from './picker.mjs';

const size = 100_000;
const rounds = 15;
const today = Temporal.PlainDate.from('2019-04-30');

const pick = picker(7);
const one = (values) => values[pick(values.length)];

/** A working set over a table, as connectors/workingSet/openWorkingSet.ts makes it, without a service. */
const setOf = (table) => ({
  get size() {
    return table.size;
  },
  value: (row, column) => table.value(row, column),
  ref: (row) => table.value(row, 'ref'),
  id: (row) => table.id(row),
  indexOf: (ref) => table.indexOf(ref),
  order: (keys, among) => table.order(keys, among),
  ranked: (column) => table.ranked(column),
});

function fill() {
  const persons = new Table(people, names.columns, 'Europe/London');
  const cases = new Table(personalHealthBudgets, openCases.columns, 'Europe/London');
  const columns = personalHealthBudgets.columns;
  const day = (from, days) =>
    `${Temporal.PlainDate.from(from)
      .add({ days: pick(days) })
      .toString()}T00:00:00Z`;
  for (let id = 1; id <= size; id += 1) {
    const person = newReference('P', pick);
    persons.put({
      Id: id,
      Title: person,
      FamilyName: `Demo-${one(['Hartley', 'Ash', 'Quill'])}${pick(40_000)}`,
      GivenName: `G${pick(900)}`,
    });
    const running = pick(10) > 1;
    cases.put({
      Id: id,
      Title: newReference('PHB', pick),
      PersonRef: person,
      Status: running ? 'Live' : one(['Planning', 'Assessment', 'Suspended']),
      Category: one(columns.category.choices),
      Forms: pick(9) === 0 ? ['Notional', 'Third party'] : [one(columns.forms.choices)],
      StartsOn: day('2012-04-01', 2_500),
      NextReviewDue: running ? day('2019-01-01', 500) : null,
      Amount: pick(2_000_00) / 100,
      AmountPeriod: one(columns.amountPeriod.choices),
      Council: `Council ${pick(12)}`,
      Owner: null,
    });
  }
  return { cases: setOf(cases), persons: setOf(persons), unreadable: cases.unreadable.size + persons.unreadable.size };
}

function workOn(rows) {
  const up = (column) => ({ column, descending: false });
  const view = (changes) => ({ ...openingView, ...changes });
  const status = new Map([['status', new Set(['Live'])]]);
  const shown = selectRows(rows, openingView);
  return [
    ['sort by one column', (n) => selectRows(rows, view({ sorts: [{ column: 'amount', descending: n % 2 === 0 }] }))],
    [
      'sort by three columns, name among them',
      () => selectRows(rows, view({ sorts: [up('status'), up('council'), up('name')] })),
    ],
    [
      'filter by two columns, sorted',
      () => selectRows(rows, view({ filters: new Map([...status, ['council', new Set(['Council 3'])]]) })),
    ],
    ['values of a filter with counts', () => valuesToFilter(rows, view({ filters: status }), 'category', [])],
    ['search a name', (n) => selectRows(rows, view({ search: `quill${n}` }))],
    ['search a part of a reference', (n) => selectRows(rows, view({ search: `${['7K', '9F', '3X'][n % 3]}` }))],
    ['group by council with totals', () => groupRegister(rows, shown, 'council', new Set(), [])],
  ];
}

/**
 * How long the work behind a click takes, without drawing: what the clicks in the browser are made of.
 * @returns for each kind of work its name, the first time and the sorted times of the further rounds, in milliseconds
 */
export function measureClickWork() {
  const { cases, persons, unreadable } = fill();
  if (unreadable > 0 || cases.size !== size) throw new Error(`${unreadable} rows do not read; ${cases.size} cases`);
  const rows = { cases, people: peopleOfCases(cases, persons), facets: facetsOf(cases, today) };
  return workOn(rows).map(([name, run]) => {
    const [first, ...warm] = Array.from({ length: rounds + 1 }, (_, n) => {
      const began = performance.now();
      run(n);
      return performance.now() - began;
    });
    return { name, first, times: warm.sort((a, b) => a - b) };
  });
}
