import {
  documentUpload,
  listConnector,
  packPersonRecord,
  provision,
  readPersonRecord,
  type PersonRecord,
  type SiteConnection,
} from '@phb/connectors';
import {
  caseDocuments,
  caseNotes,
  contactsLog,
  cutReasons,
  documentName,
  listsOf,
  packagesOfCare,
  parties,
  people,
  personalHealthBudgets,
  restrictedMatters,
  reviews,
  sampleDay,
  sampleReference,
  settings,
  sharedCases,
  thirdPartyMarks,
  type Cuts,
  type ListDeclaration,
} from '@phb/schemas';
import { strFromU8, unzipSync } from 'fflate';
import Papa from 'papaparse';
import { Temporal } from 'temporal-polyfill';
import { localSharePoint, type LocalSharePoint } from '../localSharePoint.js';

const personRef = sampleReference('P', 1);
const otherRef = sampleReference('P', 2);
const caseRef = sampleReference('PHB', 1);
const secondRef = sampleReference('PHB', 2);
const otherCase = sampleReference('PHB', 3);
const registerLists: readonly ListDeclaration[] = [
  people,
  packagesOfCare,
  personalHealthBudgets,
  reviews,
  parties,
  contactsLog,
  caseNotes,
  caseDocuments,
  restrictedMatters,
  settings,
];

let local: LocalSharePoint;
let register: SiteConnection;
let partnership: SiteConnection;

beforeEach(async () => {
  local = await localSharePoint();
  register = local.connectDirectly('/sites/phb', 'owner');
  partnership = local.connectDirectly('/sites/phb-partner', 'owner');
  await provision(register, registerLists);
  await provision(partnership, [sharedCases]);
  const person = { givenName: 'Una', dateOfBirth: sampleDay('1950-03-14') };
  await listConnector(register, people).write([
    { add: { ...person, ref: personRef, familyName: 'Demo-Ash' } },
    { add: { ...person, ref: otherRef, familyName: 'Demo-Birch' } },
  ]);
  const budget = { status: 'Identified', category: 'Adult CHC' } as const;
  const cases = listConnector(register, personalHealthBudgets);
  await cases.write([
    { add: { ...budget, ref: caseRef, personRef } },
    { add: { ...budget, ref: secondRef, personRef, category: 'Wheelchair' } },
    { add: { ...budget, ref: otherCase, personRef: otherRef } },
  ]);
  await listConnector(register, packagesOfCare).add({
    personRef,
    fundingStream: 'Adult CHC',
    startsOn: sampleDay('2018-01-01'),
  });
  const party = await listConnector(register, parties).add({
    caseRef,
    role: 'Nominee',
    familyName: 'Demo-Alder',
    telephone: '01632 960001',
  });
  await listConnector(register, parties).update(party, { familyName: 'Demo-Elm' });
  const contact = { contactedOn: sampleDay('2019-01-02'), how: 'Telephone', withWhom: 'Family' } as const;
  await listConnector(register, contactsLog).write([
    { add: { ...contact, caseRef: secondRef, summary: '=The sister rang & said <no>' } },
    { add: { ...contact, caseRef: otherCase, summary: 'About somebody else' } },
  ]);
  await listConnector(register, restrictedMatters).add({
    caseRef,
    kind: 'Question about the use of money',
    openedOn: sampleDay('2019-02-01'),
    question: 'What was bought in March?',
  });
  const shared = listConnector(partnership, sharedCases);
  await shared.add({
    ref: caseRef,
    familyName: 'Demo-Ash',
    givenName: 'Una',
    status: 'Identified',
    category: 'Adult CHC',
    publishedAt: Temporal.Instant.from('2019-03-01T10:00:00Z'),
    basis: 'Joint funding',
  });
});
afterEach(() => local.close());

const read = (who = register): Promise<PersonRecord> => readPersonRecord({ register: who, partnership }, personRef);
const facts = { madeOn: sampleDay('2019-04-30'), receivedOn: sampleDay('2019-04-12'), dueOn: sampleDay('2019-05-12') };

async function packed(record: PersonRecord, cuts: Cuts): Promise<Record<string, string>> {
  const file = await packPersonRecord(record, cuts, facts);
  const files = unzipSync(new Uint8Array(await file.arrayBuffer()));
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
}
const table = (csv: string | undefined): Record<string, string>[] =>
  Papa.parse<Record<string, string>>((csv ?? '').replace(/^\uFEFF/, ''), { header: true, skipEmptyLines: true }).data;

it('finds every row on a person in every list of both sites, with all versions, and nothing on anybody else', async () => {
  const record = await read();
  const found = (list: ListDeclaration) => record.rows.filter((row) => row.list === list);
  expect(found(people).map(({ ref }) => ref)).toEqual([personRef]);
  expect(found(personalHealthBudgets).map(({ ref }) => ref)).toEqual([caseRef, secondRef]);
  expect(
    [packagesOfCare, parties, contactsLog, restrictedMatters, sharedCases].map((list) => found(list).length),
  ).toEqual([1, 1, 1, 1, 1]);
  expect(found(parties)[0]?.versions.map(({ kind }) => kind)).toEqual(['changed', 'added']);
  expect(JSON.stringify(record.rows)).not.toMatch(/Demo-Birch|somebody else/);
  // The lists of the site that were not made are told of, not passed over.
  const missing = listsOf('register').filter((list) => !registerLists.includes(list));
  for (const title of record.notOpened)
    expect([...missing, ...listsOf('partnership')].map((list) => list.title)).toContain(title);
});

it('marks what may speak of others once, earlier versions too', async () => {
  const marks = thirdPartyMarks((await read()).rows);
  expect(marks.map(({ list, label, text, why, isEarlier }) => [list, label, text, why, isEarlier])).toEqual(
    expect.arrayContaining([
      ['Parties', 'Family name', 'Demo-Elm', 'somebody else', false],
      ['Parties', 'Family name', 'Demo-Alder', 'somebody else', true],
      ['Parties', 'Telephone', '01632 960001', 'somebody else', false],
      ['Contacts log', 'What about', '=The sister rang & said <no>', 'free text', false],
      ['Restricted matters', 'Question', 'What was bought in March?', 'restricted', false],
    ]),
  );
  expect(marks.filter(({ text }) => text === '01632 960001')).toHaveLength(1);
  expect(marks.some(({ list }) => list === 'People')).toBe(false);
});

describe('the documents of the person', () => {
  const letter = { kind: 'Letter', documentDate: sampleDay('2019-03-14') } as const;
  const send = (caseOf: typeof caseRef, text: string) =>
    documentUpload(register, caseDocuments, {
      content: new Blob([text]),
      name: (nth) => documentName({ caseRef: caseOf, ...letter, extension: '.txt' }, nth),
      row: { caseRef: caseOf, ...letter },
    }).run();

  it('are handed over as files, each looked at before, and left out with their reason', async () => {
    const [first, second] = [await send(caseRef, 'Dear Una'), await send(secondRef, 'About the sister')];
    await send(otherCase, 'Dear Birch');
    const record = await read();
    const marks = thirdPartyMarks(record.rows).filter(({ why }) => why === 'document');
    expect(marks.map(({ ref, text }) => [ref, text])).toEqual(
      [first, second].map(({ row, file }) => [row.ref, file.name]),
    );
    const [, cut] = marks;
    const files = await packed(record, new Map([[cut?.id ?? '', cutReasons[0]]]));
    const name = `documents/${first.row.ref} ${first.file.name}`;
    expect(Object.keys(files).filter((each) => each.startsWith('documents/'))).toEqual([name]);
    expect(files[name]).toBe('Dear Una');
    expect(files['read-me-first.html']).toContain(name);
    expect(files['read-me-first.html']).toContain(`[Left out: ${cutReasons[0]}]`);
    expect(JSON.stringify(files)).not.toMatch(/About the sister|Dear Birch/);
  });

  it('are named where they lie in the recycle bin, those of others are not', async () => {
    const [mine, theirs] = [await send(caseRef, 'gone'), await send(otherCase, 'gone too')];
    const list = listConnector(register, caseDocuments);
    await list.recycle(mine.row);
    await list.recycle(theirs.row);
    const record = await read();
    expect(record.inBin).toEqual([`CaseDocuments: ${mine.file.name}`]);
    expect((await packed(record, new Map()))['read-me-first.html']).toContain(
      `still in the recycle bin, and not in here: CaseDocuments: ${mine.file.name}.`,
    );
  });
});

it('packs a page, tables and JSON that programs read, with no text run as a formula or as markup', async () => {
  const files = await packed(await read(), new Map());
  expect(table(files['tables/People.csv'])).toMatchObject([
    { 'Family name': 'Demo-Ash', 'Date of birth': '1950-03-14' },
  ]);
  expect(table(files['tables/PersonalHealthBudgets.csv'])).toHaveLength(2);
  expect(table(files['tables/ContactsLog.csv'])[0]?.['What about']).toBe("'=The sister rang & said <no>");
  expect(table(files['tables/history.csv'])).toContainEqual(
    expect.objectContaining({
      List: 'Parties',
      Column: 'Family name',
      From: 'Demo-Alder',
      To: 'Demo-Elm',
      By: 'The owner',
    }),
  );
  const json: unknown = JSON.parse(files['data/ContactsLog.json'] ?? '');
  expect(json).toMatchObject({
    list: 'Contacts log',
    rows: [{ values: { summary: '=The sister rang & said <no>', contactedOn: '2019-01-02' }, leftOut: {} }],
  });
  const page = files['read-me-first.html'] ?? '';
  expect(page).toContain('Asked for on 12 April 2019, to be answered by 12 May 2019.');
  expect(page).toContain('=The sister rang &amp; said &lt;no&gt;');
  expect(page).toContain('Shared cases (what our partner council sees)');
  expect(page).not.toMatch(/<script|<t[dh]\/>/);
  // A browser takes a style as it stands: an escaped line end would end all rules behind it.
  expect(/<style>(.*)<\/style>/s.exec(page)?.[1]).not.toContain('&');
});

it('makes the page also of a text with characters that nobody can see, such as slides and old systems leave behind', async () => {
  const pasted = 'Two\u000Blines';
  await listConnector(register, contactsLog).add({
    contactedOn: sampleDay('2019-01-03'),
    how: 'Email',
    withWhom: 'Family',
    caseRef,
    summary: pasted,
  });
  const files = await packed(await read(), new Map());
  expect(files['read-me-first.html']).toContain('>Twolines<');
  expect(files['data/ContactsLog.json']).toContain(JSON.stringify(pasted));
});

it('leaves what was cut out of every file and every version, and says why', async () => {
  const record = await read();
  const reason = 'Legal professional privilege';
  const cuts: Cuts = new Map(
    thirdPartyMarks(record.rows)
      .filter(({ list }) => list === 'Parties' || list === 'Contacts log')
      .map(({ id }) => [id, reason]),
  );
  const files = await packed(record, cuts);
  for (const [name, text] of Object.entries(files)) {
    for (const secret of ['Demo-Alder', 'Demo-Elm', '960001', 'sister'])
      expect([name, text.includes(secret)]).toEqual([name, false]);
  }
  expect(table(files['tables/Parties.csv'])[0]).toMatchObject({
    'Family name': `[Left out: ${reason}]`,
    Role: 'Nominee',
  });
  expect(files['read-me-first.html']).toContain(`Left out in ${cuts.size} places`);
  expect(JSON.parse(files['data/Parties.json'] ?? '')).toMatchObject({
    rows: [{ leftOut: { familyName: reason }, versions: [{ leftOut: { familyName: reason } }, {}] }],
  });
});

it('says which lists somebody may not open', async () => {
  const member = local.connectDirectly('/sites/phb', 'member');
  const record = await read(member);
  expect(record.notOpened).toContain('Restricted matters');
  expect(record.rows.some(({ list }) => list === restrictedMatters)).toBe(false);
  expect((await packed(record, new Map()))['read-me-first.html']).toContain('may not open them: ');
});

it('names rows that cannot be read, so that nobody takes the record for whole', async () => {
  const url = `${register.webUrl}/_api/web/lists/getbytitle('Contacts log')/items(1)`;
  const answer = await fetch(url, {
    method: 'POST',
    headers: {
      Authorization: 'Bearer owner',
      Accept: 'application/json',
      'Content-Type': 'application/json',
      'X-HTTP-Method': 'MERGE',
      'If-Match': '*',
    },
    body: JSON.stringify({ Title: 'no reference' }),
  });
  expect(answer.status).toBe(204);
  expect((await read()).unreadable).toEqual([{ list: 'Contacts log', title: 'no reference' }]);
});

it('stops when it is told to', async () => {
  const stop = new AbortController();
  const reading = readPersonRecord({ register, partnership }, personRef, {
    signal: stop.signal,
    onProgress: (_, done) => (done === 2 ? stop.abort() : undefined),
  });
  await expect(reading).rejects.toMatchObject({ name: 'StoppedError' });
});
