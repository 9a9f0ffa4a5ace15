import { decisions, isReference, sampleDay, sampleReference } from '@phb/schemas';
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

/** Opens the decisions of a case, and the form of a new one of a kind. */
async function open(data: MemoryData, kind: string): Promise<{ user: User; form: HTMLElement }> {
  const nothing = (): void => undefined;
  const opened = { kind: 'case', ref: sampleReference('PHB', 1), pane: 'decisions' } as const;
  show(<CaseDrawer opened={opened} onOpen={nothing} onClose={nothing} onSaved={nothing} />, data);
  const user = userEvent.setup({ delay: null });
  await user.click(await screen.findByRole('button', { name: 'Add a decision' }));
  const form = await screen.findByRole('form', { name: 'Add the decision' });
  await user.selectOptions(within(form).getByRole('combobox', { name: /^Kind/ }), kind);
  return { user, form };
}

const textbox = (form: HTMLElement, name: RegExp): HTMLElement => within(form).getByRole('textbox', { name });
const problems = (form: HTMLElement): HTMLElement => within(form).getByRole('group', { name: /problem/ });

describe('a decision that moves no case', () => {
  it('is one of those that no move writes', async () => {
    const { form } = await open(sampleRecord(), 'Change');
    const kinds = within(within(form).getByRole('combobox', { name: /^Kind/ })).getAllByRole('option');
    expect(kinds.map(({ textContent }) => textContent)).toEqual([
      'Choose',
      'Reduction',
      'Repayment',
      'Change',
      'Correction',
    ]);
    expect(within(form).queryByRole('textbox', { name: /^Amount/ })).toBeNull();
    expect(within(form).queryByRole('textbox', { name: /^Notice/ })).toBeNull();
  });

  it('is a reduction only with reasons, notice, its day and the amount after it, and short notice is pointed out', async () => {
    const data = sampleRecord();
    const { user, form } = await open(data, 'Reduction');
    expect(within(form).queryByRole('textbox', { name: /^To be repaid by/ })).toBeNull();
    await user.click(within(form).getByRole('button', { name: 'Add the decision' }));
    for (const said of [/needs its reasons/, /Enter when notice was given/, /needs the day it takes effect/]) {
      expect(problems(form)).toHaveTextContent(said);
    }
    await user.type(textbox(form, /^Reasons/), 'Two of the visits are not needed any more.');
    await user.type(textbox(form, /^Amount after it/), '900');
    await user.selectOptions(within(form).getByRole('combobox', { name: /^Amount after it is per/ }), 'week');
    await user.type(textbox(form, /^Notice given on/), '29/4/2019');
    await user.type(textbox(form, /^Takes effect on/), '28/4/2019');
    await user.click(within(form).getByRole('button', { name: 'Add the decision' }));
    expect(problems(form)).toHaveTextContent('A reduction does not take effect before notice was given');
    await user.clear(textbox(form, /^Takes effect on/));
    await user.type(textbox(form, /^Takes effect on/), '13/5/2019');
    await user.click(within(form).getByRole('button', { name: 'Add the decision' }));

    expect(await screen.findByText('Short notice: 14 days, not 28')).toBeInTheDocument();
    const added = data
      .list(decisions)
      .rows()
      .find(({ newAmount }) => newAmount === 90_000);
    expect(added).toMatchObject({
      caseRef: sampleReference('PHB', 1),
      kind: 'Reduction',
      newAmountPeriod: 'week',
      decidedOn: sampleDay('2019-04-30'),
      toStatus: null,
      amount: null,
      repayBy: null,
    });
    expect(isReference('D', added?.ref ?? '')).toBe(true);
    expect(added?.decidedBy).not.toBeNull();
  });

  it('is a repayment only with how much, by when and by whom, and may be reconsidered', async () => {
    const data = sampleRecord();
    const { user, form } = await open(data, 'Repayment');
    await user.type(textbox(form, /^Reasons/), 'Money for a service that was never bought.');
    await user.type(textbox(form, /^Notice given on/), '30/4/2019');
    await user.type(textbox(form, /^Amount to repay/), '120');
    await user.click(within(form).getByRole('button', { name: 'Add the decision' }));
    expect(problems(form)).toHaveTextContent('A repayment needs the amount, the day to repay it by and who must repay');
    await user.selectOptions(within(form).getByRole('combobox', { name: /^Who must repay/ }), 'Nominee');
    await user.type(textbox(form, /^To be repaid by/), '30/6/2019');
    await user.click(within(form).getByRole('button', { name: 'Add the decision' }));
    await waitFor(() => expect(screen.queryByRole('form')).toBeNull());
    expect(screen.queryByText(/Short notice: \d/)).toBeNull();

    await user.click(screen.getAllByRole('button', { name: 'Repayment' })[0] ?? document.body);
    const later = await screen.findByRole('form', { name: 'Edit decision' });
    expect(textbox(later, /^Reconsideration asked for on/)).toBeInTheDocument();
    expect(within(later).queryByRole('textbox', { name: /^Amount/ })).toBeNull();
  });

  it('can be taken back', async () => {
    const data = sampleRecord();
    const { user, form } = await open(data, 'Change');
    const before = data.list(decisions).rows().length;
    await user.type(textbox(form, /^Reasons/), 'The family asked for another agency.');
    await user.click(within(form).getByRole('button', { name: 'Add the decision' }));
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(data.list(decisions).rows()).toHaveLength(before));
  });
});
