import {
  checkProfile,
  columnsOf,
  fitOf,
  importableLists,
  keysToChoose,
  listsOf,
  people,
  personalHealthBudgets,
  proposeProfile,
  purchases,
  sampleReference,
  suggestionsFor,
  usualTransform,
  withLists,
  withMapping,
  withoutMapping,
  type ImportProfile,
  type ListDeclaration,
  type SourceTable,
} from '@phb/schemas';
import fc from 'fast-check';
import { samplePeople } from '../../../../schemas/samples/people.js';
import { mapped, planned, profileOf, tableOf, targetOf } from '../importing.js';

const lists = listsOf('register');
const importable = importableLists(lists);
const listNamed = (title: string): ListDeclaration => {
  const found = importable.find((list) => list.title === title);
  if (!found) throw new Error(title);
  return found;
};
const proposed = (table: SourceTable): ImportProfile => proposeProfile(lists, suggestionsFor(lists, table, []));

describe('the lists that a file may fill', () => {
  it('stand behind those that their rows point at, without the product’s own and the restricted ones', () => {
    const titles = importable.map(({ title }) => title);
    expect(titles).not.toContain('Import runs');
    expect(titles).not.toContain('Import profiles');
    expect(titles).not.toContain('Settings');
    expect(titles).not.toContain('Restricted matters');
    for (const list of importable) {
      for (const [, column] of columnsOf(list)) {
        if (column.kind !== 'reference' || column.isKey) continue;
        const other = importable.find(({ columns }) => columns.ref.prefix === column.prefix);
        if (other && other !== list) expect(titles.indexOf(other.title)).toBeLessThan(titles.indexOf(list.title));
      }
    }
  });
});

describe('a proposed profile', () => {
  it('finds the cases of the register’s own file by their reference, and leaves out the names that find nobody', () => {
    const profile = proposed(
      tableOf(
        ['Reference', 'Name', 'Status', 'Form', 'Starts', 'Approved amount', 'Per', 'Council'],
        [
          sampleReference('PHB', 1),
          'Demo-A, Una',
          'Live',
          'Direct payment (managed account)',
          '2019-04-01',
          '278.00',
          'per week',
          'Northbay',
        ],
      ),
    );
    expect(profile.targets).toMatchObject([
      { list: 'Personal health budgets', keys: [['ref']], links: {}, whenNew: 'refuse' },
    ]);
    expect(profile.targets[0]?.columns.map(({ to }) => to).sort()).toEqual([
      'amount',
      'amountPeriod',
      'council',
      'forms',
      'ref',
      'startsOn',
      'status',
    ]);
    expect(checkProfile(profile, lists)).toEqual([]);
  });

  it('takes a person with their budget, found by number and by person, kind and start', () => {
    const profile = proposed(
      tableOf(
        ['NHS No', 'Surname', 'Forename', 'DOB', 'Care type', 'PHB type', 'PHB start', 'Status'],
        ['999 000 0018', 'Demo-A', 'Una', '25/04/1950', 'CHC', 'DP', '01/04/2019', 'Live'],
      ),
    );
    expect(profile.targets).toMatchObject([
      { list: 'People', keys: [['nhsNumber']], alike: ['familyName', 'givenName', 'dateOfBirth'], whenNew: 'add' },
      {
        list: 'Personal health budgets',
        keys: [['personRef', 'category', 'startsOn']],
        links: { personRef: 'People' },
        whenNew: 'add',
      },
    ]);
    expect(checkProfile(profile, lists)).toEqual([]);
  });

  it('finds the case of a purchase by its reference, and never writes a reference that nobody has', () => {
    const profile = proposed(
      tableOf(
        ['Posted', 'Transaction', 'Case ref', 'Merchant', 'Details', 'Amount'],
        ['04/13/2019', 'T1', sampleReference('PHB', 1), 'Demo-Merchant', 'Hours', '12.00'],
      ),
    );
    expect(profile.targets).toMatchObject([
      { list: 'Personal health budgets', columns: [{ to: 'ref', policy: 'never' }], whenNew: 'refuse' },
      { list: 'Purchases', keys: [['invoiceNumber']], links: { caseRef: 'Personal health budgets' } },
    ]);
  });

  it('is empty where no heading says anything', () => {
    expect(proposed(tableOf(['Shoe size', 'Star sign'], ['7', 'Leo'])).targets).toEqual([]);
  });
});

describe('changing a profile', () => {
  const table = tableOf(['NHS No', 'Surname', 'Category', 'Starts on'], ['999 000 0018', 'Demo-A', 'CHC', '1/4/2019']);
  const suggestions = suggestionsFor(lists, table, []);
  const both = withLists(
    profileOf(targetOf(people, [])),
    new Set(['People', 'Personal health budgets']),
    lists,
    suggestions,
  );

  it('keeps a key that was taken out, until its column is mapped anew', () => {
    const start = mapped(personalHealthBudgets, 'startsOn', { heading: 'Starts on' });
    const without: ImportProfile = {
      ...both,
      targets: both.targets.map((target) => ({ ...target, keys: target.list === 'People' ? target.keys : [] })),
    };
    const keys = (profile: ImportProfile) => profile.targets[1]?.keys;
    const policy = withMapping(without, lists, personalHealthBudgets.title, { ...start, policy: 'keep' });
    expect(keys(policy)).toEqual([]);
    const gone = withoutMapping(policy, lists, personalHealthBudgets.title, 'startsOn');
    expect(keys(withMapping(gone, lists, personalHealthBudgets.title, start))).toEqual([
      ['personRef', 'category', 'startsOn'],
    ]);
  });

  it('puts a mapping in the place of another of the same heading', () => {
    const one = withMapping(both, lists, 'People', mapped(people, 'familyName', { heading: 'Surname' }));
    const other = withMapping(
      one,
      lists,
      'People',
      mapped(people, 'preferredName', { heading: 'Surname' }),
      'familyName',
    );
    const columns = other.targets[0]?.columns.map(({ to }) => to) ?? [];
    expect(columns).toContain('preferredName');
    expect(columns).not.toContain('familyName');
  });

  const edits = fc.array(
    fc.record({
      list: fc.constantFrom('People', 'Personal health budgets', 'Purchases', 'Packages of care'),
      column: fc.nat(30),
      what: fc.constantFrom('lists' as const, 'map' as const, 'unmap' as const),
    }),
    { maxLength: 25 },
  );

  it('leaves nothing that contradicts itself, whatever is done in whatever order', () => {
    fc.assert(
      fc.property(edits, (some) => {
        let profile: ImportProfile = { ...both, targets: [] };
        for (const { list: title, column: at, what } of some) {
          const list = listNamed(title);
          const titles = new Set(profile.targets.map((target) => target.list));
          const names = columnsOf(list)
            .filter(([, column]) => column.kind !== 'reference' && column.kind !== 'person' && column.kind !== 'link')
            .map(([name]) => name);
          const name = names[at % names.length] ?? 'ref';
          if (what === 'lists') {
            if (titles.has(title)) titles.delete(title);
            else titles.add(title);
            profile = withLists(profile, titles, lists, suggestions);
          } else if (titles.has(title)) {
            profile =
              what === 'map'
                ? withMapping(profile, lists, title, mapped(list, name, { heading: `Column ${at}` }))
                : withoutMapping(profile, lists, title, name);
          }
        }
        for (const [at, target] of profile.targets.entries()) {
          const earlier = profile.targets.slice(0, at).map((one) => one.list);
          expect(Object.values(target.links).filter((title) => !earlier.includes(title))).toEqual([]);
          const columns = target.columns.map(({ to }) => to);
          expect(new Set(columns).size).toBe(columns.length);
          const choices = keysToChoose(target, listNamed(target.list)).map((key) => key.join());
          expect(target.keys.filter((key) => !choices.includes(key.join()))).toEqual([]);
        }
        // What is left to be mended is what a person has to say: never what the product has worked out.
        for (const problem of checkProfile(profile, lists)) {
          expect(problem).toMatch(/a new row needs|no column finds a row/);
        }
      }),
    );
  });
});

it('fits a file by the share of its headings that are there', () => {
  const profile = profileOf(
    targetOf(people, [
      mapped(people, 'familyName', { heading: 'Surname' }),
      mapped(people, 'nhsNumber', { heading: 'NHS no.' }),
    ]),
  );
  expect(fitOf(profile, tableOf(['SURNAME', 'NHS No']))).toBe(1);
  expect(fitOf(profile, tableOf(['Surname', 'Shoe size']))).toBe(0.5);
  expect(fitOf(profileOf(targetOf(purchases, [])), tableOf(['Surname']))).toBe(0);
});

it('writes exactly what the policies say, whatever file and register hold', () => {
  const texts = fc.constantFrom('', 'ZZ99 3AA', 'ZZ99 9ZZ');
  const policy = fc.constantFrom('take' as const, 'keep' as const, 'fill' as const, 'never' as const);
  const [ann] = samplePeople.rows;
  if (!ann) throw new Error('no example');
  fc.assert(
    fc.property(
      texts,
      texts,
      policy,
      fc.constantFrom('ignore' as const, 'clear' as const),
      (had, said, rule, empty) => {
        const columns = [
          mapped(people, 'nhsNumber', { policy: 'never' }),
          mapped(people, 'postcode', { policy: rule, empty, read: usualTransform(people.columns.postcode) }),
        ];
        const profile = profileOf(targetOf(people, columns, { keys: [['nhsNumber']], whenNew: 'refuse' }));
        const stored = { ...ann, postcode: had === '' ? null : had };
        const { operations } = planned(profile, tableOf(['nhsNumber', 'postcode'], [String(ann.nhsNumber), said]), {
          People: [stored],
        });
        const speaks = said !== '' || empty === 'clear';
        const counts = rule === 'take' || (rule === 'fill' && had === '');
        const expected = speaks && counts && said !== had ? [{ postcode: said === '' ? null : said }] : [];
        expect(operations.map((operation) => (operation.kind === 'change' ? operation.after : operation.kind))).toEqual(
          expected,
        );
      },
    ),
  );
});
