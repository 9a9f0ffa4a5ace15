import * as React from 'react';

type Register = (reload: () => void) => () => void;

const RefreshContext = React.createContext<Register>(() => () => undefined);

export const RefreshProvider = RefreshContext.Provider;

/** Reads again what is open: when the person presses Refresh, and quietly when they come back to the page. */
export function useRefreshers(): { readonly refresh: () => void; readonly register: Register } {
  const opened = React.useRef(new Set<() => void>());
  const refresh = React.useCallback(() => {
    for (const reload of opened.current) reload();
  }, []);
  const register = React.useCallback((reload: () => void) => {
    const known = opened.current;
    known.add(reload);
    return () => void known.delete(reload);
  }, []);
  React.useEffect(() => {
    const comeBack = (): void => {
      if (document.visibilityState === 'visible') refresh();
    };
    document.addEventListener('visibilitychange', comeBack);
    return () => document.removeEventListener('visibilitychange', comeBack);
  }, [refresh]);
  return { refresh, register };
}

/** Puts what this view shows among what Refresh reads again. */
export function useRefreshed(load: { reload(): void }): void {
  const register = React.useContext(RefreshContext);
  React.useEffect(() => register(() => load.reload()), [register, load]);
}
