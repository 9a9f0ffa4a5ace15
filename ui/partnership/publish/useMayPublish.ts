import * as React from 'react';
import { sharedCases } from '@phb/schemas';
import { useData, useLoad } from '../../kit/index.js';

/**
 * Whether to offer the publish step: only to those who may write the shared cases of this partnership site. Guests may not,
 * so nothing is asked of the register for them; the register itself is asked when the step is opened.
 */
export function useMayPublish(): boolean {
  const data = useData();
  const ask = React.useCallback(() => data.permissions(sharedCases), [data]);
  const load = useLoad(ask);
  return load.status === 'ready' && load.value.add && load.value.edit;
}
