import { OfflineError } from '@phb/connectors';
import type { ProvisioningReport } from '@phb/connectors';
import { people } from '@phb/schemas';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as React from 'react';
import SetUpAgain from '../../../ui/setup/SetUpAgain.js';
import { siteSetter, type SiteSetter } from '../../../ui/setup/siteSetter.js';
import { memoryData } from '../memory/memoryData.js';
import { show } from '../memory/show.js';

const report = (done: readonly string[], warnings: readonly string[] = []): ProvisioningReport => ({
  lines: [...done, ...warnings],
  done,
  changes: done.length,
  warnings,
});
const lacking = 'Saved views: created the list, with 7 columns.';
const renamed = 'People: the column “Postcode” is called “Post code” in this site. Its name was left.';

function open(setter: SiteSetter) {
  const onSaved = jest.fn();
  const nothing = (): void => undefined;
  show(
    <SetUpAgain setter={setter} onClose={nothing} onOpenCase={nothing} onUnsaved={() => undefined} onSaved={onSaved} />,
    memoryData(),
  );
  return { onSaved, user: userEvent.setup({ delay: null }) };
}

describe('setting up again', () => {
  it('shows what would be done before anything is, then what was done', async () => {
    const calls: string[] = [];
    let isMade = false;
    const { user, onSaved } = open({
      kinds: () => Promise.resolve(['register', 'partnership'] as const),
      setUp(kind, { preview = false }) {
        calls.push(`${preview ? 'look at' : 'set up'} ${kind}`);
        const answer = report(kind === 'register' && !isMade ? [lacking] : [], kind === 'register' ? [renamed] : []);
        if (!preview) isMade = true;
        return Promise.resolve(answer);
      },
    });
    const register = await screen.findByRole('region', { name: 'Register site' });
    expect(within(register).getByText('What would be done: 1 thing.')).toBeInTheDocument();
    expect(within(register).getByText(lacking)).toBeInTheDocument();
    expect(within(register).getByText(renamed)).toBeInTheDocument();
    expect(screen.getByRole('region', { name: 'Partnership site' })).toHaveTextContent('nothing is to be done');
    expect(calls).toEqual(['look at register', 'look at partnership']);

    await user.click(screen.getByRole('button', { name: 'Set up again' }));
    expect(await screen.findByText('What was done: 1 thing.')).toBeInTheDocument();
    expect(calls.slice(2)).toEqual(['set up register', 'set up partnership']);
    expect(onSaved).toHaveBeenCalledTimes(1);

    await user.click(screen.getByRole('button', { name: 'Look again' }));
    expect(await screen.findAllByText('Complete: nothing is to be done.')).toHaveLength(2);
    expect(screen.queryByRole('button', { name: 'Set up again' })).not.toBeInTheDocument();
  });

  it('shows the lines as they come, and stops when asked to', async () => {
    const { user } = open({
      kinds: () => Promise.resolve(['register'] as const),
      setUp(_, options) {
        if (options.preview) return Promise.resolve(report([lacking]));
        options.onProgress?.('People: added the column “Team”.');
        return new Promise((_resolve, reject) => {
          options.signal?.addEventListener('abort', () => reject(new DOMException('stopped', 'AbortError')));
        });
      },
    });
    await user.click(await screen.findByRole('button', { name: 'Set up again' }));
    expect(await screen.findByText('People: added the column “Team”.')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Stop' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('Stopped. What was made so far stays');
    expect(screen.getByRole('button', { name: 'Set up again' })).toBeInTheDocument();
  });

  it('says why it broke off', async () => {
    const { user } = open({
      kinds: () => Promise.resolve(['register'] as const),
      setUp: (_, { preview }) =>
        preview
          ? Promise.resolve(report([lacking]))
          : Promise.reject(new OfflineError({ message: 'gone', sentence: 'There is no network.' })),
    });
    await user.click(await screen.findByRole('button', { name: 'Set up again' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('There is no network. What was made so far stays');
  });
});

it('offers only the sites that this person may set up', async () => {
  const data = memoryData();
  expect(await siteSetter(data, true).kinds()).toEqual(['register', 'partnership']);
  data.allow(people, { read: true, edit: true });
  expect(await siteSetter(data, true).kinds()).toEqual(['partnership']);
});
