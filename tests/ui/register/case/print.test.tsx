import { budgetLines, people, planOutcomes, sampleDay, sampleReference } from '@phb/schemas';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as React from 'react';
import CaseDrawer from '../../../../ui/register/case/CaseDrawer.js';
import { pretendLayout } from '../../memory/layout.js';
import type { MemoryData } from '../../memory/memoryData.js';
import { sampleRecord } from '../../memory/record.js';
import { show } from '../../memory/show.js';

let restore: () => void;
beforeEach(() => {
  restore = pretendLayout({ width: 1200, height: 640 });
});
afterEach(() => restore());

/** The look at the page, inside the record. */
async function openPrint(data: MemoryData, n: number): Promise<HTMLElement> {
  const nothing = (): void => undefined;
  const opened = { kind: 'case', ref: sampleReference('PHB', n), pane: 'print' } as const;
  show(<CaseDrawer opened={opened} onOpen={nothing} onClose={nothing} onSaved={nothing} />, data);
  const pane = await screen.findByRole('tabpanel', { name: 'Print' });
  return within(pane).findByRole('article', { name: 'Budget on a page' });
}
const paper = (): Element => {
  const sheet = document.querySelector('body > [data-phb-paper]');
  if (sheet === null) throw new TypeError('there is a sheet for the printer');
  return sheet;
};

describe('the budget on a page', () => {
  it('says in plain English what the money is, what it is for, what comes next and whom to ring', async () => {
    const sheet = await openPrint(sampleRecord(), 1);
    expect(sheet).toHaveTextContent('Your budget is £1,250.01 per week, which is about £65,000.52 a year.');
    expect(sheet).toHaveTextContent('The NHS pays £750.01. The council pays £500.00.');
    expect(sheet).toHaveTextContent('Night care: £400.00 per week');
    expect(sheet).toHaveTextContent('Go out twice a week without becoming worn out (by 30 June 2019)');
    expect(sheet).toHaveTextContent('We will look at your budget with you by 21 January 2020.');
    expect(paper()).toHaveTextContent(sheet.textContent ?? 'nothing');
  });

  it('names the person as they chose, and never gives an address', async () => {
    const user = userEvent.setup({ delay: null });
    const sheet = await openPrint(sampleRecord(), 1);
    expect(sheet).toHaveTextContent('Maren Demo-Hartley');
    expect(sheet).not.toHaveTextContent('999 000 0018');
    await user.click(screen.getByRole('checkbox', { name: 'NHS number' }));
    await user.click(screen.getByRole('checkbox', { name: 'Name' }));
    for (const page of [sheet, paper()]) {
      expect(page).toHaveTextContent('NHS number: 999 000 0018');
      expect(page).not.toHaveTextContent('Hartley');
      expect(page).not.toHaveTextContent('ZZ99 1AA');
    }
  });

  it('warns where the person may be at risk or has died', async () => {
    const data = sampleRecord();
    data.list(people).changeAsSomebodyElse(sampleReference('P', 2), { dateOfDeath: sampleDay('2019-04-01') });
    await openPrint(data, 2);
    expect(screen.getByText(/^Do not disclose: the person may be at risk/)).toBeInTheDocument();
    expect(screen.getByText(/^The person has died\. Do not send this page/)).toBeInTheDocument();
  });

  it('stays one page however long the plan is, and says how much is left out', async () => {
    const data = sampleRecord();
    const caseRef = sampleReference('PHB', 1);
    for (let n = 0; n < 20; n += 1) {
      await data.list(planOutcomes).add({ caseRef, planVersion: 1, kind: 'Learning', outcome: `Outcome ${n}` });
      await data.list(budgetLines).add({
        caseRef,
        planVersion: 1,
        kind: 'Other',
        description: `Line ${n}`,
        amount: 1,
        amountPeriod: 'week',
      });
    }
    const sheet = await openPrint(data, 1);
    const lists = within(sheet).getAllByRole('list');
    expect(lists.map((list) => within(list).getAllByRole('listitem').length)).toEqual([8, 7]);
    expect(sheet).toHaveTextContent('and 15 more in your plan');
  });

  it('leaves the paper when the pane is left', async () => {
    const user = userEvent.setup({ delay: null });
    await openPrint(sampleRecord(), 1);
    await user.click(screen.getByRole('tab', { name: 'Contacts and notes' }));
    await screen.findByRole('heading', { name: 'Contacts log' });
    expect(document.querySelector('[data-phb-paper]')).toBeNull();
  });
});
