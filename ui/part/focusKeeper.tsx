import * as React from 'react';

const KeepContext = React.createContext<(holder: React.ComponentType) => void>(() => undefined);

/**
 * Fluent's focus manager hides the page from screen readers while a dialog is open, and forgets to show it again if the
 * last component that uses it goes away together with the dialog. So from the first dialog on, one user of it stays. The
 * dialog brings it along: if it came by itself, it could come after a dialog that was closed at once.
 */
export function FocusKeeperProvider(props: { readonly children: React.ReactNode }): JSX.Element {
  const [Holder, setHolder] = React.useState<React.ComponentType | undefined>(undefined);
  const keep = React.useCallback((holder: React.ComponentType) => setHolder(() => holder), []);
  return (
    <KeepContext.Provider value={keep}>
      {props.children}
      {Holder === undefined ? null : <Holder />}
    </KeepContext.Provider>
  );
}

/**
 * Called by whatever opens a dialog, drawer or popover.
 * @param holder what holds on to the focus manager; not imported here, since the first view of a part does without
 */
export function useKeepFocusManager(holder: React.ComponentType): void {
  const keep = React.useContext(KeepContext);
  React.useEffect(() => keep(holder), [keep, holder]);
}
