import { sharedCases } from '@phb/schemas';
import { usePermissions } from '../../kit/usePermissions.js';

/**
 * Whether to offer the publish step: only to those who may write the shared cases of this partnership site. Guests may not,
 * so nothing is asked of the register for them; the register itself is asked when the step is opened.
 */
export function useMayPublish(): boolean {
  const may = usePermissions(sharedCases);
  return may?.add === true && may.edit;
}
