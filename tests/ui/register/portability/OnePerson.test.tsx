import type { PersonRecord } from '@phb/connectors';
import { contactsLog, parties, people, sampleDay, sampleReference } from '@phb/schemas';
import type { Cuts, RecordRow, RecordVersion } from '@phb/schemas';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as React from 'react';
import { Temporal } from 'temporal-polyfill';
import OnePerson from '../../../../ui/register/portability/OnePerson.js';
import type { RecordSource } from '../../../../ui/register/portability/OnePerson.js';
import { samplePeople } from '../../../../schemas/samples/people.js';
import { sampleRegister } from '../../memory/register.js';
import { show } from '../../memory/show.js';

const user = userEvent.setup({ delay: null });
const [person] = samplePeople.rows;
if (!person) throw new Error('there are example people');
const caseRef = sampleReference('PHB', 1);

const saved = (values: RecordVersion['values']): RecordVersion => ({
  label: '1.0',
  savedAt: Temporal.Instant.from('2019-01-01T10:00:00Z'),
  savedBy: 'Ada',
  values,
  kind: 'added',
  changes: [],
});
const row = (list: RecordRow['list'], ref: string, values: object, earlier: object = {}): RecordRow => ({
  list,
  ref,
  values: { ref, ...values },
  versions: [saved({ ref, ...values }), saved({ ref, ...values, ...earlier })],
});
const record: PersonRecord = {
  inBin: [],
  contentOf: () => Promise.reject(new TypeError('there are no documents')),
  rows: [
    row(people, person.ref, person),
    row(parties, 'PTY-1', { caseRef, familyName: 'Demo-Elm' }, { familyName: 'Demo-Alder' }),
    row(contactsLog, 'CON-1', { caseRef, summary: 'The sister rang' }),
  ],
  members: { register: new Map(), partnership: new Map() },
  notOpened: ['Restricted matters'],
  unreadable: [{ list: 'Reviews', title: 'R-1' }],
};

let files: string[];
let cuts: Cuts[];
beforeEach(() => {
  files = [];
  cuts = [];
  URL.createObjectURL = () => 'blob:1';
  URL.revokeObjectURL = () => undefined;
  jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(this: HTMLAnchorElement) {
    files.push(this.download);
  });
});
afterEach(() => jest.restoreAllMocks());

async function open(given: Partial<RecordSource> = {}, data = sampleRegister()): Promise<void> {
  const source: RecordSource = {
    read: () => Promise.resolve(record),
    pack: (_, decided) => {
      cuts.push(decided);
      return Promise.resolve(new Blob(['zip']));
    },
    ...given,
  };
  show(
    <OnePerson source={source} onClose={jest.fn()} onOpenCase={jest.fn()} onUnsaved={jest.fn()} onSaved={jest.fn()} />,
    data,
  );
  await screen.findByRole('textbox', { name: /^Who asked/ });
}
async function ask(who: string, received?: string): Promise<void> {
  const field = screen.getByRole('textbox', { name: /^Who asked/ });
  await user.clear(field);
  await user.type(field, who);
  if (received !== undefined) {
    const date = screen.getByRole('textbox', { name: /^Request received on/ });
    await user.clear(date);
    await user.type(date, received);
  }
  await user.click(screen.getByRole('button', { name: 'Continue' }));
}
const decision = (name: RegExp): HTMLElement => screen.getByRole('combobox', { name });

it('finds a person by a case, and shows the statutory clock', async () => {
  await open();
  await ask('nobody');
  expect(await screen.findByText(/Enter a whole NHS number/)).toBeInTheDocument();
  await ask(caseRef, '12 April 2019');
  expect(await screen.findByText('12 May 2019 (12 days left)')).toBeInTheDocument();
  expect(screen.getByText('12 April 2019 + 1 month = 12 May 2019. UK GDPR, article 12(3).')).toBeInTheDocument();
});

it('does not take a request that comes after today', async () => {
  await open();
  await ask(person.ref, '1 May 2019');
  expect(screen.getByText(/cannot come after today, 30 April 2019/)).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Read everything' })).toBeNull();
});

it('warns of a person who may be at risk, and of a death', async () => {
  const data = sampleRegister();
  data.list(people).changeAsSomebodyElse(person.ref, { doNotDisclose: true, dateOfDeath: sampleDay('2019-01-01') });
  await open({}, data);
  await ask(person.ref);
  expect(await screen.findByText(/this person may be at risk/)).toBeInTheDocument();
  expect(screen.getByText(/Access to Health Records Act/)).toBeInTheDocument();
});

it('makes the file only when every value that may speak of others is decided, with the reasons', async () => {
  await open();
  await ask(person.ref);
  await user.click(await screen.findByRole('button', { name: 'Read everything' }));
  const found = await screen.findByRole('table', { name: 'What was found' });
  expect(within(found).getByRole('row', { name: 'Parties 1 2' })).toBeInTheDocument();
  expect(screen.getByText(/you may not open Restricted matters/)).toBeInTheDocument();
  expect(screen.getByText(/1 row does not read as declared.*Reviews R-1/)).toBeInTheDocument();
  expect(screen.getByText(/^3 of 3 values are still to be decided/)).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Make the file' }));
  expect(files).toEqual([]);

  await user.selectOptions(decision(/Contacts log, What about/), 'Hand it over');
  const [now] = screen.getAllByRole('combobox', { name: /Parties, Family name/ });
  if (!now) throw new Error('the name is marked');
  await user.selectOptions(now, 'Leave it out: Legal professional privilege');
  expect(screen.getByText(/^1 of 3 values/)).toBeInTheDocument();
  await user.selectOptions(decision(/not decided yet/), 'Leave it out: Legal professional privilege');
  await user.click(screen.getByRole('button', { name: 'Decide 1' }));
  expect(screen.getByText('All 3 values are decided.')).toBeInTheDocument();

  await user.click(screen.getByRole('button', { name: 'Make the file' }));
  await waitFor(() => expect(files).toEqual([`subject-access-${person.ref}.zip`]));
  expect([...(cuts[0] ?? [])]).toEqual([
    [JSON.stringify(['Parties', 'PTY-1', 'familyName', 'Demo-Elm']), 'Legal professional privilege'],
    [JSON.stringify(['Parties', 'PTY-1', 'familyName', 'Demo-Alder']), 'Legal professional privilege'],
  ]);
});

it('says how far the reading is and stops', async () => {
  await open({
    read: (_, options) =>
      new Promise((_resolve, reject) => {
        options.onProgress?.('Reviews', 6, 20);
        options.signal?.addEventListener('abort', () => reject(new Error('stopped')));
      }),
  });
  await ask(person.ref);
  await user.click(await screen.findByRole('button', { name: 'Read everything' }));
  expect(await screen.findByText('Reviews: list 7 of 20, with all versions')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Stop' }));
  expect(await screen.findByRole('alert')).toBeInTheDocument();
  expect(screen.queryByRole('table', { name: 'What was found' })).toBeNull();
});

it('names nobody in the file’s name', async () => {
  await open();
  await ask(person.ref);
  await user.click(await screen.findByRole('button', { name: 'Read everything' }));
  await user.click(await screen.findByRole('button', { name: 'Decide 3' }));
  await user.click(screen.getByRole('button', { name: 'Make the file' }));
  await waitFor(() => expect(files).toHaveLength(1));
  expect(files.join()).not.toContain(person.familyName);
});
