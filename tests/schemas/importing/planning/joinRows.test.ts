import {
  people,
  personalHealthBudgets,
  type AnyRow,
  type ImportAnswers,
  type ImportPlan,
  type ImportTarget,
} from '@phb/schemas';
import fc from 'fast-check';
import { samplePeople } from '../../../../schemas/samples/people.js';
import { samplePersonalHealthBudgets } from '../../../../schemas/samples/personalHealthBudgets.js';
import { mapped, planned, profileOf, tableOf, targetOf } from '../importing.js';

const [ann] = samplePeople.rows;
if (!ann) throw new Error('no examples');
const register = { People: samplePeople.rows, 'Personal health budgets': samplePersonalHealthBudgets.rows };

const names = ['nhsNumber', 'familyName', 'givenName', 'dateOfBirth', 'postcode', 'preferredName', 'council'] as const;
type Name = (typeof names)[number];
type Cells = Partial<Record<Name, string>>;

const una: Cells = {
  nhsNumber: '999 000 0077',
  familyName: 'Demo-Quill',
  givenName: 'Una',
  dateOfBirth: '14 March 1950',
};
const stored: Cells = {
  nhsNumber: String(ann.nhsNumber),
  familyName: ann.familyName,
  givenName: ann.givenName,
  dateOfBirth: ann.dateOfBirth.toString(),
};

function target(more: Partial<ImportTarget> = {}, policy: 'take' | 'ask' | 'fill' | 'keep' = 'take'): ImportTarget {
  return targetOf(
    people,
    names.map((name) => mapped(people, name, { policy })),
    { keys: [['nhsNumber']], alike: ['familyName', 'givenName', 'dateOfBirth'], ...more },
  );
}

function plan(
  rows: readonly Cells[],
  one: ImportTarget,
  answers: ImportAnswers = new Map(),
  known: Readonly<Record<string, readonly AnyRow[]>> = register,
): ImportPlan {
  const cells = rows.map((row) => names.map((name) => row[name] ?? ''));
  return planned(profileOf(one), tableOf([...names], ...cells), known, answers);
}

const outcomes = ({ rows }: ImportPlan): readonly string[] => rows.map(({ outcome }) => outcome);

/** Answers the questions of a plan one after another by the place of the option, until nothing is asked. */
function answered(rows: readonly Cells[], one: ImportTarget, choice: number): ImportPlan {
  const answers = new Map<string, string>();
  for (let round = 0; round < 10; round += 1) {
    const now = plan(rows, one, answers);
    const open = now.rows.flatMap(({ questions }) => questions).filter(({ id }) => !answers.has(id));
    if (open.length === 0) return now;
    for (const { id, options } of open) answers.set(id, options[choice]?.answer ?? '');
  }
  throw new Error('the questions do not come to an end');
}

describe('two rows of a file about somebody new', () => {
  const rows = [
    { ...una, postcode: 'ZZ99 3AA' },
    { ...una, preferredName: 'Bea' },
  ];

  it('are asked about, and put together into one addition when told to', () => {
    const asked = plan(rows, target());
    expect(outcomes(asked)).toEqual(['added', 'question']);
    expect(asked.rows[1]?.questions).toMatchObject([
      {
        kind: 'together',
        message:
          'Row 2 of this file is about the same row of People, and this one also says: Preferred name Bea. Shall the two be put together?',
      },
    ]);
    const together = answered(rows, target(), 0);
    expect(outcomes(together)).toEqual(['added', 'added']);
    expect(together.counts).toMatchObject({ read: 2, added: 1, refused: 0 });
    expect(together.operations).toMatchObject([
      { kind: 'add', row: 2, values: { postcode: 'ZZ99 3AA', preferredName: 'Bea' } },
    ]);
    expect(together.rows[1]?.parts).toMatchObject([
      { kind: 'add', sameAs: 2, ref: together.operations[0]?.ref, changes: [{ column: 'preferredName', to: 'Bea' }] },
    ]);
  });

  it('are put together by themselves where the profile says so', () => {
    const together = plan(rows, target({ repeats: 'merge' }));
    expect(together.operations).toMatchObject([{ values: { postcode: 'ZZ99 3AA', preferredName: 'Bea' } }]);
  });

  it('are refused where the profile says so and the two differ, not where the second only says less', () => {
    const one = target({ repeats: 'refuse' });
    expect(outcomes(plan(rows, one))).toEqual(['added', 'refused']);
    expect(plan(rows, one).rows[1]?.problems).toMatchObject([
      { column: 'Preferred name', found: 'Bea', message: expect.stringContaining('Row 2 of this file') },
    ]);
    expect(outcomes(plan([{ ...una, postcode: 'ZZ99 3AA' }, una], one))).toEqual(['added', 'repeated']);
  });

  it('whose values differ are asked about even so, each value with the row that said it', () => {
    const three = [...rows, { ...una, preferredName: 'Ann' }];
    const one = target({ repeats: 'merge' });
    const asked = plan(three, one);
    expect(outcomes(asked)).toEqual(['added', 'added', 'question']);
    expect(asked.rows[2]?.questions).toMatchObject([
      {
        kind: 'rows',
        column: 'preferredName',
        message: expect.stringContaining('Preferred name is Bea in row 3 and Ann in row 4 of this file'),
        options: [{ label: 'Row 4: Ann' }, { label: 'Row 3: Bea' }],
      },
    ]);
    expect(answered(three, one, 0).operations).toMatchObject([{ values: { preferredName: 'Ann' } }]);
    const earlier = answered(three, one, 1);
    expect(earlier.operations).toMatchObject([{ values: { preferredName: 'Bea' } }]);
    expect(outcomes(earlier)).toEqual(['added', 'added', 'repeated']);
  });

  it('come to the same as one row that says it all, wherever it was cut', () => {
    const whole: Cells = { ...una, postcode: 'ZZ99 3AA', preferredName: 'Bea', council: 'Demo-Council' };
    const [single] = plan([whole], target()).operations;
    const optional = ['postcode', 'preferredName', 'council'] as const;
    fc.assert(
      fc.property(fc.array(fc.subarray([...optional]), { minLength: 1, maxLength: 4 }), (pieces) => {
        const given = [...pieces, [...optional]].map((piece) => ({
          ...una,
          ...Object.fromEntries(piece.map((name) => [name, whole[name]])),
        }));
        const { operations } = plan(given, target({ repeats: 'merge' }));
        expect(operations).toHaveLength(1);
        expect(operations[0]).toMatchObject(single?.kind === 'add' ? { kind: 'add', values: single.values } : {});
      }),
    );
  });

  it('that only name and birth date join are asked about once, and found by the number of the second afterwards', () => {
    const { nhsNumber, ...nameless } = una;
    const first = { ...nameless, postcode: 'ZZ99 3AA' };
    const third = { nhsNumber: nhsNumber ?? '', ...nameless };
    const together = answered([first, una, third], target(), 0);
    expect(outcomes(together)).toEqual(['added', 'added', 'repeated']);
    expect(together.operations).toMatchObject([{ kind: 'add', values: { nhsNumber: '9990000077' } }]);
    const [asked] = plan([first, una], target()).rows[1]?.questions ?? [];
    const once = plan([first, una], target(), new Map([[asked?.id ?? '', asked?.options[0]?.answer ?? '']]));
    expect(outcomes(once)).toEqual(['added', 'added']);
  });
});

describe('two rows of a file about somebody of the register', () => {
  const rows = [
    { ...stored, postcode: 'ZZ99 8AA' },
    { ...stored, preferredName: 'Bea' },
  ];

  it('become one change, with what the register had before', () => {
    const together = plan(rows, target({ repeats: 'merge' }));
    expect(outcomes(together)).toEqual(['changed', 'changed']);
    expect(together.counts).toMatchObject({ changed: 1 });
    expect(together.operations).toEqual([
      expect.objectContaining({
        kind: 'change',
        ref: ann.ref,
        row: 2,
        before: { postcode: ann.postcode, preferredName: ann.preferredName },
        after: { postcode: 'ZZ99 8AA', preferredName: 'Bea' },
      }),
    ]);
  });

  it('need not agree about what the register keeps', () => {
    const differing = [
      { ...stored, postcode: 'ZZ99 8AA' },
      { ...stored, postcode: 'ZZ99 2AA' },
    ];
    for (const policy of ['keep', 'fill'] as const) {
      const kept = plan(differing, target({}, policy));
      expect(outcomes(kept)).toEqual(['unchanged', 'repeated']);
      expect(kept.operations).toEqual([]);
    }
    const [asked] = plan(differing, target({}, 'ask')).rows[0]?.questions ?? [];
    const kept = plan(differing, target({}, 'ask'), new Map([[asked?.id ?? '', 'keep']]));
    expect(outcomes(kept)).toEqual(['unchanged', 'repeated']);
  });

  it('are asked about once where they differ, not about the register as well', () => {
    const differing = [stored, { ...stored, postcode: 'ZZ99 2AA' }].map((row, at) =>
      at === 0 ? { ...row, postcode: ann.postcode ?? '' } : row,
    );
    const one = target({}, 'ask');
    expect(plan(differing, one).rows[1]?.questions).toMatchObject([{ kind: 'rows', column: 'postcode' }]);
    expect(answered(differing, one, 0).operations).toMatchObject([{ after: { postcode: 'ZZ99 2AA' } }]);
    expect(answered(differing, one, 1).operations).toEqual([]);
  });

  it('write nothing where the later one takes the change back', () => {
    const back = [
      { ...stored, postcode: 'ZZ99 2AA' },
      { ...stored, postcode: ann.postcode ?? '' },
    ];
    expect(answered(back, target({ repeats: 'merge' }), 0).operations).toEqual([]);
  });
});

it('fills what an earlier import of the same person left empty, once a person has said that it is the same', () => {
  const nameless = { ...una, nhsNumber: '' };
  const [added] = plan([{ ...nameless, postcode: 'ZZ99 3AA' }], target()).operations;
  if (added?.kind !== 'add') throw new Error('nothing was added');
  const empty = Object.fromEntries(Object.keys(ann).map((name) => [name, null]));
  const after = { People: [...samplePeople.rows, { ...empty, ...added.values, ref: added.ref }] };
  const again = [{ ...una, postcode: 'ZZ99 3AA', preferredName: 'Bea' }];
  const one = target({}, 'ask');
  const asked = plan(again, one, new Map(), after);
  expect(asked.rows[0]?.questions).toMatchObject([{ kind: 'who', options: [{ answer: added.ref }, {}] }]);
  const answers = new Map([[asked.rows[0]?.questions[0]?.id ?? '', added.ref]]);
  expect(plan(again, one, answers, after).operations).toMatchObject([
    { kind: 'change', ref: added.ref, after: { nhsNumber: '9990000077', preferredName: 'Bea' } },
  ]);
});

it('refuses a case that two rows give to two people', () => {
  const [phb] = samplePersonalHealthBudgets.rows;
  const owner = samplePeople.rows.find(({ ref }) => ref === phb?.personRef);
  const other = samplePeople.rows.find(({ ref }) => ref !== phb?.personRef);
  if (!phb || !owner || !other) throw new Error('no examples');
  const persons = targetOf(people, [mapped(people, 'ref', { policy: 'never' })], {
    keys: [['ref']],
    whenNew: 'refuse',
  });
  const columns = [mapped(personalHealthBudgets, 'ref', { heading: 'case', policy: 'never' })];
  const cases = targetOf(personalHealthBudgets, columns, {
    keys: [['ref']],
    links: { personRef: people.title },
    whenNew: 'refuse',
  });
  const table = tableOf(['ref', 'case'], [owner.ref, phb.ref], [other.ref, phb.ref]);
  const { rows } = planned(profileOf(persons, cases), table, register);
  expect(rows.map(({ outcome }) => outcome)).toEqual(['unchanged', 'refused']);
  expect(rows[1]?.problems).toMatchObject([{ message: expect.stringContaining('belongs to another person') }]);
});
