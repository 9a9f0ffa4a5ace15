import { ExportFileError } from '@phb/connectors';
import type { OpenedExport, SiteExport, SiteReport } from '@phb/connectors';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as React from 'react';
import type { Porter } from '../../../../ui/register/portability/porter.js';
import WholeRegister from '../../../../ui/register/portability/WholeRegister.js';
import { memoryData } from '../../memory/memoryData.js';
import { show } from '../../memory/show.js';

const listed = { path: 'People', columns: [], unreadable: 0, attachments: [] };
const taken: SiteExport = {
  file: new Blob(['zip']),
  lists: [
    { ...listed, title: 'People', rows: 1200 },
    { ...listed, title: 'Settings', rows: 3, unreadable: 1 },
  ],
  leftOut: ['Restricted matters'],
};
const opened: OpenedExport = {
  manifest: {
    format: 'personal-health-budgets',
    version: 1,
    site: 'register',
    startedAt: '2019-04-29T23:30:00Z',
    finishedAt: '2019-04-29T23:31:00Z',
    lists: [...taken.lists],
    leftOut: [],
    files: [],
  },
  members: [],
  lines: () => Promise.resolve([]),
  attachment: () => Promise.reject(new TypeError('nothing hangs on these rows')),
};
const whole: SiteReport = {
  lists: [{ title: 'People', added: 1200, there: 0, problems: [] }],
  unknownPeople: [],
  complete: true,
  interruption: undefined,
};

let saved: { name: string; file: unknown }[];
beforeEach(() => {
  saved = [];
  const files = new Map<string, unknown>();
  URL.createObjectURL = (file) => {
    files.set('blob:1', file);
    return 'blob:1';
  };
  URL.revokeObjectURL = () => undefined;
  jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(this: HTMLAnchorElement) {
    saved.push({ name: this.download, file: files.get(this.href) });
  });
});
afterEach(() => jest.restoreAllMocks());

function opens(porter: Partial<Porter>, onSaved = jest.fn()): { user: ReturnType<typeof userEvent.setup> } {
  const given: Porter = {
    kinds: ['register'],
    take: () => Promise.resolve(taken),
    open: () => Promise.resolve(opened),
    bring: () => Promise.resolve(whole),
    ...porter,
  };
  show(
    <WholeRegister porter={given} onClose={jest.fn()} onOpenCase={jest.fn()} onUnsaved={jest.fn()} onSaved={onSaved} />,
    memoryData(),
  );
  return { user: userEvent.setup({ delay: null }) };
}
const choose = (user: ReturnType<typeof userEvent.setup>): Promise<void> =>
  user.upload(screen.getByLabelText('Export to bring in'), new File(['zip'], 'phb.zip', { type: 'application/zip' }));

it('takes everything out, and says what is and is not in the file', async () => {
  const { user } = opens({});
  await user.click(screen.getByRole('button', { name: 'Make the file' }));
  expect(await screen.findByText(/2 lists with 1,203 rows/)).toBeInTheDocument();
  expect(saved).toEqual([{ name: 'phb-register-2019-04-30.zip', file: taken.file }]);
  expect(screen.getByText(/you may not open Restricted matters/)).toBeInTheDocument();
  expect(screen.getByText(/1 row does not read as declared/)).toBeInTheDocument();
  const table = screen.getByRole('table', { name: 'What is in the file' });
  expect(within(table).getByRole('row', { name: 'People 1,200 0' })).toBeInTheDocument();
});

it('says how far it is, and stops', async () => {
  const { user } = opens({
    take: (_, options) =>
      new Promise((_resolve, reject) => {
        const { signal } = options;
        options.onProgress?.({ list: 'People', listsDone: 0, lists: 20, rows: 5000 });
        signal?.addEventListener('abort', () =>
          reject(new ExportFileError('stopped', 'You stopped. No file was made.')),
        );
      }),
  });
  await user.click(screen.getByRole('button', { name: 'Make the file' }));
  expect(await screen.findByText('People: list 1 of 20, 5,000 rows so far')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Stop' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('You stopped. No file was made.');
  expect(saved).toEqual([]);
  expect(screen.getByRole('button', { name: 'Make the file' })).toBeInTheDocument();
});

it('asks which site where there are two', async () => {
  const kinds: string[] = [];
  const { user } = opens({
    kinds: ['register', 'partnership'],
    take: (kind) => {
      kinds.push(kind);
      return Promise.resolve(taken);
    },
  });
  await user.click(screen.getByRole('radio', { name: 'The partnership site' }));
  await user.click(screen.getByRole('button', { name: 'Make the file' }));
  await waitFor(() => expect(kinds).toEqual(['partnership']));
  expect(saved.map(({ name }) => name)).toEqual(['phb-partnership-2019-04-30.zip']);
});

it('shows what a file holds before anything is written, then brings it in and says what became of it', async () => {
  const onSaved = jest.fn();
  const bring = jest.fn(() => Promise.resolve(whole));
  const { user } = opens({ bring }, onSaved);
  await choose(user);
  expect(await screen.findByText(/the register of 30 April 2019, 2 lists with 1,203 rows/)).toBeInTheDocument();
  expect(screen.getByText(/Lists that came later stay as they are: Packages of care,/)).toBeInTheDocument();
  expect(bring).not.toHaveBeenCalled();
  await user.click(screen.getByRole('button', { name: 'Bring in 1,203 rows' }));
  expect(await screen.findByText('Added: 1,200. Here before and equal: 0. Not brought in: 0.')).toBeInTheDocument();
  expect(onSaved).toHaveBeenCalledTimes(1);
  expect(screen.queryByRole('button', { name: 'Bring in 1,203 rows' })).not.toBeInTheDocument();
});

it('goes on after an interruption, and lists what was not brought in', async () => {
  let tries = 0;
  const { user } = opens({
    bring: () => {
      tries += 1;
      return Promise.resolve(
        tries === 1
          ? { ...whole, complete: false, interruption: 'There is no network.', unknownPeople: ['The leaver'] }
          : {
              ...whole,
              lists: [
                { title: 'Settings', added: 0, there: 2, problems: [{ ref: 'S-1', sentence: 'It is here already.' }] },
              ],
            },
      );
    },
  });
  await choose(user);
  await user.click(await screen.findByRole('button', { name: 'Bring in 1,203 rows' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('There is no network. What was written stays.');
  expect(screen.getByText(/The leaver/)).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Go on' }));
  const table = await screen.findByRole('table', { name: 'Rows that were not brought in' });
  expect(within(table).getByRole('row', { name: 'S-1 Settings It is here already.' })).toBeInTheDocument();
});

it('says why a file cannot be brought in', async () => {
  const { user } = opens({ open: () => Promise.reject(new ExportFileError('damaged', 'The file is damaged.')) });
  await choose(user);
  expect(await screen.findByRole('alert')).toHaveTextContent('The file is damaged.');
  expect(screen.queryByRole('button', { name: /Bring in/ })).not.toBeInTheDocument();
});
