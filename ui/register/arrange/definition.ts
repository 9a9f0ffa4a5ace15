import { z } from '@phb/schemas';
import { densities } from '../../kit/grid/layout.js';
import type { GridLayout } from '../../kit/grid/layout.js';
import { isFilterColumn } from '../filters.js';
import type { RegisterView } from '../selectRows.js';

/** How a person arranged the register: what is asked for, and in which columns it is shown. */
export interface Arrangement {
  readonly view: RegisterView;
  readonly layout: GridLayout;
}

/** What a saved view holds: never the search text, which may be a name or an NHS number. */
const definition = z.object({
  columns: z.array(z.object({ id: z.string(), width: z.optional(z.int().check(z.minimum(40), z.maximum(1000))) })),
  density: z.enum(densities),
  sorts: z.array(z.object({ column: z.string(), descending: z.boolean() })),
  filters: z.record(z.string(), z.array(z.string())),
  groupBy: z.optional(z.string()),
});

/** The text of a definition, as the list Saved views keeps it. */
export function writeDefinition({ view, layout }: Arrangement): string {
  const filters = [...view.filters].filter(([, chosen]) => chosen.size > 0);
  return JSON.stringify({
    columns: layout.columns,
    density: layout.density,
    sorts: view.sorts,
    filters: Object.fromEntries(filters.map(([column, chosen]) => [column, [...chosen].sort()])),
    groupBy: view.groupBy,
  });
}

export interface ReadDefinition {
  readonly arrangement: Arrangement;
  /** Columns that it names and the register does not have (any more). They are passed over. */
  readonly gone: readonly string[];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/**
 * Reads a definition. Undefined if it is none: somebody changed it by hand.
 * @param known the columns that there are, those that this person may not see included
 */
export function readDefinition(text: string, known: ReadonlySet<string>): ReadDefinition | undefined {
  const read = z.safeParse(definition, parsed(text));
  if (!read.success) return undefined;
  const { columns, density, sorts, filters, groupBy } = read.data;
  const named = [
    ...columns.map(({ id }) => id),
    ...sorts.map(({ column }) => column),
    ...Object.keys(filters),
    ...(groupBy === undefined ? [] : [groupBy]),
  ];
  const kept = sorts.filter(({ column }) => known.has(column));
  return {
    gone: [...new Set(named.filter((id) => !known.has(id)))],
    arrangement: {
      view: {
        search: '',
        filters: new Map(
          Object.entries(filters).flatMap(([id, chosen]) => (isFilterColumn(id) ? [[id, new Set(chosen)]] : [])),
        ),
        sorts: kept.length === 0 ? [{ column: 'nextReviewDue', descending: false }] : kept,
        groupBy: groupBy !== undefined && isFilterColumn(groupBy) ? groupBy : undefined,
      },
      layout: {
        columns: columns.map(({ id, width }) => (width === undefined ? { id } : { id, width })),
        density,
      },
    },
  };
}
