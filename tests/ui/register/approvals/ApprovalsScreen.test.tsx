import { approvals, sampleDay, sampleReference, wholeRow } from '@phb/schemas';
import type { SiteUserId } from '@phb/schemas';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as React from 'react';
import ApprovalsScreen from '../../../../ui/register/approvals/ApprovalsScreen.js';
import { memoryData } from '../../memory/memoryData.js';
import type { MemoryData } from '../../memory/memoryData.js';
import { show } from '../../memory/show.js';

const nothing = (): void => undefined;

function asked(): MemoryData {
  const data = memoryData();
  const one = (n: number, askedBy: number, askedOn: string) =>
    wholeRow(approvals, {
      ref: sampleReference('AP', n),
      caseRef: sampleReference('PHB', n),
      subject: 'Budget',
      amount: 12_000_000,
      askedOn: sampleDay(askedOn),
      askedBy: askedBy as SiteUserId,
    });
  data
    .list(approvals)
    .fill([
      one(1, 11, '2019-04-29'),
      one(2, 12, '2019-04-03'),
      { ...one(3, 12, '2019-04-02'), answer: 'Approved', answeredOn: sampleDay('2019-04-04') },
    ]);
  return data;
}

describe('the approvals that wait', () => {
  it('are those of all cases, the oldest first, with an answer for what others asked alone', async () => {
    const data = asked();
    const opened: string[] = [];
    const user = userEvent.setup({ delay: null });
    show(
      <ApprovalsScreen
        onClose={nothing}
        onOpenCase={(ref) => opened.push(ref)}
        onSaved={nothing}
        onUnsaved={nothing}
      />,
      data,
    );
    const list = await screen.findByRole('list', { name: 'Waiting for a second person' });
    const rows = within(list).getAllByRole('listitem');
    expect(rows.map((row) => within(row).getAllByRole('button')[0]?.textContent)).toEqual([
      sampleReference('PHB', 2),
      sampleReference('PHB', 1),
    ]);
    expect(rows[1]).toHaveTextContent('by you. Somebody else must answer.');
    expect(within(list).getAllByRole('button', { name: /^Approve/ })).toHaveLength(1);
    await user.click(within(list).getByRole('button', { name: sampleReference('PHB', 1) }));
    expect(opened).toEqual([sampleReference('PHB', 1)]);
    const what = `budget of £120,000.00 a year, or once, ${sampleReference('PHB', 2)}`;
    await user.click(within(list).getByRole('button', { name: `Refuse: ${what}` }));
    await waitFor(() => expect(screen.getAllByRole('listitem')).toHaveLength(1));
    expect(data.list(approvals).rows()[1]).toMatchObject({ answer: 'Refused', answeredBy: 11 });
  });

  it('says so when there are none', async () => {
    show(
      <ApprovalsScreen onClose={nothing} onOpenCase={nothing} onSaved={nothing} onUnsaved={nothing} />,
      memoryData(),
    );
    expect(await screen.findByText('Nothing waits for approval.')).toBeInTheDocument();
  });
});
