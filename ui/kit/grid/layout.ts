import type { GridColumn } from './column.js';

export const densities = ['comfortable', 'compact'] as const;
type Density = (typeof densities)[number];

/** Which columns a person sees, in which order and how wide (in CSS pixels; as the column says, if left out). */
export interface GridLayout {
  readonly columns: readonly { readonly id: string; readonly width?: number }[];
  readonly density: Density;
}

/** The columns as the layout asks for them. Names of columns that are not there are passed over. */
export function laidOut(columns: readonly GridColumn[], layout: GridLayout): readonly GridColumn[] {
  return layout.columns.flatMap(({ id, width }) => {
    const column = columns.find((one) => one.id === id);
    if (column === undefined) return [];
    return [width === undefined ? column : { ...column, width: `${width}px` }];
  });
}

/** The layout with one column drawn wider or narrower. */
export function resized(layout: GridLayout, id: string, width: number): GridLayout {
  return { ...layout, columns: layout.columns.map((column) => (column.id === id ? { id, width } : column)) };
}
