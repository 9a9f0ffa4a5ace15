import type { ColumnName, ListDeclaration } from '@phb/schemas';
import type { ListConnector } from '../list/types.js';
import type { WorkingSet, WorkingSetOptions } from './types.js';

/** Opens a working set. */
export function openWorkingSet<L extends ListDeclaration, K extends ColumnName<L['columns']>>(
  connector: ListConnector<L>,
  columns: readonly K[],
  _options: WorkingSetOptions<L> = {},
): WorkingSet<L, K> {
  throw new Error(`${connector.list.title} ${columns.join(',')}: follows`);
}
