import * as React from 'react';
import type { Line } from '@phb/schemas';

/** Lines that the person has ticked to add up. Remembered by name, so that they stay ticked when the figures change. */
export interface AddingUp {
  readonly isTicked: (line: Line) => boolean;
  readonly toggle: (line: Line) => void;
  readonly clear: () => void;
}

function keyOf(line: Line): string {
  return `${line.dimension}/${line.key}`;
}

/** Ticks for the tables of one report. */
export function useAddingUp(): AddingUp {
  const [ticked, setTicked] = React.useState<ReadonlySet<string>>(new Set());
  return React.useMemo(
    () => ({
      isTicked: (line) => ticked.has(keyOf(line)),
      toggle: (line) =>
        setTicked((before) => {
          const after = new Set(before);
          if (!after.delete(keyOf(line))) after.add(keyOf(line));
          return after;
        }),
      clear: () => setTicked(new Set()),
    }),
    [ticked],
  );
}
