import {
  checkProfile,
  people,
  personalHealthBudgets,
  prepareImport,
  readProfile,
  writeProfile,
  type ImportTarget,
} from '@phb/schemas';
import { samplePeople } from '../../../../schemas/samples/people.js';
import { samplePersonalHealthBudgets } from '../../../../schemas/samples/personalHealthBudgets.js';
import { importLists, mapped, planned, profileOf, tableOf, targetOf } from '../importing.js';

const [ann, second] = samplePeople.rows;
const [phb] = samplePersonalHealthBudgets.rows;
if (!ann || !second || !phb) throw new Error('no examples');
const register = { People: samplePeople.rows, 'Personal health budgets': samplePersonalHealthBudgets.rows };

const personColumns = ['nhsNumber', 'familyName', 'givenName', 'dateOfBirth', 'postcode'] as const;
const peopleTarget = (more: Partial<ImportTarget> = {}): ImportTarget =>
  targetOf(
    people,
    personColumns.map((name) => mapped(people, name)),
    { keys: [['nhsNumber']], alike: ['familyName', 'givenName', 'dateOfBirth'], ...more },
  );
const persons = (...rows: readonly (readonly string[])[]) => tableOf([...personColumns], ...rows);
const newcomer = ['999 000 0077', 'Demo-Quill', 'Una', '14 March 1950', 'ZZ99 3AA'];

describe('a row that the register does not have', () => {
  it('is added with a reference of its own', () => {
    const plan = planned(profileOf(peopleTarget()), persons(newcomer), register);
    expect(plan.counts).toEqual({ read: 1, added: 1, changed: 0, unchanged: 0, refused: 0 });
    expect(plan.operations).toMatchObject([
      { kind: 'add', list: 'People', ref: expect.stringMatching(/^P-/), row: 2, values: { familyName: 'Demo-Quill' } },
    ]);
    expect(plan.rows[0]).toMatchObject({ row: 2, outcome: 'added' });
  });

  it('is refused with every reason, each with its row, heading, what was found and the mend', () => {
    const plan = planned(profileOf(peopleTarget()), persons(['123', '', 'Una', '31/02/1950', 'ZZ99 3AA']), register);
    expect(plan.rows[0]).toMatchObject({ row: 2, outcome: 'refused', parts: [] });
    expect(plan.rows[0]?.problems).toEqual([
      {
        row: 2,
        list: 'People',
        column: 'NHS number',
        heading: 'nhsNumber',
        found: '123',
        message: 'NHS number must have 10 digits, such as 999 000 0018. Check it against the record.',
      },
      {
        row: 2,
        list: 'People',
        column: 'Date of birth',
        heading: 'dateOfBirth',
        found: '31/02/1950',
        message: 'Date of birth is not a date. Write it as 14 March 2026 or 14/03/2026.',
      },
    ]);
    const empty = planned(profileOf(peopleTarget()), persons(['', '', 'Una', '14/03/1950', '']), register);
    expect(empty.rows[0]?.problems).toMatchObject([{ column: 'Family name', message: 'Enter “Family name”.' }]);
  });

  it('is refused where the profile adds none, naming what was looked for', () => {
    const plan = planned(
      profileOf(peopleTarget({ whenNew: 'refuse' })),
      persons(newcomer, ['', ...newcomer.slice(1)]),
      register,
    );
    expect(plan.rows.map(({ problems }) => problems.map(({ message }) => message))).toEqual([
      ['People has no row with NHS number 999 000 0077. Correct it, or add the row first.'],
      ['Nothing in this row says which row of People it is about: NHS number are empty.'],
    ]);
  });

  it('is not added twice for the same row twice in the file', () => {
    const plan = planned(profileOf(peopleTarget()), persons(newcomer, newcomer), register);
    expect(plan.rows.map(({ outcome }) => outcome)).toEqual(['added', 'repeated']);
    expect(plan.rows[1]?.parts).toMatchObject([{ kind: 'repeat', sameAs: 2, ref: plan.operations[0]?.ref }]);
    expect(plan.operations).toHaveLength(1);
  });

  it('that lies in the future is refused', () => {
    const plan = planned(profileOf(peopleTarget()), persons([...newcomer.slice(0, 3), '14/03/2091', '']), register);
    expect(plan.rows[0]?.problems).toMatchObject([{ column: 'Date of birth', found: '14/03/2091' }]);
  });
});

describe('a row that the register has', () => {
  const row = (postcode: string, family: string = ann.familyName): string[] => [
    String(ann.nhsNumber),
    family,
    ann.givenName,
    ann.dateOfBirth.toString(),
    postcode,
  ];

  it('is unchanged where it says the same, and changed column by column where not', () => {
    const plan = planned(profileOf(peopleTarget()), persons(row(ann.postcode ?? '')), register);
    expect(plan.rows[0]).toMatchObject({
      outcome: 'unchanged',
      parts: [{ kind: 'unchanged', ref: ann.ref, changes: [] }],
    });
    const changed = planned(profileOf(peopleTarget()), persons(row('ZZ99 9ZZ')), register);
    expect(changed.operations).toEqual([
      {
        kind: 'change',
        list: 'People',
        ref: ann.ref,
        row: 2,
        needs: [],
        before: { postcode: ann.postcode },
        after: { postcode: 'ZZ99 9ZZ' },
      },
    ]);
    expect(changed.rows[0]?.parts[0]?.changes).toEqual([
      { column: 'postcode', label: 'Postcode', from: ann.postcode, to: 'ZZ99 9ZZ', decision: 'written' },
    ]);
  });

  it.each([
    ['take', ann.postcode, 'written'],
    ['take', null, 'written'],
    ['keep', ann.postcode, 'kept'],
    ['keep', null, 'kept'],
    ['fill', ann.postcode, 'kept'],
    ['fill', null, 'written'],
  ] as const)('with the policy %s, and %s in the register, is %s', (policy, had, decision) => {
    const columns = personColumns.map((name) => mapped(people, name, name === 'postcode' ? { policy } : {}));
    const rows = [{ ...ann, postcode: had }];
    const plan = planned(profileOf(peopleTarget({ columns })), persons(row('ZZ99 9ZZ')), { People: rows });
    expect(plan.rows[0]?.parts[0]?.changes).toMatchObject([{ decision }]);
    expect(plan.operations).toHaveLength(decision === 'written' ? 1 : 0);
  });

  it('with the policy never is neither changed nor added with that column', () => {
    const columns = personColumns.map((name) => mapped(people, name, name === 'postcode' ? { policy: 'never' } : {}));
    const plan = planned(profileOf(peopleTarget({ columns })), persons(row('ZZ99 9ZZ'), newcomer), register);
    expect(plan.rows.map(({ outcome }) => outcome)).toEqual(['unchanged', 'added']);
    expect(plan.operations[0]).toMatchObject({
      kind: 'add',
      values: expect.not.objectContaining({ postcode: 'ZZ99 3AA' }),
    });
  });

  it('with the policy ask waits for the answer, and then does as it says', () => {
    const columns = personColumns.map((name) => mapped(people, name, name === 'postcode' ? { policy: 'ask' } : {}));
    const profile = profileOf(peopleTarget({ columns }));
    const table = persons(row('ZZ99 9ZZ'));
    const plan = planned(profile, table, register);
    expect(plan.operations).toEqual([]);
    expect(plan.rows[0]).toMatchObject({ outcome: 'question' });
    const [question] = plan.rows[0]?.questions ?? [];
    expect(question).toMatchObject({ column: 'postcode', options: [{ answer: 'take' }, { answer: 'keep' }] });
    const answered = (answer: string) => planned(profile, table, register, new Map([[question?.id ?? '', answer]]));
    expect(answered('take').operations).toHaveLength(1);
    expect(answered('keep').rows[0]).toMatchObject({
      outcome: 'unchanged',
      parts: [{ changes: [{ decision: 'kept' }] }],
    });
  });

  it('keeps what an empty cell does not know, and is emptied only where the profile says so', () => {
    const table = persons(row(''));
    expect(planned(profileOf(peopleTarget()), table, register).rows[0]?.outcome).toBe('unchanged');
    const columns = personColumns.map((name) => mapped(people, name, { empty: 'clear' }));
    const plan = planned(profileOf(peopleTarget({ columns })), table, register);
    expect(plan.operations).toMatchObject([{ before: { postcode: ann.postcode }, after: { postcode: null } }]);
  });

  it('is refused where the change would break a rule of the list, but not for what was broken before', () => {
    const death = tableOf(
      ['nhsNumber', 'dateOfDeath', 'postcode'],
      [String(ann.nhsNumber), '1 January 1901', 'ZZ99 9ZZ'],
    );
    const columns = ['nhsNumber', 'dateOfDeath', 'postcode'].map((name) => mapped(people, name));
    const target = targetOf(people, columns, { keys: [['nhsNumber']] });
    expect(planned(profileOf(target), death, register).rows[0]?.problems).toMatchObject([
      {
        column: 'Date of death',
        found: '1 January 1901',
        message: expect.stringContaining('before date of birth'),
      },
    ]);
    const broken = [{ ...ann, dateOfDeath: ann.dateOfBirth.subtract({ days: 1 }) }];
    const only = tableOf(['nhsNumber', 'postcode'], [String(ann.nhsNumber), 'ZZ99 9ZZ']);
    const two = targetOf(people, [mapped(people, 'nhsNumber'), mapped(people, 'postcode')], { keys: [['nhsNumber']] });
    expect(planned(profileOf(two), only, { People: broken }).rows[0]?.outcome).toBe('changed');
  });
});

describe('who a row is about', () => {
  it('is asked where only name and birth date find somebody, and never merged silently', () => {
    // The names the other way round, and written otherwise.
    const names = [ann.givenName, ann.familyName.toUpperCase().replace(/-/g, ' ')];
    const alike = ['999 000 0077', ...names, ann.dateOfBirth.toString(), ''];
    const table = persons(alike);
    const plan = planned(profileOf(peopleTarget()), table, register);
    expect(plan.operations).toEqual([]);
    const [question] = plan.rows[0]?.questions ?? [];
    expect(question?.options.map(({ answer }) => answer)).toEqual([ann.ref, 'new']);
    const answered = (answer: string) =>
      planned(profileOf(peopleTarget()), table, register, new Map([[question?.id ?? '', answer]]));
    expect(answered('new').operations).toMatchObject([{ kind: 'add' }]);
    expect(answered(ann.ref).operations).toMatchObject([{ kind: 'change', ref: ann.ref }]);
  });

  it('is asked also between two rows of the same file', () => {
    const plan = planned(profileOf(peopleTarget()), persons(newcomer, ['', ...newcomer.slice(1)]), register);
    expect(plan.rows.map(({ outcome }) => outcome)).toEqual(['added', 'question']);
    const [question] = plan.rows[1]?.questions ?? [];
    expect(question?.options[0]?.label).toBe('Yes, the same as row 2 of this file');
    // The row that is added has another reference each time: the answer names it all the same.
    const answers = new Map([[question?.id ?? '', question?.options[0]?.answer ?? '']]);
    const again = planned(profileOf(peopleTarget()), persons(newcomer, ['', ...newcomer.slice(1)]), register, answers);
    expect(again.rows.map(({ outcome }) => outcome)).toEqual(['added', 'repeated']);
  });

  it('is asked where the NHS number finds somebody of another name and birth date', () => {
    const table = persons([String(ann.nhsNumber), 'Demo-Other', 'Zed', '2 February 1999', '']);
    const plan = planned(profileOf(peopleTarget()), table, register);
    expect(plan.rows[0]).toMatchObject({
      outcome: 'question',
      questions: [{ message: expect.stringContaining('all different') }],
    });
  });

  it('is refused where two keys find two people', () => {
    const columns = [mapped(people, 'nhsNumber'), mapped(people, 'ref')];
    const target = targetOf(people, columns, { keys: [['nhsNumber'], ['ref']], whenNew: 'refuse' });
    const plan = planned(
      profileOf(target),
      tableOf(['nhsNumber', 'ref'], [String(ann.nhsNumber), second.ref]),
      register,
    );
    expect(plan.rows[0]?.problems[0]?.message).toBe(
      `NHS number finds ${ann.ref}, but Person reference finds ${second.ref}. One of the two is wrong.`,
    );
  });

  it('is refused where a key finds several rows', () => {
    const columns = [mapped(people, 'council')];
    const twins = [ann, second].map((row) => ({ ...row, council: 'Northbay' }));
    const target = targetOf(people, columns, { keys: [['council']], whenNew: 'refuse' });
    const plan = planned(profileOf(target), tableOf(['council'], ['northbay']), { People: twins });
    expect(plan.rows[0]?.problems[0]?.message).toContain('2 rows of People have the same Council');
  });
});

describe('a row of two lists', () => {
  const caseColumns = [
    mapped(personalHealthBudgets, 'category'),
    mapped(personalHealthBudgets, 'startsOn'),
    mapped(personalHealthBudgets, 'forms'),
    mapped(personalHealthBudgets, 'status', { constant: 'Live' }),
  ];
  const both = profileOf(
    peopleTarget(),
    targetOf(personalHealthBudgets, caseColumns, {
      keys: [['personRef', 'category', 'startsOn']],
      links: { personRef: 'People' },
    }),
  );
  const table = (...rows: readonly (readonly string[])[]) =>
    tableOf([...personColumns, 'category', 'startsOn', 'forms'], ...rows);

  it('adds the person and the case, which needs the person; a second case adds only itself', () => {
    const plan = planned(
      both,
      table([...newcomer, 'Adult CHC', '1/4/2019', 'DP'], [...newcomer, 'Wheelchair', '2/4/2019', 'NB']),
      register,
    );
    const [person, first, other] = plan.operations;
    expect(plan.operations.map(({ kind, list, row }) => [kind, list, row])).toEqual([
      ['add', 'People', 2],
      ['add', 'Personal health budgets', 2],
      ['add', 'Personal health budgets', 3],
    ]);
    expect(first).toMatchObject({
      values: { personRef: person?.ref, forms: ['Direct payment'] },
      needs: [person?.ref],
    });
    expect(other).toMatchObject({ values: { personRef: person?.ref }, needs: [person?.ref] });
  });

  it('is written person first, also where an earlier row has only a case to add', () => {
    const known = [
      String(ann.nhsNumber),
      ann.familyName,
      ann.givenName,
      ann.dateOfBirth.toString(),
      ann.postcode ?? '',
    ];
    const rows = table([...known, 'Wheelchair', '3/4/2019', 'NB'], [...newcomer, 'Adult CHC', '1/4/2019', 'DP']);
    expect(planned(both, rows, register).operations.map(({ list, row }) => [list, row])).toEqual([
      ['People', 3],
      ['Personal health budgets', 2],
      ['Personal health budgets', 3],
    ]);
  });

  it('adds neither where the case is refused, so that the corrected file adds both', () => {
    const plan = planned(
      both,
      table([...newcomer, 'Adult CHC', 'soon', 'DP'], [...newcomer, 'Adult CHC', '1/4/2019', 'DP']),
      register,
    );
    expect(plan.rows.map(({ outcome }) => outcome)).toEqual(['refused', 'added']);
    expect(plan.operations).toHaveLength(2);
  });

  it('refuses a case that belongs to somebody else', () => {
    const stranger = profileOf(
      targetOf(people, [mapped(people, 'nhsNumber', { policy: 'never' })], {
        keys: [['nhsNumber']],
        whenNew: 'refuse',
      }),
      targetOf(
        personalHealthBudgets,
        [mapped(personalHealthBudgets, 'ref'), mapped(personalHealthBudgets, 'costCentre')],
        {
          keys: [['ref']],
          links: { personRef: 'People' },
          whenNew: 'refuse',
        },
      ),
    );
    const rows = (nhsNumber: unknown) =>
      tableOf(['nhsNumber', 'ref', 'costCentre'], [String(nhsNumber), phb.ref, 'E38X']);
    const owner = samplePeople.rows.find(({ ref }) => ref === phb.personRef);
    const other = samplePeople.rows.find(({ ref, nhsNumber }) => ref !== phb.personRef && nhsNumber !== null);
    expect(planned(stranger, rows(owner?.nhsNumber), register).rows[0]?.outcome).toBe('changed');
    expect(planned(stranger, rows(other?.nhsNumber), register).rows[0]?.problems[0]?.message).toContain(
      `${phb.ref} belongs to person ${phb.personRef}, not ${other?.ref ?? ''}`,
    );
  });
});

describe('a profile', () => {
  it('comes back from its JSON, and anything else is none', () => {
    const profile = profileOf(peopleTarget());
    expect(readProfile(writeProfile(profile))).toEqual(profile);
    for (const json of ['', '{', '{}', writeProfile({ ...profile, name: ' ' }), '{"version":2}']) {
      expect(readProfile(json)).toBeUndefined();
    }
  });

  it('says what is to be mended before it can be used', () => {
    expect(checkProfile(profileOf(peopleTarget()), importLists)).toEqual([]);
    const [familyName] = [mapped(people, 'familyName')];
    const wrong = profileOf(
      targetOf(people, [familyName, familyName, { ...familyName, to: 'shoeSize' }], { keys: [['nhsNumber']] }),
      targetOf(personalHealthBudgets, [mapped(personalHealthBudgets, 'owner')], {
        links: { personRef: 'Parties' },
        whenNew: 'refuse',
      }),
      { ...peopleTarget(), list: 'Shoes' },
    );
    expect(checkProfile(wrong, importLists)).toEqual([
      'People: Family name is filled from two columns of the file. Take one of them out.',
      'People: there is no column shoeSize. Map it to another one.',
      'People: NHS number shall find rows, but no column of the file fills it.',
      'People: a new row needs Given name, which no column of the file fills. Map a column, or enter one text for all.',
      'People: a new row needs Date of birth, which no column of the file fills. Map a column, or enter one text for all.',
      'Personal health budgets: Case owner belongs to this site and cannot be filled from a file.',
      'Personal health budgets: Parties must be mapped before Personal health budgets, which points at it.',
      'Personal health budgets: no column finds a row of the register. Choose one, or let new rows be added.',
      'There is no list “Shoes” in this site. Choose another one.',
    ]);
  });

  it('that meets another file or sheet says so once, and names a column that is missing', () => {
    const of = (...headings: string[]) =>
      prepareImport(profileOf(peopleTarget()), importLists, tableOf(headings)).problems;
    expect(of('Month', 'Total')).toEqual([
      'This does not look like a file for “Test”: of its 5 columns 5 are not there. Choose another sheet, file or profile.',
    ]);
    expect(of('NHSNumber', ' familyname', 'GivenName:')).toHaveLength(2);
    expect(of(...personColumns.slice(0, 4))).toEqual([
      'The file has no column “postcode”. Map another one in its place, or choose another sheet.',
    ]);
  });

  it('says how dates were read where that could be otherwise', () => {
    const notices = (...dates: string[]) =>
      prepareImport(
        profileOf(peopleTarget()),
        importLists,
        tableOf(personColumns, ...dates.map((date) => ['', '', '', date])),
      ).notices;
    expect(notices('25/04/1950')).toEqual([]);
    expect(notices('03/04/1950')[0]).toContain('No row of “dateOfBirth” tells');
    expect(notices('03/04/1950', '04/25/1950')[0]).toContain('because row 3 can be read no other way');
    expect(notices('25/04/1950', '04/25/1950')[0]).toContain('(row 2) and with the month first (row 3)');
  });
});
