import { settings, sampleReference } from '@phb/schemas';
import type { ExportTable } from '@phb/connectors';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { sampleRegister } from '../../memory/register.js';
import { laidOut, openRegister } from '../openRegister.js';

const made: { readonly table: ExportTable; readonly name: string; readonly format: string }[] = [];
jest.mock('../../../../ui/kit/download.js', () => ({
  download: async (table: ExportTable, name: string, format: string) => void made.push({ table, name, format }),
}));

const direct = sampleReference('PHB', 1);
const wheelchair = sampleReference('PHB', 2);
const user = userEvent.setup({ delay: null });

laidOut();
beforeEach(() => {
  made.length = 0;
});

async function open(): Promise<void> {
  const data = sampleRegister();
  data.list(settings).fill([{ name: 'ORGANISATION-NAME', value: 'NHS Exampleshire' }]);
  await openRegister(data);
  await screen.findByText('Demo-Hartley, Maren');
}

it('writes the whole filtered set in the columns and order shown, with organisation and as-at date', async () => {
  await open();
  await user.click(screen.getByRole('button', { name: 'Filter status' }));
  await user.click(
    within(await screen.findByRole('group', { name: 'Status' })).getByRole('checkbox', { name: 'Live' }),
  );
  await user.click(screen.getByRole('button', { name: 'Done' }));
  await user.click(screen.getByRole('button', { name: 'Download' }));
  await user.click(await screen.findByRole('menuitem', { name: /Excel/ }));
  await waitFor(() => expect(made).toHaveLength(1));
  const [{ table, name, format } = { table: undefined, name: '', format: '' }] = made;
  expect([name, format]).toEqual(['register-2019-04-30', 'xlsx']);
  expect(table?.about).toEqual([
    'NHS Exampleshire',
    'As at: 30 April 2019',
    expect.stringMatching(/^Read from the register at: /),
    expect.stringMatching(/^Basis: live and pipeline/),
    'Filter: Status: Live',
    'Order: next review due, earliest first',
    'Rows: 2',
    expect.stringMatching(/^This file says who people are/),
  ]);
  expect(table?.columns.map(({ heading }) => heading)).toEqual([
    'Reference',
    'Name',
    'Status',
    'Category',
    'Form',
    'Managed account',
    'Starts',
    'Next review due',
    'Approved amount',
    'Per',
    'Council',
  ]);
  expect(table?.rows.map(([ref]) => ref)).toEqual([direct, wheelchair]);
  expect(table?.rows[0]?.[5]).toBe('Yes');
  expect(table?.rows[0]?.slice(8, 10)).toEqual([125_001, 'per week']);
});

it('writes the ticked cases only, those that a filter hides last, and never what was searched for', async () => {
  await open();
  await user.click(screen.getByRole('checkbox', { name: `Select ${direct}` }));
  await user.click(screen.getByRole('checkbox', { name: `Select ${wheelchair}` }));
  await user.type(screen.getByRole('searchbox', { name: /^Find by/ }), '999 000 0026');
  await user.click(await screen.findByRole('button', { name: 'Download these' }));
  await user.click(await screen.findByRole('menuitem', { name: /csv/ }));
  await waitFor(() => expect(made).toHaveLength(1));
  expect(made[0]?.table.rows.map(([ref]) => ref)).toEqual([wheelchair, direct]);
  expect(made[0]?.table.about).toContain('Filter: chosen by hand');
  expect(made[0]?.table.about.join(' ')).not.toContain('999');
});
