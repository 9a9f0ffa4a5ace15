import {
  ImportPlanError,
  nextStep,
  people,
  personalHealthBudgets,
  readPlan,
  undoTables,
  writePlan,
  type AnyRow,
  type ImportDirection,
  type ImportOperation,
  type ListDeclaration,
} from '@phb/schemas';
import fc from 'fast-check';
import { samplePeople } from '../../../../schemas/samples/people.js';
import { samplePersonalHealthBudgets } from '../../../../schemas/samples/personalHealthBudgets.js';
import { importLists, mapped, planned, profileOf, tableOf, targetOf } from '../importing.js';

type Register = Map<string, AnyRow>;
const register = (): Register =>
  new Map([...samplePeople.rows, ...samplePersonalHealthBudgets.rows].map((row) => [String(row.ref), row]));
const rowsOf = (rows: Register, prefix: string): AnyRow[] =>
  [...rows.values()].filter(({ ref }) => String(ref).startsWith(`${prefix}-`));
const listOf = ({ list }: ImportOperation): ListDeclaration => {
  const found = importLists.find(({ title }) => title === list);
  if (!found) throw new Error(list);
  return found;
};

/** Does what a step says, as a perfect service would. */
function carryOut(rows: Register, operations: readonly ImportOperation[], direction: ImportDirection): string[] {
  return operations.map((operation) => {
    const { ref } = operation;
    const row = rows.get(ref);
    const step = nextStep(listOf(operation), operation, direction, row);
    if (step.kind === 'add') {
      const blank = Object.fromEntries(
        Object.entries(listOf(operation).columns).map(([name, column]) => [
          name,
          column.kind === 'yesNo' ? false : column.kind === 'multiChoice' ? [] : null,
        ]),
      );
      rows.set(ref, { ...blank, ...step.values });
    }
    if (step.kind === 'update') rows.set(ref, { ...row, ...step.changes });
    if (step.kind === 'recycle') rows.delete(ref);
    return step.kind;
  });
}

const postcodes = fc.constantFrom('ZZ99 3AA', 'ZZ99 9ZZ', '', 'ZZ99 1AA');
const names = fc.constantFrom('Demo-Quill', 'Demo-Hartley', 'Demo-O’Fennel', 'DEMO-MARL');
const numbers = fc.constantFrom(
  '',
  ...samplePeople.rows.map(({ nhsNumber }) => nhsNumber ?? ''),
  '9990000077',
  '9990000085',
);
const fileRow = fc.tuple(
  numbers,
  names,
  fc.constantFrom('Una', 'Bo'),
  fc.constantFrom('14/03/1950', '25/12/1980'),
  postcodes,
);
const policies = fc.constantFrom('take' as const, 'fill' as const, 'keep' as const);

const headings = ['nhsNumber', 'familyName', 'givenName', 'dateOfBirth', 'postcode'];
const plans = fc
  .tuple(fc.array(fileRow, { maxLength: 8 }), policies, fc.constantFrom('ignore' as const, 'clear' as const))
  .map(([rows, policy, empty]) => {
    const columns = headings.map((name) =>
      mapped(people, name, { policy, empty: name === 'postcode' ? empty : 'ignore' }),
    );
    const profile = profileOf(targetOf(people, columns, { keys: [['nhsNumber']] }));
    return planned(profile, tableOf(headings, ...rows), { People: samplePeople.rows });
  });

describe('what an import did', () => {
  it('undone, leaves every row as it was in every declared column, wherever either was interrupted', () => {
    fc.assert(
      fc.property(plans, fc.nat(), fc.nat(), ({ operations }, stopApply, stopUndo) => {
        const rows = register();
        carryOut(rows, operations.slice(0, stopApply % (operations.length + 1)), 'apply');
        carryOut(rows, operations, 'apply');
        const applied = new Map(rows);
        expect(carryOut(rows, operations, 'apply').every((kind) => kind === 'done')).toBe(true);
        expect(rows).toEqual(applied);
        carryOut(rows, operations.slice(0, stopUndo % (operations.length + 1)), 'undo');
        carryOut(rows, operations, 'undo');
        expect(rows).toEqual(register());
      }),
    );
  });

  it('undone after only a part was done, leaves every row as it was too', () => {
    fc.assert(
      fc.property(plans, fc.nat(), ({ operations }, stop) => {
        const rows = register();
        carryOut(rows, operations.slice(0, stop % (operations.length + 1)), 'apply');
        carryOut(rows, operations, 'undo');
        expect(rows).toEqual(register());
      }),
    );
  });

  it('leaves the same file with nothing to do', () => {
    fc.assert(
      fc.property(fc.array(fileRow, { maxLength: 8 }), (lines) => {
        const rows = register();
        const profile = profileOf(
          targetOf(
            people,
            headings.map((name) => mapped(people, name)),
            { keys: [['nhsNumber'], headings.slice(1, 4)] },
          ),
        );
        const table = tableOf(headings, ...lines);
        carryOut(rows, planned(profile, table, { People: rowsOf(rows, 'P') }).operations, 'apply');
        const again = planned(profile, table, { People: rowsOf(rows, 'P') });
        expect(again.operations).toEqual([]);
      }),
    );
  });

  it('comes back from its file', () => {
    fc.assert(
      fc.property(plans, ({ operations }) => {
        expect(readPlan(importLists, writePlan(importLists, operations))).toEqual(operations);
      }),
    );
  });

  it('can be imported again from its tables, which puts back what was changed', () => {
    fc.assert(
      fc.property(plans, ({ operations }) => {
        const rows = register();
        carryOut(rows, operations, 'apply');
        for (const { profile, table } of undoTables(importLists, operations)) {
          const back = planned(profile, table, { People: rowsOf(rows, 'P') });
          expect(back.counts.refused).toBe(0);
          carryOut(rows, back.operations, 'apply');
        }
        for (const { ref, kind } of operations) if (kind === 'add') rows.delete(ref);
        expect(rows).toEqual(register());
      }),
    );
  });
});

describe('what somebody else did meanwhile', () => {
  const [ann] = samplePeople.rows;
  if (!ann) throw new Error('no example');
  const change: ImportOperation = {
    kind: 'change',
    list: 'People',
    ref: ann.ref,
    row: 2,
    needs: [],
    before: { postcode: ann.postcode },
    after: { postcode: 'ZZ99 9ZZ' },
  };
  const add: ImportOperation = { kind: 'add', list: 'People', ref: ann.ref, row: 3, needs: [], values: { ...ann } };

  it('is never overwritten', () => {
    const theirs = { ...ann, postcode: 'ZZ99 7ZZ' };
    for (const direction of ['apply', 'undo'] as const) {
      expect(nextStep(people, change, direction, theirs)).toEqual({
        kind: 'left',
        reason: 'Postcode was changed by somebody else. It was left as it stands.',
      });
      expect(nextStep(people, change, direction, undefined)).toMatchObject({ kind: 'left' });
      expect(nextStep(people, add, direction, theirs)).toMatchObject({ kind: 'left' });
    }
  });

  it('in other columns does not stop a change, and does keep an added row', () => {
    const theirs = { ...ann, council: 'Elsewhere' };
    expect(nextStep(people, change, 'apply', theirs)).toEqual({ kind: 'update', changes: { postcode: 'ZZ99 9ZZ' } });
    expect(nextStep(people, add, 'undo', theirs)).toMatchObject({
      kind: 'left',
      reason: expect.stringContaining('Council was changed after the import'),
    });
  });
});

it('refuses a plan that was changed by hand or is of another version', () => {
  const good = { version: 1, operations: [] };
  expect(readPlan(importLists, JSON.stringify(good))).toEqual([]);
  const operation = { kind: 'add', list: 'People', ref: 'P-1', row: 2, needs: [] };
  for (const bad of [
    '{',
    JSON.stringify({ ...good, version: 2 }),
    JSON.stringify({ ...good, operations: [operation] }),
    JSON.stringify({ ...good, operations: [{ ...operation, values: { shoeSize: 7 } }] }),
    JSON.stringify({ ...good, operations: [{ ...operation, values: { dateOfBirth: 'soon' } }] }),
  ]) {
    expect(() => readPlan(importLists, bad)).toThrow(ImportPlanError);
  }
});

it('undoes amounts, choices and days through the tables as well', () => {
  const [phb] = samplePersonalHealthBudgets.rows;
  if (!phb) throw new Error('no example');
  const names = ['ref', 'amount', 'forms', 'status', 'startsOn', 'nhsShare'];
  const profile = profileOf(
    targetOf(
      personalHealthBudgets,
      names.map((name) => mapped(personalHealthBudgets, name)),
      { keys: [['ref']] },
    ),
  );
  const before = phb.startsOn?.subtract({ days: 1 }).toString() ?? '';
  const table = tableOf(names, [phb.ref, '£1.00', 'DP;NB', 'Suspended', before, '0.3333']);
  const changed = planned(profile, table, { 'Personal health budgets': [phb] });
  expect(changed.rows[0]?.problems).toEqual([]);
  expect(changed.rows[0]?.parts[0]?.changes.length).toBeGreaterThan(3);
  const rows: Register = new Map([[phb.ref, phb]]);
  carryOut(rows, changed.operations, 'apply');
  expect(rows.get(phb.ref)).not.toEqual(phb);
  for (const undo of undoTables(importLists, changed.operations)) {
    carryOut(
      rows,
      planned(undo.profile, undo.table, { 'Personal health budgets': [...rows.values()] }).operations,
      'apply',
    );
  }
  expect(rows.get(phb.ref)).toEqual(phb);
});
