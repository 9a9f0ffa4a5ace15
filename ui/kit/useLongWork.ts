import * as React from 'react';
import { useAnnounce } from '@fluentui/react-components';
import { sentenceOf } from './sentence.js';
import { useGone } from './useGone.js';

/** How far something is that takes long. */
export interface WorkProgress {
  /** From 0 to 1. */
  readonly part: number;
  readonly sentence: string;
}

interface LongWork {
  readonly progress: WorkProgress | undefined;
  /** What went wrong, for the person. */
  readonly failure: string | undefined;
  /** Does it; what was done before is forgotten. The last sentence is read out. */
  readonly start: (work: (signal: AbortSignal, report: (progress: WorkProgress) => void) => Promise<string>) => void;
  readonly stop: () => void;
}

/** Something that takes long, can be stopped, and says how far it is. Leaving the screen stops it. */
export function useLongWork(): LongWork {
  const { announce } = useAnnounce();
  const [progress, setProgress] = React.useState<WorkProgress | undefined>(undefined);
  const [failure, setFailure] = React.useState<string | undefined>(undefined);
  const running = React.useRef<AbortController | undefined>(undefined);
  const gone = useGone();
  React.useEffect(() => () => running.current?.abort(), []);
  const start: LongWork['start'] = (work) => {
    const controller = new AbortController();
    running.current = controller;
    setFailure(undefined);
    setProgress({ part: 0, sentence: 'Starting' });
    work(controller.signal, setProgress).then(
      (sentence) => {
        // Work that ends with its own screen is told of all the same.
        announce(sentence);
        if (!gone.current) setProgress(undefined);
      },
      (error: unknown) => {
        if (gone.current) return;
        setProgress(undefined);
        setFailure(sentenceOf(error));
      },
    );
  };
  return { progress, failure, start, stop: () => running.current?.abort() };
}
