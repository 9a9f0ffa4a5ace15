import { decisions, sampleReference } from '@phb/schemas';
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

/** Opens the decisions of a case, and one of them by its kind. */
async function open(data: MemoryData, kind: string): Promise<{ user: User; form: HTMLElement }> {
  const nothing = (): void => undefined;
  const opened = { kind: 'case', ref: sampleReference('PHB', 1), pane: 'decisions' } as const;
  show(<CaseDrawer opened={opened} onOpen={nothing} onClose={nothing} onSaved={nothing} />, data);
  const user = userEvent.setup({ delay: null });
  await user.click(await screen.findByRole('button', { name: kind }));
  return { user, form: await screen.findByRole('form', { name: 'Edit decision' }) };
}

describe('a decision that the person asks to be looked at again', () => {
  it('has its reconsideration entered, with a clock, and its outcome with reasons', async () => {
    const data = sampleRecord();
    const { user, form } = await open(data, 'Panel');
    expect(screen.getByText('The accounts come in every three months.')).toBeInTheDocument();
    expect(within(form).queryByRole('button', { name: /^Remove/ })).toBeNull();
    await user.type(within(form).getByRole('textbox', { name: /^Reconsideration asked for on/ }), '11/10/2018');
    await user.click(within(form).getByRole('button', { name: 'Save' }));
    expect(within(form).getByRole('group', { name: 'There is a problem' })).toHaveTextContent(
      'Reconsideration asked for on must not be before decided on.',
    );
    await user.clear(within(form).getByRole('textbox', { name: /^Reconsideration asked for on/ }));
    await user.type(within(form).getByRole('textbox', { name: /^Reconsideration asked for on/ }), '15/4/2019');
    await user.click(within(form).getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Reconsideration asked for, answer by 13 May 2019: in 13 days')).toBeInTheDocument();

    await user.click(screen.getByRole('button', { name: 'Panel' }));
    const again = await screen.findByRole('form', { name: 'Edit decision' });
    await user.type(within(again).getByRole('textbox', { name: /^Reconsidered on/ }), '29/4/2019');
    await user.selectOptions(within(again).getByRole('combobox', { name: /^Outcome/ }), 'Stands');
    await user.click(within(again).getByRole('button', { name: 'Save' }));
    expect(within(again).getByRole('group', { name: 'There is a problem' })).toHaveTextContent(
      'Whoever asked is told the outcome and its reasons',
    );
    await user.type(within(again).getByRole('textbox', { name: /^Reasons of/ }), 'Nothing new was shown.');
    await user.click(within(again).getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(screen.queryByText(/^Reconsideration asked for, /)).toBeNull());
    expect(data.list(decisions).rows()[0]).toMatchObject({
      kind: 'Panel',
      reconsiderationOutcome: 'Stands',
      reconsiderationReasons: 'Nothing new was shown.',
    });
  });
});
