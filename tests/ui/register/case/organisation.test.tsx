import { organisations, parties, sampleReference } from '@phb/schemas';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as React from 'react';
import CaseDrawer from '../../../../ui/register/case/CaseDrawer.js';
import { pretendLayout } from '../../memory/layout.js';
import type { MemoryData } from '../../memory/memoryData.js';
import { sampleRecord } from '../../memory/record.js';
import { show } from '../../memory/show.js';

type User = ReturnType<typeof userEvent.setup>;

let restore: () => void;
beforeEach(() => {
  restore = pretendLayout({ width: 1200, height: 640 });
});
afterEach(() => restore());

/** Opens the form of a new party of a case. */
async function newParty(data: MemoryData): Promise<{ user: User; form: HTMLElement }> {
  const nothing = (): void => undefined;
  const opened = { kind: 'case', ref: sampleReference('PHB', 1), pane: 'people' } as const;
  show(<CaseDrawer opened={opened} onOpen={nothing} onClose={nothing} onSaved={nothing} />, data);
  const user = userEvent.setup({ delay: null });
  await user.click(await screen.findByRole('button', { name: 'Add a party' }));
  return { user, form: screen.getByRole('form', { name: 'Add the party' }) };
}

async function addOrganisation(user: User, form: HTMLElement, name: string): Promise<HTMLElement> {
  await user.type(within(form).getByRole('combobox', { name: /^Organisation/ }), name);
  await user.click(within(form).getByRole('button', { name: 'Add an organisation' }));
  const dialog = await screen.findByRole('alertdialog', { name: 'Add an organisation' });
  expect(await within(dialog).findByRole('textbox', { name: 'Name' })).toHaveValue(name);
  await user.selectOptions(within(dialog).getByRole('combobox', { name: 'Kind' }), 'Provider');
  await user.click(within(dialog).getByRole('button', { name: 'Add the organisation' }));
  return dialog;
}

describe('an organisation that is not in the list', () => {
  it('is added from the form that names it, which keeps what was typed and is not sent by it', async () => {
    const data = sampleRecord();
    const { user, form } = await newParty(data);
    await addOrganisation(user, form, 'Demo Harbour Care');
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
    const added = data.list(organisations).rows().at(-1);
    expect(added).toMatchObject({ name: 'Demo Harbour Care', kind: 'Provider' });
    expect(within(form).getByRole('combobox', { name: /^Organisation/ })).toHaveValue('Demo Harbour Care');
    expect(data.list(parties).log).toEqual([]);
    expect(screen.queryByRole('group', { name: /^There (is|are)/ })).toBeNull();
  });

  it('is asked about where one of its name is there already, which can be taken instead', async () => {
    const data = sampleRecord();
    const there = data.list(organisations).rows()[0];
    if (there === undefined) throw new RangeError('no organisation');
    const before = data.list(organisations).rows().length;
    const { user, form } = await newParty(data);
    const dialog = await addOrganisation(user, form, `The ${there.name.toUpperCase()} Ltd.`);
    expect(await within(dialog).findByText(/already there, by its name or a code/)).toBeInTheDocument();
    expect(data.list(organisations).rows()).toHaveLength(before);
    await user.click(within(dialog).getByRole('button', { name: `Use ${there.name}` }));
    expect(within(form).getByRole('combobox', { name: /^Organisation/ })).toHaveValue(there.name);
    expect(data.list(organisations).rows()).toHaveLength(before);
  });

  it('is added all the same where it is another', async () => {
    const data = sampleRecord();
    const there = data.list(organisations).rows()[0];
    const { user, form } = await newParty(data);
    const dialog = await addOrganisation(user, form, `${there?.name ?? ''} Limited`);
    await user.click(await within(dialog).findByRole('button', { name: 'It is another: add it' }));
    const name = `${there?.name ?? ''} Limited`;
    await waitFor(() => expect(data.list(organisations).rows().at(-1)).toMatchObject({ name }));
    expect(within(form).getByRole('combobox', { name: /^Organisation/ })).toHaveValue(name);
  });

  it('is not offered to be added to those who may not write the list', async () => {
    const data = sampleRecord();
    data.allow(organisations, { read: true });
    const { form } = await newParty(data);
    expect(within(form).queryByRole('button', { name: 'Add an organisation' })).toBeNull();
  });
});
