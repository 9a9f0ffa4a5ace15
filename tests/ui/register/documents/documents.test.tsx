/** @jest-environment <rootDir>/tests/ui/connectedDom.cjs */
import {
  documentUpload,
  listConnector,
  provision,
  readContent,
  readDocuments,
  type SiteConnection,
} from '@phb/connectors';
import {
  caseDocuments,
  documentName,
  newReference,
  people,
  personalHealthBudgets,
  reviews,
  settings,
  type Reference,
} from '@phb/schemas';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as React from 'react';
import { Temporal } from 'temporal-polyfill';
import CaseDrawer from '../../../../ui/register/case/CaseDrawer.js';
import { localSharePoint, type LocalSharePoint, type Person } from '../../../connectors/localSharePoint.js';
import { pretendLayout } from '../../memory/layout.js';
import { show } from '../../memory/show.js';
import { siteData } from '../../siteData.js';

let local: LocalSharePoint;
let restore: () => void;
let caseRef: Reference<'PHB'>;
const saved: { name: string; content: Blob }[] = [];
const personRef = newReference('P');

beforeAll(async () => {
  local = await localSharePoint();
  const owner = local.connectDirectly('/sites/phb', 'owner');
  await provision(owner, [people, personalHealthBudgets, reviews, settings, caseDocuments]);
  await listConnector(owner, people).add({
    ref: personRef,
    familyName: 'Demo-Hartley',
    givenName: 'Robin',
    dateOfBirth: Temporal.PlainDate.from('1960-02-01'),
  });
});
beforeEach(async () => {
  restore = pretendLayout({ width: 1200, height: 640 });
  local.fault = () => undefined;
  saved.length = 0;
  URL.createObjectURL = (content: Blob) => {
    saved.push({ name: '', content });
    return 'blob:test';
  };
  jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    const last = saved.at(-1);
    if (last !== undefined) last.name = this.download;
  });
  const direct = local.connectDirectly('/sites/phb', 'owner');
  const { ref } = await listConnector(direct, personalHealthBudgets).add({
    personRef,
    status: 'Planning',
    category: 'Adult CHC',
    forms: ['Notional'],
  });
  caseRef = ref;
});
afterEach(() => {
  jest.restoreAllMocks();
  restore();
});
afterAll(() => local.close());

const user = userEvent.setup({ delay: null });
async function openRecord(who: Person): Promise<void> {
  const nothing = (): void => undefined;
  const data = siteData(local.connect('/sites/phb', who));
  const opened = { kind: 'case' as const, ref: caseRef, pane: 'documents' };
  show(<CaseDrawer opened={opened} onOpen={nothing} onClose={nothing} onSaved={nothing} />, data);
  await screen.findByRole('tab', { selected: true });
}

const direct = (): SiteConnection => local.connectDirectly('/sites/phb', 'owner');
const kept = async () => (await readDocuments(direct(), caseDocuments, caseRef)).documents;
async function keep(text: string, note: string | null = null): Promise<void> {
  const row = { caseRef, kind: 'Letter', documentDate: Temporal.PlainDate.from('2019-03-14'), note } as const;
  const name = (nth: number): string => documentName({ ...row, extension: '.txt' }, nth);
  await documentUpload(direct(), caseDocuments, { content: new Blob([text]), name, row }).run();
}
const fileOf = (text: string, name: string): File => new File([text], name, { type: 'text/plain' });
async function choose(...files: readonly File[]): Promise<HTMLElement> {
  fireEvent.change(await screen.findByLabelText('Documents to add'), { target: { files } });
  return screen.findByRole('form', { name: 'Add the document' });
}
async function describeIt(form: HTMLElement, kind: string, day: string): Promise<void> {
  await user.selectOptions(within(form).getByRole('combobox', { name: 'Kind of document' }), kind);
  await user.type(within(form).getByRole('textbox', { name: 'Date of the document' }), day);
}
const table = (): Promise<HTMLElement> => screen.findByRole('table', { name: 'Case documents' });

it('adds a file under a name that names nobody, keeps its bytes, and takes it back', async () => {
  await openRecord('member');
  expect(await screen.findByText(/^No documents yet\./)).toBeVisible();
  const form = await choose(fileOf('The plan', 'Robin Demo-Hartley plan FINAL.TXT'));
  expect(form).toHaveTextContent('Its own name is not kept');
  await user.click(within(form).getByRole('button', { name: 'Add the document' }));
  expect(screen.getByRole('group', { name: 'There are 2 problems' })).toHaveFocus();
  await describeIt(form, 'Care and support plan', '1/4/2019');
  await user.click(within(form).getByRole('button', { name: 'Add the document' }));

  const row = within(await table()).getByRole('row', { name: /Care and support plan/ });
  expect(row).toHaveTextContent('1 April 2019');
  expect(row).toHaveTextContent('TXT, 8 bytes');
  await waitFor(() => expect(within(row).getByRole('button', { name: 'Care and support plan' })).toHaveFocus());
  const [document] = await kept();
  expect(document?.file.name).toBe(`${caseRef} Care and support plan 2019-04-01.txt`);
  const bytes = await readContent(direct(), document?.file.path ?? '');
  expect(new TextDecoder().decode(bytes)).toBe('The plan');

  await user.click(screen.getByRole('button', { name: 'Undo' }));
  await screen.findByText('Undone: the document is in the recycle bin.');
  expect(await kept()).toEqual([]);
  expect(await screen.findByText(/^No documents yet\./)).toBeVisible();
});

it('asks about each of several dropped files in turn, and refuses some with their reasons', async () => {
  await openRecord('member');
  const button = await screen.findByRole('button', { name: 'Add a document' });
  const files = [fileOf('one', 'a.txt'), fileOf('', 'b.txt'), fileOf('x', 'c.exe'), fileOf('two', 'd.pdf')];
  fireEvent.drop(button.parentElement ?? button, { dataTransfer: { files } });
  expect(await screen.findByRole('heading', { name: 'Add document 1 of 2' })).toBeVisible();
  await describeIt(screen.getByRole('form'), 'Consent', '2/4/2019');
  await user.click(screen.getByRole('button', { name: 'Add the document' }));
  expect(await screen.findByRole('heading', { name: 'Add document 2 of 2' })).toBeVisible();
  expect(screen.getByRole('form')).toHaveTextContent('d.pdf, 3 bytes');
  await describeIt(screen.getByRole('form'), 'Letter', '3/4/2019');
  await user.click(screen.getByRole('button', { name: 'Add the document' }));
  await waitFor(async () => expect(within(await table()).getAllByRole('rowheader')).toHaveLength(2));
  const refused = screen.getByRole('alert');
  expect(refused).toHaveTextContent('b.txt: The file is empty.');
  expect(refused).toHaveTextContent('c.exe: Files that run as a program (.exe) are not kept.');
});

it('downloads the same bytes under the name that names nobody, and leads to SharePoint', async () => {
  await keep('Dear …');
  await openRecord('member');
  const row = within(await table()).getByRole('row', { name: /Letter/ });
  await user.click(within(row).getByRole('button', { name: 'Download Letter, 14 March 2019' }));
  await screen.findByText(/^Letter, 14 March 2019 is in your downloads\./);
  expect(saved.map(({ name }) => name)).toEqual([`${caseRef} Letter 2019-03-14.txt`]);
  expect(saved[0]?.content.size).toBe(8);
  const link = within(row).getByRole('link', { name: /^Open in SharePoint: Letter/ });
  expect(link).toHaveAttribute(
    'href',
    `${local.origin}/sites/phb/CaseDocuments/${caseRef}%20Letter%202019-03-14.txt?web=1`,
  );
  expect(link).toHaveAttribute('target', '_blank');
});

it('changes what is said of a document, moves it to the recycle bin and brings it back', async () => {
  await keep('text');
  await openRecord('member');
  await user.click(within(await table()).getByRole('button', { name: 'Letter' }));
  const form = await screen.findByRole('form', { name: 'Edit document' });
  await user.selectOptions(within(form).getByRole('combobox', { name: 'Kind of document' }), 'Consent');
  await user.click(within(form).getByRole('button', { name: 'Save' }));
  await screen.findByText('The document is saved.');
  expect((await kept())[0]?.row.kind).toBe('Consent');

  await user.click(within(await table()).getByRole('button', { name: 'Consent' }));
  await user.click(await screen.findByRole('button', { name: 'Remove this document' }));
  await screen.findByText('The document is in the recycle bin.');
  expect(await kept()).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  await screen.findByText('Undone: the document is as it was.');
  expect((await kept())[0]?.row.kind).toBe('Consent');
});

it('goes on from where a refusal stopped it, and takes away what it sent when it is given up', async () => {
  await openRecord('member');
  local.fault = ({ method, url }) => (method === 'POST' && url.includes('/items(') ? { answer: 403 } : undefined);
  const form = await choose(fileOf('half', 'a.txt'));
  await describeIt(form, 'Letter', '3/4/2019');
  await user.click(within(form).getByRole('button', { name: 'Add the document' }));
  expect(await within(form).findByRole('alert')).toHaveTextContent(/^The file was sent, but .* Save again/);
  local.fault = () => undefined;
  await user.click(within(form).getByRole('button', { name: 'Add the document' }));
  await table();
  expect((await kept()).map(({ file }) => file.name)).toEqual([`${caseRef} Letter 2019-04-03.txt`]);

  local.fault = ({ method, url }) => (method === 'POST' && url.includes('/items(') ? { answer: 403 } : undefined);
  const second = await choose(fileOf('gone', 'b.txt'));
  await describeIt(second, 'Letter', '3/4/2019');
  await user.click(within(second).getByRole('button', { name: 'Add the document' }));
  await within(second).findByRole('alert');
  await user.click(within(second).getByRole('button', { name: 'Cancel' }));
  await table();
  const files: readonly unknown[] = await direct().sp.web.getList('/sites/phb/CaseDocuments').items.top(5000)();
  const ofCase = files.filter((item) => JSON.stringify(item).includes(caseRef));
  expect(ofCase).toHaveLength(1);
});

it('says who has a document checked out', async () => {
  await keep('held');
  const [document] = await kept();
  const path = encodeURIComponent(document?.file.path ?? '');
  await fetch(`${direct().webUrl}/_api/web/getFileByServerRelativePath(decodedUrl='${path}')/checkout`, {
    method: 'POST',
    headers: { Authorization: 'Bearer owner', Accept: 'application/json' },
  });
  await openRecord('member');
  expect(within(await table()).getByRole('row', { name: /Letter/ })).toHaveTextContent('Checked out by The owner');
});

it('is not offered to those who may not open the library', async () => {
  await keep('secret');
  await openRecord('visitor');
  expect(screen.queryByRole('tab', { name: 'Documents' })).toBeNull();
  expect(screen.getByRole('tab', { name: 'Summary' })).toHaveAttribute('aria-selected', 'true');
});

it('replaces a file by a newer one of its kind, and keeps what is said of it and typed meanwhile', async () => {
  await keep('The old letter', 'Sent by post');
  await openRecord('member');
  await user.click(within(await table()).getByRole('button', { name: 'Letter' }));
  const form = await screen.findByRole('form', { name: 'Edit document' });
  await user.type(within(form).getByRole('textbox', { name: /^Note/ }), ', twice');
  const choice = screen.getByLabelText('The newer file');
  fireEvent.change(choice, { target: { files: [fileOf('x', 'letter.pdf')] } });
  expect(await screen.findByText(/^Choose a file that ends in \.txt/)).toBeInTheDocument();
  expect((await kept())[0]?.file.size).toBe(14);

  fireEvent.change(choice, { target: { files: [fileOf('The newer letter', 'Robin Demo-Hartley.TXT')] } });
  expect(await screen.findByText(/^The file is replaced\. SharePoint keeps the earlier one/)).toBeInTheDocument();
  const [replaced] = await kept();
  expect(replaced?.file).toMatchObject({ name: `${caseRef} Letter 2019-03-14.txt`, size: 16 });
  await user.click(within(form).getByRole('button', { name: 'Save' }));
  expect(await within(await table()).findByText('Sent by post, twice')).toBeInTheDocument();
});

it('says that documents were changed elsewhere, and reads them again', async () => {
  await keep('One');
  await openRecord('member');
  expect(within(await table()).getAllByRole('row')).toHaveLength(2);
  await keep('Two');
  fireEvent(document, new Event('visibilitychange'));
  await screen.findByText(/^Case documents: changed elsewhere since they were read here\./);
  await user.click(screen.getByRole('button', { name: 'Bring up to date' }));
  await waitFor(async () => expect(within(await table()).getAllByRole('row')).toHaveLength(3));
  expect(screen.queryByText(/changed elsewhere/)).toBeNull();
});
