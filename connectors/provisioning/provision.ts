import type { ListDeclaration } from '@phb/schemas';
import type { SiteConnection } from '../session/site.js';
import type { ProvisioningReport, ProvisionOptions } from './types.js';

/** Provisions lists. */
export function provision(
  site: SiteConnection,
  lists: readonly ListDeclaration[],
  _options: ProvisionOptions = {},
): Promise<ProvisioningReport> {
  return Promise.reject(new Error(`${site.webUrl} ${lists.length}: follows`));
}
