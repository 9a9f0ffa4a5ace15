import * as React from 'react';
import { useAnnounce } from '@fluentui/react-components';

/**
 * Sends again what a lost connection kept from being saved, as soon as the browser says that the connection is back. What was
 * typed is kept in memory alone until then.
 * @param waiting the last attempt failed for want of a connection, and nothing was changed since
 */
export function useSentWhenOnline(waiting: boolean, send: () => void): void {
  const { announce } = useAnnounce();
  const latest = React.useRef(send);
  latest.current = send;
  React.useEffect(() => {
    if (!waiting) return undefined;
    const online = (): void => {
      announce('The connection is back. Saving.');
      latest.current();
    };
    window.addEventListener('online', online);
    return () => window.removeEventListener('online', online);
  }, [waiting, announce]);
}
