import { act, render, screen } from '@testing-library/react';
import * as React from 'react';
import { useFocusRescue } from '../../../ui/kit/useFocusRescue.js';

function Rows(props: { readonly role?: string; readonly better?: boolean }): JSX.Element {
  const rescue = useFocusRescue();
  const [repaired, setRepaired] = React.useState(false);
  const heading = React.useRef<HTMLHeadingElement>(null);
  React.useEffect(() => {
    if (repaired && props.better === true) heading.current?.focus();
  }, [repaired, props.better]);
  return (
    <section ref={rescue}>
      <h2 ref={heading} tabIndex={-1}>
        Findings
      </h2>
      <button>Before</button>
      <div role={props.role ?? 'group'} aria-label="Rows">
        <p>{repaired ? 'Repaired.' : <button onClick={() => setRepaired(true)}>Repair</button>}</p>
      </div>
      <button>After</button>
    </section>
  );
}

/** Presses the button as a person does who then waits. */
async function repair(): Promise<void> {
  const button = screen.getByRole('button', { name: 'Repair' });
  act(() => {
    button.focus();
    button.click();
  });
  // The page tells of what changed in it as soon as it has nothing else to do.
  await Promise.resolve();
  act(() => {
    jest.runAllTimers();
  });
}

describe('focus whose element goes away', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('stands on what was around it, which is no stop of the Tab key afterwards', async () => {
    render(<Rows />);
    await repair();
    const words = screen.getByText('Repaired.');
    expect(words).toHaveFocus();
    act(() => screen.getByRole('button', { name: 'After' }).focus());
    expect(words).not.toHaveAttribute('tabindex');
  });

  it('is left where the part itself puts it', async () => {
    render(<Rows better />);
    await repair();
    expect(screen.getByRole('heading', { name: 'Findings' })).toHaveFocus();
  });

  it('is left to a grid, which looks after its own rows', async () => {
    render(<Rows role="grid" />);
    await repair();
    expect(document.body).toHaveFocus();
  });

  it('is not taken from where the person went before it', async () => {
    render(
      <>
        <Rows />
        <button>Elsewhere</button>
      </>,
    );
    const elsewhere = screen.getByRole('button', { name: 'Elsewhere' });
    act(() => {
      screen.getByRole('button', { name: 'Repair' }).focus();
      elsewhere.focus();
      screen.getByRole('button', { name: 'Repair' }).click();
      elsewhere.blur();
    });
    await Promise.resolve();
    act(() => {
      jest.runAllTimers();
    });
    expect(document.body).toHaveFocus();
  });
});
