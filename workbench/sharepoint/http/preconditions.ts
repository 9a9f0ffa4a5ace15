import { staleETag } from '../errors/errors.js';
import type { Call } from './call.js';

/**
 * Compares If-Match with the stored ETag. No header and `*` both mean "overwrite", as in SharePoint. To be called inside
 * the transaction that writes, so that of several writers with one ETag only one gets through.
 *
 * @throws SharePointError (412) if they differ. The comparison is literal.
 */
export function demandMatch(call: Call, stored: string): void {
  const sent = call.ifMatch?.trim();
  if (sent === undefined || sent === '' || sent === '*' || sent === stored) return;
  throw staleETag(sent, stored);
}
