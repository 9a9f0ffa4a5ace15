import { act, screen, waitFor } from '@testing-library/react';
import { mountPart } from '@phb/ui';
import { testEnvironment } from '../memory/show.js';

/** A service that has not answered yet. */
const noAnswer: typeof fetch = () => new Promise(() => undefined);
const before = globalThis.fetch;
beforeEach(() => {
  globalThis.fetch = noAnswer;
});
afterEach(() => {
  globalThis.fetch = before;
});

describe('a mounted part', () => {
  it('shows its heading and a grid that is on its way, follows the host, and leaves nothing behind', async () => {
    const element = document.createElement('div');
    document.body.append(element);
    let mounted: ReturnType<typeof mountPart> | undefined;
    act(() => {
      mounted = mountPart(element, 'register', testEnvironment);
    });
    expect(await screen.findByRole('heading', { level: 2, name: 'Register' })).toBeInTheDocument();
    expect(screen.getByRole('grid', { name: 'Personal health budgets' })).toHaveAttribute('aria-busy', 'true');
    expect(screen.getByText('Loading cases')).toBeInTheDocument();
    const background = (): string =>
      getComputedStyle(element.querySelector('.fui-FluentProvider') ?? element).getPropertyValue(
        '--colorNeutralBackground1',
      );
    expect(background()).toBe('#ffffff');
    act(() => mounted?.update({ ...testEnvironment, theme: 'dark' }));
    await waitFor(() => expect(background()).toBe('#292929'));
    expect(mounted?.hasUnsavedChanges()).toBe(false);
    act(() => mounted?.unmount());
    expect(element).toBeEmptyDOMElement();
  });

  it('is not left hidden from screen readers when it goes away with an open dialog, unless another part has one', () => {
    const page = document.createElement('main');
    const element = document.createElement('div');
    page.append(element);
    document.body.append(page);
    const takeAway = (): void => {
      act(() => mountPart(element, 'register', testEnvironment).unmount());
    };
    const dialog = document.createElement('div');
    dialog.setAttribute('aria-modal', 'true');
    document.body.append(dialog);
    page.setAttribute('aria-hidden', 'true');
    takeAway();
    expect(page).toHaveAttribute('aria-hidden', 'true');
    dialog.remove();
    takeAway();
    expect(page).not.toHaveAttribute('aria-hidden');
    page.remove();
  });
});
