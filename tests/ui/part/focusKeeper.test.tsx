import { FluentProvider, teamsLightTheme } from '@fluentui/react-components';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as React from 'react';
import { PanelDrawer } from '../../../ui/kit/PanelDrawer.js';
import { FocusKeeperProvider } from '../../../ui/part/focusKeeper.js';

function Page(): JSX.Element {
  const [isOpen, setOpen] = React.useState(false);
  return (
    <FluentProvider theme={teamsLightTheme}>
      <FocusKeeperProvider>
        <main>
          <button onClick={() => setOpen(true)}>Open the first panel</button>
        </main>
        {isOpen ? (
          <PanelDrawer title="The first panel" onClose={() => setOpen(false)}>
            What it says
          </PanelDrawer>
        ) : null}
      </FocusKeeperProvider>
    </FluentProvider>
  );
}

it('gives the page back to screen readers when the first panel is closed, however soon', async () => {
  const person = userEvent.setup({ delay: null });
  render(<Page />);
  await person.click(screen.getByRole('button', { name: 'Open the first panel' }));
  await waitFor(() => expect(screen.queryByRole('main')).toBeNull());
  await person.keyboard('{Escape}');
  expect(await screen.findByRole('main')).toBeVisible();
  expect(screen.queryByRole('dialog')).toBeNull();
});
