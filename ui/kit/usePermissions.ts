import * as React from 'react';
import type { ListPermissions } from '@phb/connectors';
import type { ListDeclaration } from '@phb/schemas';
import { useData } from '../part/data.js';
import { useLoad } from './useLoad.js';

/**
 * What this person may do with a list, to offer only what they can use; the service itself holds the line.
 * Undefined until it is known, and if it could not be asked.
 * @param when ask once this is true: the first rows come before it
 */
export function usePermissions(list: ListDeclaration, when = true): ListPermissions | undefined {
  const data = useData();
  const load = useLoad(
    React.useCallback(
      (): Promise<ListPermissions | undefined> => (when ? data.permissions(list) : Promise.resolve(undefined)),
      [data, list, when],
    ),
  );
  return load.status === 'ready' ? load.value : undefined;
}
