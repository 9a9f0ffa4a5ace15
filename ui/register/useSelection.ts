import * as React from 'react';
import { counted } from '@phb/schemas';
import type { GridSelection } from '../kit/grid/column.js';
import { between, selectedAmong, toggled } from '../kit/grid/selected.js';
import type { Selected } from '../kit/grid/selected.js';
import type { OpenCases } from './workingSets.js';

interface Selection {
  readonly selected: Selected;
  readonly setSelected: (selected: Selected) => void;
  readonly grid: GridSelection;
}

const none: Selected = new Set();

/**
 * The cases that are ticked. They stay ticked when a filter hides them: the bar says so.
 * @param shown every row that the filters leave, those in folded groups included
 * @param entries what stands in the grid, in order, headings of groups included
 */
export function useSelection(
  cases: OpenCases,
  shown: Int32Array | undefined,
  entries: Int32Array | undefined,
): Selection {
  const [selected, setSelected] = React.useState<Selected>(none);
  const before = React.useRef<number | undefined>(undefined);
  const { set } = cases;
  // `cases` is another object whenever rows came, changed or went.
  const count = React.useMemo(
    () => selectedAmong(selected, shown ?? [], (row) => cases.set.id(row)),
    [selected, shown, cases],
  );
  const total = shown?.length ?? 0;
  const state = count === 0 ? 'none' : count === total ? 'all' : 'some';
  const toggleAll = (): void => {
    const next = new Set(selected);
    shown?.forEach((row) => {
      if (state === 'all') next.delete(set.id(row));
      else next.add(set.id(row));
    });
    setSelected(next);
  };
  return {
    selected,
    setSelected,
    grid: {
      isSelected: (row) => selected.has(set.id(row)),
      state,
      label: (row) => `Select ${set.ref(row)}`,
      allLabel: `Select all ${counted(total, 'case')}`,
      onToggle: (row, range) => {
        const began = range ? before.current : undefined;
        before.current = row;
        setSelected((now) =>
          toggled(
            now,
            between(entries ?? [], began, row).map((one) => set.id(one)),
          ),
        );
      },
      onToggleAll: toggleAll,
    },
  };
}
