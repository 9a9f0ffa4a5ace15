/** @jest-environment <rootDir>/tests/ui/connectedDom.cjs */
import { listConnector } from '@phb/connectors';
import { importProfiles, importRuns, people, personalHealthBudgets, readProfile } from '@phb/schemas';
import { screen, waitFor, within } from '@testing-library/react';
import { check, choose, filledRegister, openScreen, press, rowsOf, sampleFile, user } from './importing.js';
import type { FilledRegister } from './importing.js';

let register: FilledRegister;
beforeAll(async () => {
  register = await filledRegister();
});
afterEach(() => register.forget());
afterAll(() => register.local.close());

const tab = (name: RegExp): Promise<void> => user.click(screen.getByRole('tab', { name }));
const table = (name: string | RegExp): HTMLElement => screen.getByRole('table', { name });
const bodyRows = (name: string | RegExp): HTMLElement[] => within(table(name)).getAllByRole('row').slice(1);

describe('a file whose profile was saved', () => {
  it('is checked, decided, written with an outcome, and undone to rows equal in every column', async () => {
    const before = await register.snapshot();
    const sample = await sampleFile('caretrack-like.csv');
    await register.keepProfile(sample.profile);
    const { onSaved, onUnsaved } = await openScreen(register);
    expect(await screen.findByText('Nothing was imported yet.')).toBeInTheDocument();
    await check(sample);
    expect(onUnsaved).toHaveBeenLastCalledWith('the columns and answers of this import');
    expect(
      screen.getByText(/^19 rows of the file: 9 refused, 3 to decide, 3 added, 2 changed, 2 unchanged/),
    ).toBeInTheDocument();

    await tab(/^Refused/);
    // A whole name that cannot be taken apart is wrong for two columns.
    expect(bodyRows('Refused rows')).toHaveLength(10);
    const reason = screen.getByRole('combobox', { name: 'Reason' });
    await user.selectOptions(reason, within(reason).getByRole('option', { name: /wrong check digit.* \(1\)$/ }));
    expect(bodyRows('Refused rows')).toHaveLength(1);
    expect(table('Refused rows')).toHaveTextContent('NHS No');

    await tab(/^Changed/);
    expect(table('Where file and register differ')).toHaveTextContent(/Postcode.*ZZ99 9ZZ.*The file’s is written/);

    await tab(/^To decide/);
    const who = screen.getByRole('region', { name: 'Who it is' });
    const answer = within(who).getAllByRole('combobox', { name: /^Answer for row/ })[0];
    if (answer === undefined) throw new Error('nothing is asked');
    // Both sides are shown, so that the two can be told apart.
    expect(who).toHaveTextContent(/The file: .*Client: .*P-\w{4}-\w{4}: Family name: Demo-/);
    await user.selectOptions(
      answer,
      within(answer).getByRole('option', { name: 'No, it is somebody else: add a row' }),
    );
    // Two rows of the file are about the same person and differ in one column.
    const rows = screen.getByRole('region', { name: 'Date of birth in two rows of the file (People)' });
    const which = within(rows).getByRole('combobox', { name: /^Answer for row/ });
    await user.selectOptions(which, within(which).getByRole('option', { name: /^Row \d+: 15 March 1950$/ }));
    await press('Work 2 answers in');
    await screen.findByText(/9 refused, 1 to decide, 5 added, 2 changed/);
    await tab(/^Added/);
    expect(table('Rows that are added')).toHaveTextContent(/Put together with row \d+: Date of birth: 15 March 1950/);

    await press('Import 7 new rows and 2 changed rows');
    await screen.findByRole('heading', { name: 'Finished: 9 rows were written.' });
    expect(onSaved).toHaveBeenCalled();
    expect(onUnsaved).toHaveBeenLastCalledWith(undefined);
    expect(screen.getByText(/^10 rows of the file were left out/)).toBeInTheDocument();
    const persons = await rowsOf(register, people);
    const born = persons.find(({ familyName }) => familyName === 'Demo-Fernley')?.['dateOfBirth'];
    expect(String(born)).toBe('1950-03-15');
    expect(persons.map(({ familyName }) => familyName)).toEqual(
      expect.arrayContaining(['Demo-Fernley', 'Demo-O’Quill']),
    );
    const [run] = (await listConnector(register.direct, importRuns).all()).rows;
    expect(run).toMatchObject({ status: 'Finished', profile: sample.profile.name, added: 7, changed: 2, refused: 10 });
    expect(JSON.stringify(run)).not.toContain('Demo-');

    await press('Undo this import');
    await press('Undo the import');
    await screen.findByRole('heading', { name: 'Finished: 9 rows were taken back.' });
    expect(await register.snapshot()).toEqual(before);
    await press('Done');
    await screen.findByRole('table', { name: 'Imports, the newest first' });
    expect(bodyRows('Imports, the newest first')[0]).toHaveTextContent(/Undone/);
    expect(screen.queryByRole('button', { name: /^Undo IR-/ })).toBeNull();
  });

  it('is found half-way by another page when the first one died, gone on with, and undone from the list', async () => {
    const before = await register.snapshot();
    const sample = await sampleFile('card.csv');
    await register.keepProfile(sample.profile);
    await openScreen(register);
    await check(sample);
    let cut = false;
    register.local.fault = ({ url }) => {
      if (cut) return { cut: 'before' };
      cut = url.endsWith('/$batch');
      return cut ? { cut: 'after' } : undefined;
    };
    await press('Import 3 new rows');
    await screen.findByRole('button', { name: /^(Go on|Try again)$/ });
    register.local.fault = () => undefined;

    await openScreen(register);
    expect(await screen.findByText(/^1 import is not finished/)).toBeInTheDocument();
    await press(/^Go on with IR-/);
    await screen.findByRole('heading', { name: 'Finished: 3 rows were written.' });
    expect((await register.snapshot()).length).toBe(before.length + 3);
    await press('Done');
    await press(/^Undo IR-/);
    await press('Undo the import');
    await screen.findByRole('heading', { name: /taken back/ });
    expect(await register.snapshot()).toEqual(before);
  });

  it('asks about what differs, and takes one rule for all rows of a column', async () => {
    const sample = await sampleFile('council.csv');
    await register.keepProfile(sample.profile);
    await openScreen(register);
    await check(sample);
    const answer = async (group: string, words: RegExp): Promise<void> => {
      const select = within(screen.getByRole('region', { name: group })).getByRole('combobox');
      await user.selectOptions(select, within(select).getByRole('option', { name: words }));
    };
    await answer('Council share (Personal health budgets)', /^The register: /);
    await answer('Family name (People)', /^The file: /);
    await press('Work 2 answers in');
    await screen.findByText(/1 to decide/);
    await tab(/^Changed/);
    expect(table('Where file and register differ')).toHaveTextContent(/Council share.*The register’s stays/);
    expect(table('Where file and register differ')).toHaveTextContent(/Demo-Otherwise.*The file’s is written/);
    await tab(/^To decide/);
    await press('Take back 2 answers');
    await screen.findByText(/3 to decide/);
  });

  it('is stopped by the person and waits', async () => {
    const sample = await sampleFile('card.csv');
    await register.keepProfile(sample.profile);
    await openScreen(register);
    await check(sample);
    register.local.before = async ({ url }) => {
      if (url.endsWith('/$batch')) await user.click(screen.getByRole('button', { name: 'Stop' }));
    };
    await press('Import 3 new rows');
    await screen.findByRole('heading', { name: /wait\.$|Finished/ });
    register.local.before = () => undefined;
    await waitFor(async () => {
      const [run] = (await listConnector(register.direct, importRuns).all()).rows;
      expect(['Stopped', 'Finished']).toContain(run?.status);
    });
  });
});

it('asks before the columns are left, and stays if it is told to', async () => {
  const { onClose } = await openScreen(register, true);
  await choose((await sampleFile('card.csv')).bytes);
  await press('Go on to the columns');
  await screen.findByRole('heading', { name: 'Columns of the file' });
  await press('Back to the register');
  const question = await screen.findByText(/the columns and answers of this import will not be saved/);
  await press('Go on editing');
  await waitFor(() => expect(question).not.toBeInTheDocument());
  expect(onClose).not.toHaveBeenCalled();
  expect(screen.getByRole('heading', { name: 'Columns of the file' })).toBeInTheDocument();
  await press('Back to the register');
  await press('Leave without saving');
  expect(onClose).toHaveBeenCalledTimes(1);
});

describe('a file that nobody mapped yet', () => {
  it('is mapped by proposals and by hand, and the mapping kept under a name for the next file', async () => {
    const sample = await sampleFile('caretrack-like.csv');
    await openScreen(register);
    await choose(sample.bytes);
    expect(await screen.findByText('Read as Windows (1252) text with commas between the columns.')).toBeInTheDocument();
    expect(screen.getByRole('combobox', { name: 'Headings are in' })).toHaveDisplayValue(/^Row 4: Client/);
    await press('Go on to the columns');
    const fills = (heading: string): HTMLElement[] => screen.getAllByRole('combobox', { name: `${heading} fills` });
    await screen.findByRole('heading', { name: 'Columns of the file' });
    expect(fills('Client').map((one) => (one as HTMLSelectElement).selectedOptions[0]?.textContent)).toEqual(
      expect.arrayContaining(['Family name', 'Given name']),
    );
    // New cases need what the file does not say: it is asked for by name.
    await user.selectOptions(
      screen.getByRole('combobox', { name: 'Rows that Personal health budgets does not have' }),
      'Are added',
    );
    await press('Check the rows');
    expect(await screen.findByText(/a new row needs Status/)).toBeInTheDocument();
    for (const [column, value] of [
      ['Status', 'Live'],
      ['Per', 'week'],
    ] as const) {
      await press('Add a value for every row');
      const choices = screen.getAllByRole('combobox', { name: 'Every row fills' });
      await user.selectOptions(
        choices[choices.length - 1] ?? screen.getByRole('combobox', { name: 'Every row fills' }),
        `PersonalHealthBudgets/${String(Object.entries(personalHealthBudgets.columns).find(([, { label }]) => label === column)?.[0])}`,
      );
      await user.selectOptions(screen.getByRole('combobox', { name: `${column} of every row` }), value);
    }
    // A word that the register does not know is explained.
    await user.selectOptions(screen.getByRole('combobox', { name: '“Barter” means' }), 'Direct payment');
    const name = screen.getByRole('textbox', { name: 'Name of the profile' });
    await user.clear(name);
    await user.type(name, 'Case system');
    await press('Save the profile');
    await screen.findByRole('button', { name: 'Bring “Case system” up to date' });
    const [saved] = (await listConnector(register.direct, importProfiles).all()).rows;
    const profile = readProfile(saved?.profile ?? '');
    expect(profile?.targets.map(({ list }) => list)).toEqual(['People', 'Personal health budgets']);
    expect(profile?.targets[1]?.columns).toContainEqual(
      expect.objectContaining({ to: 'forms', read: { kind: 'words', words: { Barter: 'Direct payment' } } }),
    );
    await press('Check the rows');
    await screen.findByRole('tablist');
    await tab(/^Refused/);
    expect(table('Refused rows')).toHaveTextContent('wrong check digit');
    expect(table('Refused rows')).not.toHaveTextContent('Barter');

    await openScreen(register);
    await choose(sample.bytes);
    await press('Go on to the columns');
    expect(await screen.findByRole('combobox', { name: 'Profile' })).toHaveDisplayValue('Case system');
  });

  it('may hold its headings and rows on another sheet', async () => {
    const sample = await sampleFile('finance.xlsx');
    await openScreen(register);
    await choose(sample.bytes);
    const sheet = await screen.findByRole('combobox', { name: 'Sheet' });
    expect(sheet).toHaveDisplayValue('Notes');
    await user.selectOptions(sheet, 'Budgets');
    expect(await screen.findByText(/^Merged cells \(B4:B5\)/)).toBeInTheDocument();
    expect(screen.getByRole('combobox', { name: 'Headings are in' })).toHaveDisplayValue(/^Row 3: Case, Cost centre/);
    await press('Go on to the columns');
    expect(await screen.findByRole('combobox', { name: 'Case fills' })).toHaveDisplayValue('Case reference');
  });

  it('is refused by its profile where the wrong sheet was chosen', async () => {
    const sample = await sampleFile('finance.xlsx');
    await register.keepProfile(sample.profile);
    await openScreen(register);
    await choose(sample.bytes);
    const sheet = await screen.findByRole('combobox', { name: 'Sheet' });
    // The profile knows its sheet.
    await waitFor(() => expect(sheet).toHaveDisplayValue('Budgets'));
    await user.selectOptions(sheet, 'Notes');
    await waitFor(() => expect(screen.getByRole('combobox', { name: 'Sheet' })).toHaveDisplayValue('Notes'));
    expect(screen.getByRole('button', { name: 'Go on to the columns' })).toHaveAttribute('aria-disabled', 'true');
  });
});

describe('a file that cannot be imported', () => {
  it.each([
    ['is too large', 'a,b\r\n', 200 * 1024 * 1024, /^The file has 200 MB, and at most 50 MB can be read/],
    ['is a PDF', '%PDF-1.7 Demo', undefined, /PDF/],
    ['is empty', '', undefined, 'The file is empty. Choose another one.'],
    [
      'leaves a quotation mark open',
      'a,b\r\n"1,2\r\n',
      undefined,
      /quotation mark that opens in row 2 is never closed/,
    ],
  ])('because it %s, is refused in a sentence', async (_, text, size, sentence) => {
    await openScreen(register);
    await choose(new Uint8Array(new TextEncoder().encode(text)), size);
    expect(await screen.findByText(sentence)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Choose a file' })).toBeInTheDocument();
  });
});
