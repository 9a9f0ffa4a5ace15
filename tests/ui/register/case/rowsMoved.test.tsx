import { budgetLines, planOutcomes, sampleReference } from '@phb/schemas';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as React from 'react';
import CaseDrawer from '../../../../ui/register/case/CaseDrawer.js';
import { pretendLayout } from '../../memory/layout.js';
import { sampleRecord } from '../../memory/record.js';
import { show } from '../../memory/show.js';

let restore: () => void;
beforeEach(() => {
  restore = pretendLayout({ width: 1200, height: 640 });
});
afterEach(() => restore());

/** As coming back to the page does: what is open asks at once. */
const comeBack = (): boolean => fireEvent(document, new Event('visibilitychange'));

it('says that rows of the open pane were changed elsewhere, and brings them up to date under a form that is open', async () => {
  const nothing = (): void => undefined;
  const data = sampleRecord();
  const opened = { kind: 'case', ref: sampleReference('PHB', 1), pane: 'plan' } as const;
  show(<CaseDrawer opened={opened} onOpen={nothing} onClose={nothing} onSaved={nothing} />, data);
  const user = userEvent.setup({ delay: null });
  const lines = await screen.findByRole('table', { name: 'Budget lines' });
  comeBack();
  const [line] = data
    .list(budgetLines)
    .rows()
    .filter(({ caseRef }) => caseRef === opened.ref);
  if (line === undefined) throw new RangeError('no budget line');
  expect(lines).toHaveTextContent(line.description);
  await user.click(screen.getByRole('button', { name: 'Add a plan outcome' }));
  await user.type(screen.getByRole('textbox', { name: 'Outcome' }), 'Swim');
  expect(screen.queryByText(/changed elsewhere/)).toBeNull();

  data.list(budgetLines).changeAsSomebodyElse(line.ref, { description: 'Demo care by day' });
  comeBack();
  const said = await screen.findByText(/^Budget lines: changed elsewhere since they were read here\./);
  expect(said.closest('[role="status"]')).not.toBeNull();
  await user.click(screen.getByRole('button', { name: 'Bring up to date' }));
  await waitFor(() => expect(screen.queryByText(/changed elsewhere/)).toBeNull());
  const form = screen.getByRole('form', { name: 'Add the plan outcome' });
  expect(within(form).getByRole('textbox', { name: 'Outcome' })).toHaveValue('Swim');
  expect(data.list(planOutcomes).log).toEqual([]);
  await user.click(within(form).getByRole('button', { name: 'Cancel' }));
  expect(await screen.findByText('Demo care by day')).toBeInTheDocument();
});
