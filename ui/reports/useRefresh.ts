import * as React from 'react';
import { counted } from '@phb/schemas';
import { sentenceOf, useShowMessage, useSites } from '../kit/index.js';
import { showTime } from '../kit/time.js';
import { everySource, useReportSources } from './reportData.js';

interface Refreshing {
  readonly refresh: () => void;
  /** The same without a word when nothing is wrong: after something was saved here. */
  readonly refreshQuietly: () => void;
  readonly refreshing: boolean;
  /** The time of day at which the register was read; undefined before it was. */
  readonly readAt: string | undefined;
}

/** Asks the service what changed: when the person says so, and quietly when they come back to the page. */
export function useRefresh(): Refreshing {
  const sources = useReportSources();
  const showMessage = useShowMessage();
  const [refreshing, setRefreshing] = React.useState(false);

  const refreshAll = React.useCallback(async () => {
    const changes = await Promise.all(everySource(sources).map((source) => source.refresh()));
    return changes.reduce<number>((sum, changed) => sum + (changed ?? 0), 0);
  }, [sources]);

  const refresh = (): void => {
    setRefreshing(true);
    refreshAll()
      .then(
        (changed) =>
          showMessage({
            kind: 'info',
            text:
              changed === 0
                ? 'Nothing has changed since.'
                : `${counted(changed, 'row has', 'rows have')} changed. The figures follow.`,
          }),
        (error: unknown) =>
          showMessage({ kind: 'error', text: `The figures stay as they were read. ${sentenceOf(error)}` }),
      )
      .finally(() => setRefreshing(false));
  };

  React.useEffect(() => {
    const comeBack = (): void => {
      // Nobody asked for it: if it fails, the figures and the time they were read stay as they are.
      if (document.visibilityState === 'visible') refreshAll().catch(() => undefined);
    };
    document.addEventListener('visibilitychange', comeBack);
    return () => document.removeEventListener('visibilitychange', comeBack);
  }, [refreshAll]);

  const refreshQuietly = (): void => {
    refreshAll().catch((error: unknown) =>
      showMessage({
        kind: 'error',
        text: `Saved, but the figures could not be brought up to date. ${sentenceOf(error)}`,
      }),
    );
  };

  return { refresh, refreshQuietly, refreshing, readAt: useReadAt() };
}

function useReadAt(): string | undefined {
  const { cases, packages } = useReportSources();
  const { register } = useSites();
  const [, follow] = React.useReducer((changes: number) => changes + 1, 0);
  React.useEffect(() => {
    const stops = [cases.subscribe(follow), packages.subscribe(follow)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [cases, packages]);
  const times = [cases.state(), packages.state()].flatMap((state) => (state.status === 'ready' ? [state.readAt] : []));
  const [first, ...others] = times;
  if (!first) return undefined;
  // The older of the two: everything shown is at least as fresh.
  const oldest = others.reduce((old, time) => (time.epochMilliseconds < old.epochMilliseconds ? time : old), first);
  return showTime(oldest, register.zone);
}
