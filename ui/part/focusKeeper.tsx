import * as React from 'react';

const HoldFocusManager = React.lazy(() => import(/* webpackChunkName: 'modal' */ './HoldFocusManager.js'));

const KeepContext = React.createContext<() => void>(() => undefined);

/**
 * Fluent's focus manager hides the page from screen readers while a dialog is open, and forgets to show it again if the
 * last component that uses it goes away together with the dialog. So from the first dialog on, one user of it stays.
 */
export function FocusKeeperProvider(props: { readonly children: React.ReactNode }): JSX.Element {
  const [kept, setKept] = React.useState(false);
  const keep = React.useCallback(() => setKept(true), []);
  return (
    <KeepContext.Provider value={keep}>
      {props.children}
      {kept ? (
        <React.Suspense fallback={null}>
          <HoldFocusManager />
        </React.Suspense>
      ) : null}
    </KeepContext.Provider>
  );
}

/** Called by whatever opens a dialog, drawer or popover. */
export function useKeepFocusManager(): void {
  const keep = React.useContext(KeepContext);
  React.useEffect(keep, [keep]);
}
