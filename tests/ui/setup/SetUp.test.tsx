import { OfflineError } from '@phb/connectors';
import type { ProvisioningReport } from '@phb/connectors';
import { listsOf } from '@phb/schemas';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as React from 'react';
import type { MakeLists } from '../../../ui/setup/SetUp.js';
import SetUp from '../../../ui/setup/SetUp.js';
import { memoryData } from '../memory/memoryData.js';
import { show } from '../memory/show.js';

const complete: ProvisioningReport = {
  lines: ['made the list People'],
  done: ['made the list People'],
  changes: 1,
  warnings: [],
};

describe('setting up a site', () => {
  it('names the lists, shows what is done, and then hands over to the part', async () => {
    const done = jest.fn();
    const make: MakeLists = (kind, onProgress) => {
      onProgress(`${kind}: made the list People`);
      return Promise.resolve(complete);
    };
    const user = userEvent.setup({ delay: null });
    show(<SetUp site="register" onDone={done} make={make} />, memoryData());
    expect(
      await screen.findByText(
        new RegExp(`^Setting it up makes ${listsOf('register').length} lists .*People, Packages of care`),
      ),
    ).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Set up this site' }));
    expect(await screen.findByText('register: made the list People')).toBeInTheDocument();
    await waitFor(() => expect(done).toHaveBeenCalledTimes(1));
  });

  it('says what stays when it breaks off, and goes on', async () => {
    const done = jest.fn();
    let tries = 0;
    const make: MakeLists = () => {
      tries += 1;
      return tries === 1
        ? Promise.reject(new OfflineError({ message: 'gone', sentence: 'There is no network.' }))
        : Promise.resolve(complete);
    };
    const user = userEvent.setup({ delay: null });
    show(<SetUp site="partnership" onDone={done} make={make} />, memoryData());
    await user.click(await screen.findByRole('button', { name: 'Set up this site' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('There is no network. What was made so far stays');
    await user.click(screen.getByRole('button', { name: 'Go on setting up' }));
    await waitFor(() => expect(done).toHaveBeenCalledTimes(1));
  });

  it('shows warnings before it goes on', async () => {
    const done = jest.fn();
    const make: MakeLists = () =>
      Promise.resolve({ ...complete, warnings: ['“Notes” is of another kind and was left.'] });
    const user = userEvent.setup({ delay: null });
    show(<SetUp site="register" onDone={done} make={make} />, memoryData());
    await user.click(await screen.findByRole('button', { name: 'Set up this site' }));
    expect(await screen.findByText(/is of another kind/)).toBeInTheDocument();
    expect(done).not.toHaveBeenCalled();
    await user.click(screen.getByRole('button', { name: 'Continue' }));
    expect(done).toHaveBeenCalledTimes(1);
  });
});
