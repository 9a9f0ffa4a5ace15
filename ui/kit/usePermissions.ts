import * as React from 'react';
import type { ListPermissions } from '@phb/connectors';
import type { ListDeclaration } from '@phb/schemas';
import { useData } from '../part/data.js';
import { notYet, useLoad } from './useLoad.js';
import type { Load } from './useLoad.js';

/**
 * What this person may do with a list, to offer only what they can use; the service itself holds the line.
 * Undefined until it is known, and if it could not be asked.
 * @param when ask once this is true
 */
export function usePermissions(list: ListDeclaration, when = true): ListPermissions | undefined {
  const load = usePermissionsLoad(list, when);
  return load.status === 'ready' ? load.value : undefined;
}

/** The same with its state, for what has to wait for the answer. */
export function usePermissionsLoad(list: ListDeclaration, when = true): Load<ListPermissions> {
  const data = useData();
  return useLoad(React.useCallback(() => (when ? data.permissions(list) : notYet), [data, list, when]));
}
