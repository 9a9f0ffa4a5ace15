import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as React from 'react';
import { PieceBoundary } from '../../../ui/kit/PieceBoundary.js';

describe('a screen that breaks', () => {
  it('leaves a plain sentence in its place, and is drawn again on request', async () => {
    // React reports each caught error to the console as well.
    const quiet = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    let broken = true;
    const Screen = (): JSX.Element => {
      if (broken) throw new TypeError('boom');
      return <p>All is well</p>;
    };
    const retried = jest.fn(() => {
      broken = false;
    });
    render(
      <PieceBoundary subject="The register" onRetry={retried}>
        <Screen />
      </PieceBoundary>,
    );
    expect(screen.getByRole('alert')).toHaveTextContent(
      'The register could not be shown. What was saved before is safe.',
    );
    expect(screen.queryByText(/boom/)).toBeNull();
    await userEvent.setup({ delay: null }).click(screen.getByRole('button', { name: 'Try again' }));
    expect(screen.getByText('All is well')).toBeInTheDocument();
    expect(retried).toHaveBeenCalledTimes(1);
    quiet.mockRestore();
  });

  it('asks for the page anew where a piece of the product does not arrive again: React would not fetch it', async () => {
    const quiet = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    const lost = Object.assign(new Error('Loading chunk 123 failed.'), { name: 'ChunkLoadError' });
    const Screen = (): JSX.Element => {
      throw lost;
    };
    render(
      <PieceBoundary subject="The register" onRetry={jest.fn()}>
        <Screen />
      </PieceBoundary>,
    );
    expect(screen.getByRole('alert')).toHaveTextContent(
      'The register could not be fetched whole. Check the connection.',
    );
    await userEvent.setup({ delay: null }).click(screen.getByRole('button', { name: 'Try again' }));
    expect(screen.getByRole('button', { name: 'Load the page again' })).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
    quiet.mockRestore();
  });
});
