import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as React from 'react';
import { lazyPiece } from '../../../ui/kit/lazyPiece.js';

it('says in its own place that it did not arrive, leaves what is typed beside it, and is fetched anew on request', async () => {
  // React reports each caught error to the console as well.
  const quiet = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  let connected = false;
  const Tab = lazyPiece('This tab', async () => {
    if (!connected) throw Object.assign(new Error('Loading chunk 123 failed.'), { name: 'ChunkLoadError' });
    return { default: ({ reference }: { readonly reference: string }) => <p>Money of {reference}</p> };
  });
  render(
    <>
      <input aria-label="Council" />
      <React.Suspense fallback="Loading">
        <Tab reference="PHB-2222-2222" />
      </React.Suspense>
    </>,
  );
  const user = userEvent.setup({ delay: null });
  await user.type(screen.getByLabelText('Council'), 'Not saved yet');
  expect(await screen.findByRole('alert')).toHaveTextContent(
    'This tab could not be fetched whole. Check the connection.',
  );
  connected = true;
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('Money of PHB-2222-2222')).toBeInTheDocument();
  expect(screen.queryByRole('alert')).toBeNull();
  expect(screen.getByLabelText('Council')).toHaveValue('Not saved yet');
  quiet.mockRestore();
});
