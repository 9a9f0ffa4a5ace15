import { settings } from '@phb/schemas';
import { OfflineError } from '@phb/connectors';
import type { ExportTable } from '@phb/connectors';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as React from 'react';
import ReportsPart from '../../../ui/reports/ReportsPart.js';
import type { MemoryData } from '../memory/memoryData.js';
import { show } from '../memory/show.js';
import { smallRegister } from './register.js';

const made: { readonly table: ExportTable; readonly name: string }[] = [];
jest.mock('../../../ui/kit/download.js', () => ({
  download: async (table: ExportTable, name: string) => void made.push({ table, name }),
}));
beforeEach(() => {
  made.length = 0;
});

const user = userEvent.setup({ delay: null });

async function open(): Promise<MemoryData> {
  const data = smallRegister();
  data.list(settings).fill([{ name: 'ORGANISATION-NAME', value: 'NHS Exampleshire' }]);
  show(<ReportsPart />, data);
  await screen.findByRole('table', { name: /By category/ });
  return data;
}

async function download(): Promise<void> {
  const [first] = screen.getAllByRole('button', { name: 'Download' });
  if (first === undefined) throw new Error('nothing to download');
  await user.click(first);
  await user.click(await screen.findByRole('menuitem', { name: /Excel/ }));
}

async function asAt(date: string): Promise<void> {
  const field = screen.getByRole('textbox', { name: 'As at' });
  await user.clear(field);
  await user.click(field);
  await user.paste(date);
  await user.keyboard('{Enter}');
}

it.each([
  ['People with a budget', 'people-by-category'],
  ['Packages of care', 'packages-by-funding-stream'],
  ['CHC with a budget', 'chc-with-a-budget'],
  ['Against the target', 'against-target'],
  ['Markers of Progress', 'markers-of-progress'],
])('“%s” names the organisation above all else in its file', async (report, file) => {
  await open();
  await user.click(screen.getByRole('button', { name: report }));
  await waitFor(() => expect(screen.getAllByRole('button', { name: 'Download' }).length).toBeGreaterThan(0));
  await download();
  await waitFor(() => expect(made).toHaveLength(1));
  expect(made[0]?.name).toBe(`${file}-2019-04-30`);
  expect(made[0]?.table.about.slice(0, 2)).toEqual(['NHS Exampleshire', 'As at: 30 April 2019']);
});

it('names the organisation above the cases behind a number', async () => {
  await open();
  await user.click(screen.getAllByRole('button', { name: 'Adult CHC' })[0] as HTMLElement);
  await screen.findByRole('table', { name: '2 cases' });
  await user.click(screen.getAllByRole('button', { name: 'Download' })[0] as HTMLElement);
  await user.click(await screen.findByRole('menuitem', { name: /Excel/ }));
  await waitFor(() => expect(made).toHaveLength(1));
  expect(made[0]?.table.about[0]).toBe('NHS Exampleshire');
});

it('makes no file without the name, and says why', async () => {
  const data = await open();
  data.list(settings).refuse('all', new OfflineError({ message: 'gone', sentence: 'There is no network.' }));
  await download();
  expect(await screen.findByText('The file was not made. There is no network.')).toBeInTheDocument();
  expect(made).toEqual([]);
});

it('cautions of a day that has not come, on the screen and in the file, and of no other', async () => {
  await open();
  const caution = /^1 May 2019 has not come yet\. The figures count what the lists hold on 30 April 2019/;
  await asAt('1/5/2019');
  expect(await screen.findByText(caution)).toBeInTheDocument();
  await download();
  await waitFor(() => expect(made).toHaveLength(1));
  expect(made[0]?.table.about).toContainEqual(expect.stringMatching(/^Caution: 1 May 2019 has not come yet/));
  await asAt('30/4/2019');
  expect(screen.queryByText(/has not come yet/)).not.toBeInTheDocument();
});
