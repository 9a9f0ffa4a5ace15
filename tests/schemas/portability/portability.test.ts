import {
  accessDue,
  columnKinds,
  listsOf,
  ManifestError,
  markReason,
  misfits,
  parties,
  people,
  purchases,
  readManifest,
  restrictedMatters,
  rowFile,
  samples,
  sampleDay,
  tableText,
  writeManifest,
  type AnyRow,
} from '@phb/schemas';
import { Temporal } from 'temporal-polyfill';

describe('lines of rows', () => {
  it.each(samples.map((each) => [each.list.title, each] as const))(
    'come back equal in every declared column: %s',
    (_, { list, rows }) => {
      const file = rowFile(list);
      for (const row of rows) {
        const read = file.read(file.write(row));
        if ('problem' in read) throw new Error(read.problem.sentence);
        const texts = (given: AnyRow) => Object.keys(list.columns).map((name) => JSON.stringify(given[name]));
        expect(texts(read.row)).toEqual(texts(row));
      }
    },
  );

  it('say which row and column cannot be read, and never its value', () => {
    const file = rowFile(people);
    const [sample] = samples.find(({ list }) => list === people)?.rows ?? [];
    if (!sample) throw new Error('there are example people');
    const line = file.write(sample);
    const ref = String(sample['ref']);
    expect(file.read(line.replace(/"dateOfBirth":"[^"]*"/, '"dateOfBirth":"secret"'))).toEqual({
      problem: { ref, sentence: 'Date of birth cannot be read. The row was left out.' },
    });
    expect(file.read(line.replace('"familyName"', '"surname"'))).toEqual({
      problem: { ref, sentence: 'People has no column surname here. The row was left out.' },
    });
    expect(file.read(line.replace(/"familyName":"[^"]*",/, ''))).toEqual({
      problem: { ref, sentence: 'Family name cannot be read. The row was left out.' },
    });
    expect(file.read('{')).toMatchObject({ problem: { ref: '' } });
  });
});

it('writes values as tables hold them', () => {
  const { columns } = people;
  expect(tableText(columns.dateOfBirth, sampleDay('1950-03-14'), new Map())).toBe('1950-03-14');
  expect(tableText(columns.doNotDisclose, true, new Map())).toBe('Yes');
  expect(tableText(purchases.columns.amount, -1250, new Map())).toBe('-12.50');
  expect(tableText(columns.postcode, null, new Map())).toBe('');
});

describe('a manifest', () => {
  const at = Temporal.Instant.from('2019-04-30T12:00:00Z');
  const [list] = listsOf('register');
  if (!list) throw new Error('there are lists');
  const exported = {
    title: list.title,
    path: list.path,
    columns: columnKinds(list),
    rows: 2,
    unreadable: 0,
    attachments: [],
  };
  const written = (given: Partial<typeof exported> = {}) =>
    writeManifest({
      site: 'register',
      startedAt: at,
      finishedAt: at,
      lists: [{ ...exported, ...given }],
      leftOut: [],
      files: [{ path: 'rows/People.jsonl', bytes: 3, sha256: 'A'.repeat(64) }],
    });

  it('is read as it was written', () => {
    expect(readManifest(written()).lists).toEqual([exported]);
  });

  it('is refused if it is damaged, of a later version, or something else', () => {
    for (const text of ['{', '{"version":9}', '[]', written().replace('"bytes": 3', '"bytes": -3')]) {
      expect(() => readManifest(text)).toThrow(ManifestError);
    }
  });

  it('fits lists that have the same columns or more, and no others', () => {
    expect(misfits(readManifest(written()), [list])).toEqual([]);
    expect(misfits(readManifest(written({ columns: exported.columns.slice(1) })), [list])).toEqual([]);
    expect(misfits(readManifest(written({ columns: [['ref', 'text']] })), [list])).toHaveLength(1);
    expect(misfits(readManifest(written({ title: 'Old list' })), [list])).toEqual([
      'There is no list “Old list” here.',
    ]);
    expect(misfits(readManifest(written({ title: 'Old list', rows: 0 })), [list])).toEqual([]);
  });
});

it('looks at free text, other people and restricted matters, and not at what is the person’s own', () => {
  expect(markReason(parties, parties.columns.familyName)).toBe('somebody else');
  expect(markReason(purchases, purchases.columns.payee)).toBe('somebody else');
  expect(markReason(restrictedMatters, restrictedMatters.columns.question)).toBe('restricted');
  expect(markReason(restrictedMatters, restrictedMatters.columns.caseRef)).toBeUndefined();
  expect(markReason(people, people.columns.familyName)).toBeUndefined();
});

it.each([
  ['2019-03-14', '2019-04-14', '2019-06-14'],
  ['2019-01-31', '2019-02-28', '2019-04-30'],
])('answers a request of %s within one calendar month, by %s, and by %s at the latest', (asked, due, longest) => {
  const clock = accessDue(sampleDay(asked));
  expect([String(clock.due), String(clock.longest)]).toEqual([due, longest]);
});
