import * as React from 'react';
import type { ListPermissions } from '@phb/connectors';
import type { ListDeclaration } from '@phb/schemas';
import { useData } from '../part/data.js';
import { useLoad } from './useLoad.js';
import type { Load } from './useLoad.js';

/**
 * What this person may do with a list, to offer only what they can use; the service itself holds the line.
 * Undefined until it is known, and if it could not be asked.
 */
export function usePermissions(list: ListDeclaration): ListPermissions | undefined {
  const load = usePermissionsLoad(list);
  return load.status === 'ready' ? load.value : undefined;
}

/** The same with its state, for what has to wait for the answer. */
export function usePermissionsLoad(list: ListDeclaration): Load<ListPermissions> {
  const data = useData();
  return useLoad(React.useCallback(() => data.permissions(list), [data, list]));
}
