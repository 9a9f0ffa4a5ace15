import { packagesOfCare, people, personalHealthBudgets, sampleDay, sampleReference, wholeRow } from '@phb/schemas';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as React from 'react';
import { samplePeople } from '../../../../schemas/samples/people.js';
import OffersScreen from '../../../../ui/register/offers/OffersScreen.js';
import { memoryData } from '../../memory/memoryData.js';
import type { MemoryData } from '../../memory/memoryData.js';
import { show } from '../../memory/show.js';

const opened = jest.fn();
beforeEach(() => opened.mockReset());

function withPackages(): MemoryData {
  const data = memoryData();
  data.list(people).fill(samplePeople.rows);
  data.list(packagesOfCare).fill([
    wholeRow(packagesOfCare, {
      ref: sampleReference('PKG', 1),
      personRef: sampleReference('P', 1),
      fundingStream: 'Adult CHC',
      startsOn: sampleDay('2019-01-15'),
    }),
    wholeRow(packagesOfCare, {
      ref: sampleReference('PKG', 2),
      personRef: sampleReference('P', 2),
      fundingStream: 'Adult CHC',
      startsOn: sampleDay('2019-02-15'),
      offeredOn: sampleDay('2019-04-02'),
      offerAnswer: 'Declined',
    }),
  ]);
  return data;
}

function openScreen(data: MemoryData): void {
  show(<OffersScreen onClose={jest.fn()} onOpenCase={opened} onSaved={jest.fn()} onUnsaved={jest.fn()} />, data);
}

it('shows first who has a right and no recorded offer, and begins a case to record it on', async () => {
  const user = userEvent.setup({ delay: null });
  const data = withPackages();
  openScreen(data);
  expect(await screen.findByRole('tab', { name: /^No recorded offer/ })).toHaveTextContent('1');
  await user.click(await screen.findByRole('button', { name: `Begin a case for ${sampleReference('PKG', 1)}` }));
  await screen.findByRole('button', { name: /^Begin a case/ });
  const [added] = data.list(personalHealthBudgets).rows();
  expect(added).toMatchObject({
    personRef: sampleReference('P', 1),
    packageRef: sampleReference('PKG', 1),
    status: 'Identified',
    category: 'Adult CHC',
    offeredOn: null,
  });
  expect(opened).toHaveBeenCalledWith(added?.ref);
});

it('shows what became of the others, and the offers by month', async () => {
  const user = userEvent.setup({ delay: null });
  openScreen(withPackages());
  await user.click(await screen.findByRole('tab', { name: /^Offer declined/ }));
  expect(screen.getByText(sampleReference('PKG', 2))).toBeInTheDocument();
  const april = screen.getByText('April 2019').closest('tr');
  expect(april).toHaveTextContent('April 20191010');
});

it('names nobody and begins nothing for who may only read', async () => {
  const data = withPackages();
  data.allow(people, {});
  data.allow(personalHealthBudgets, { read: true });
  openScreen(data);
  expect(await screen.findByText('No case')).toBeInTheDocument();
  expect(screen.queryByText(/Demo-/)).toBeNull();
});
