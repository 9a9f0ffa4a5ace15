import { budgetLines, contactsLog, people, personalHealthBudgets, samplesOf, savedViews } from '@phb/schemas';
import type { ListDeclaration, RowOf, Stored } from '@phb/schemas';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as React from 'react';
import { samplePeople } from '../../../schemas/samples/people.js';
import ListForm from '../../../ui/listForm/ListForm.js';
import type { ListFormMode, ListFormRequest } from '../../../ui/listForm/request.js';
import { memoryData } from '../memory/memoryData.js';
import type { MemoryData } from '../memory/memoryData.js';
import { show } from '../memory/show.js';

const user = userEvent.setup({ delay: null });

async function first<L extends ListDeclaration>(data: MemoryData, list: L): Promise<Stored<RowOf<L>>> {
  const [row] = (await data.list(list).all()).rows;
  if (row === undefined) throw new Error(`${list.title} is empty`);
  return row;
}

/** The sample rows of the lists of a case, in memory. */
async function filled(): Promise<MemoryData> {
  const data = memoryData();
  const filledLists: readonly ListDeclaration[] = [personalHealthBudgets, budgetLines, contactsLog, savedViews];
  for (const list of filledLists) for (const row of samplesOf(list)) await data.list(list).add(row);
  return data;
}

function open(data: MemoryData, list: ListDeclaration | string, mode: ListFormMode, itemId?: number): ListFormRequest {
  const listPath = typeof list === 'string' ? list : list.path;
  const request = { listPath, mode, itemId, onSaved: jest.fn(), onClosed: jest.fn() };
  show(<ListForm request={request} />, data);
  return request;
}

async function fill(field: HTMLElement, text: string): Promise<void> {
  await user.clear(field);
  await user.click(field);
  await user.paste(text);
}

describe('the form behind a native form', () => {
  it('shows a row with all that is kept, and goes on to change it', async () => {
    const data = await filled();
    const line = await first(data, budgetLines);
    const request = open(data, budgetLines, 'display', line.id);
    expect(await screen.findByText(line.description)).toBeInTheDocument();
    expect(screen.getByText(line.ref, { selector: 'p' })).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Edit' }));
    await fill(await screen.findByRole('textbox', { name: 'Description' }), 'Changed');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(request.onSaved).toHaveBeenCalledTimes(1));
    expect(await data.list(budgetLines).get(line.ref)).toMatchObject({ description: 'Changed', amount: line.amount });
  });

  it('refuses what the list refuses, with the focus on what is to be mended', async () => {
    const data = await filled();
    const line = await first(data, budgetLines);
    const request = open(data, budgetLines, 'edit', line.id);
    await fill(await screen.findByRole('textbox', { name: 'Description' }), ' ');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByRole('group', { name: 'There is a problem' })).toHaveFocus();
    expect(request.onSaved).not.toHaveBeenCalled();
    expect(await data.list(budgetLines).get(line.ref)).toMatchObject({ description: line.description });
  });

  it('refuses a case that is not there, and saves nothing', async () => {
    const data = await filled();
    const line = await first(data, budgetLines);
    open(data, budgetLines, 'edit', line.id);
    await fill(await screen.findByRole('combobox', { name: 'Case' }), 'PHB-2222-2222');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    const summary = await screen.findByRole('group', { name: 'There is a problem' });
    expect(summary).toHaveTextContent('Case: there is no PHB-2222-2222 in Personal health budgets.');
    expect(await data.list(budgetLines).get(line.ref)).toMatchObject({ caseRef: line.caseRef });
  });

  it('asks before it throws away what is typed', async () => {
    const data = await filled();
    const line = await first(data, budgetLines);
    const request = open(data, budgetLines, 'edit', line.id);
    await fill(await screen.findByRole('textbox', { name: 'Description' }), 'Typed');
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    const dialog = await screen.findByRole('alertdialog');
    expect(request.onClosed).not.toHaveBeenCalled();
    await user.click(within(dialog).getByRole('button', { name: /Leave|Discard|Throw/ }));
    expect(request.onClosed).toHaveBeenCalledTimes(1);
  });

  it('adds a row under a reference of its own', async () => {
    const data = await filled();
    const { ref: caseRef } = await first(data, personalHealthBudgets);
    const before = (await data.list(contactsLog).all()).rows.length;
    const request = open(data, contactsLog, 'new');
    await fill(await screen.findByRole('combobox', { name: 'Case' }), caseRef);
    await fill(screen.getByRole('textbox', { name: 'Contact on' }), '29 April 2019');
    await user.selectOptions(screen.getByRole('combobox', { name: 'How' }), 'Letter');
    await user.selectOptions(screen.getByRole('combobox', { name: 'With' }), 'Council');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(request.onSaved).toHaveBeenCalledTimes(1));
    const rows = (await data.list(contactsLog).all()).rows;
    expect(rows).toHaveLength(before + 1);
    expect(rows.at(-1)).toMatchObject({ caseRef, how: 'Letter', withWhom: 'Council' });
  });

  it('finds a case by the name of the person whom it is for, and names it from then on', async () => {
    const data = await filled();
    for (const row of samplePeople.rows) await data.list(people).add(row);
    const target = (await data.list(personalHealthBudgets).all()).rows.at(-1);
    if (target === undefined) throw new Error('there are no cases');
    const person = await data.list(people).get(target.personRef);
    if (person === undefined) throw new Error('the case has no person');
    const line = await first(data, budgetLines);
    const request = open(data, budgetLines, 'edit', line.id);
    const field = await screen.findByRole('combobox', { name: 'Case' });
    await waitFor(() => expect(field).toHaveDisplayValue(new RegExp(`, ${line.caseRef}$`)));
    await fill(field, `${person.familyName}, ${person.givenName.slice(0, 2).toLowerCase()}`);
    await user.click(await screen.findByRole('option', { name: new RegExp(`^${person.familyName}.*${target.ref}$`) }));
    expect(field).toHaveDisplayValue(new RegExp(`^${person.familyName}, ${person.givenName}: .*${target.ref}$`));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(request.onSaved).toHaveBeenCalledTimes(1));
    expect(await data.list(budgetLines).get(line.ref)).toMatchObject({ caseRef: target.ref });
  });

  it('says that nobody has a name, and puts back what was chosen when the field is left', async () => {
    const data = await filled();
    const line = await first(data, budgetLines);
    open(data, budgetLines, 'edit', line.id);
    const field = await screen.findByRole('combobox', { name: 'Case' });
    await waitFor(() => expect(field).toHaveDisplayValue(new RegExp(line.caseRef)));
    await user.type(field, 'Nobody', { initialSelectionStart: 0, initialSelectionEnd: 200 });
    expect(await screen.findByRole('option', { name: 'Nothing was found' })).toHaveAttribute('aria-disabled', 'true');
    await user.tab();
    await waitFor(() => expect(field).toHaveDisplayValue(new RegExp(line.caseRef)));
  });

  it('shows what was found for a name that was pasted', async () => {
    const data = await filled();
    for (const row of samplePeople.rows) await data.list(people).add(row);
    const person = await first(data, people);
    open(data, contactsLog, 'new');
    const field = await screen.findByRole('combobox', { name: 'Case' });
    expect(field).toHaveFocus();
    await user.paste(`${person.familyName}, ${person.givenName}`);
    const found = await screen.findAllByRole('option', { name: new RegExp(`^${person.familyName}, `) });
    expect(found.length).toBeGreaterThan(0);
  });

  it('shows a row with the names of what it refers to', async () => {
    const data = await filled();
    for (const row of samplePeople.rows) await data.list(people).add(row);
    const line = await first(data, budgetLines);
    const itsCase = await data.list(personalHealthBudgets).get(line.caseRef);
    const person = itsCase && (await data.list(people).get(itsCase.personRef));
    open(data, budgetLines, 'display', line.id);
    const named = new RegExp(`^${person?.familyName}, ${person?.givenName}: .*${line.caseRef}$`);
    expect(await screen.findByText(named)).toBeInTheDocument();
  });

  it('lets those type a reference who may not see names', async () => {
    const data = await filled();
    const line = await first(data, budgetLines);
    data.allow(people, {});
    open(data, budgetLines, 'edit', line.id);
    expect(await screen.findByRole('textbox', { name: 'Case' })).toHaveDisplayValue(line.caseRef);
  });

  it('shows a row that only the product writes, and says who writes it', async () => {
    const data = await filled();
    const view = await first(data, savedViews);
    open(data, savedViews, 'edit', view.id);
    expect(await screen.findByText(/Saved views are written by the register/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Save' })).toBeNull();
  });

  it('lets somebody read who may not change', async () => {
    const data = await filled();
    const line = await first(data, budgetLines);
    data.allow(budgetLines, { read: true });
    open(data, budgetLines, 'edit', line.id);
    expect(await screen.findByText('You may read this row and not change it.')).toBeInTheDocument();
    expect(screen.queryByRole('form')).toBeNull();
  });

  it('says that a row is gone, and that a list is not the product’s', async () => {
    const data = await filled();
    open(data, budgetLines, 'display', 9_999);
    expect(await screen.findByText(/There is no such row in Budget lines/)).toBeInTheDocument();
    const request = open(data, 'Lunches', 'edit', 1);
    await user.click(within(await screen.findByRole('region', { name: /Not one of/ })).getByRole('button'));
    expect(request.onClosed).toHaveBeenCalledTimes(1);
  });
});
