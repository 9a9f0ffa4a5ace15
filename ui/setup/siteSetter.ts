import { provision } from '@phb/connectors';
import type { ProvisioningReport, ProvisionOptions } from '@phb/connectors';
import { listsOf } from '@phb/schemas';
import type { SiteKind } from '@phb/schemas';
import type { Data } from '../part/data.js';

/** Looks at the sites of the part and sets them up; a test gives another. */
export interface SiteSetter {
  /** The sites that this person may set up. */
  kinds(): Promise<readonly SiteKind[]>;
  setUp(kind: SiteKind, options: ProvisionOptions): Promise<ProvisioningReport>;
}

export const siteNames: Readonly<Record<SiteKind, string>> = {
  register: 'Register site',
  partnership: 'Partnership site',
};

/**
 * Sets up the part's own sites through the connectors.
 * @param listForms whether the package that holds the native forms is surely deployed
 */
export function siteSetter(data: Data, listForms: boolean): SiteSetter {
  const siteOf = (kind: SiteKind): Data['sites']['partnership'] => data.sites[kind];
  return {
    async kinds() {
      const there = (['register', 'partnership'] as const).filter((kind) => siteOf(kind) !== undefined);
      const may = await Promise.all(
        there.map(async (kind) => {
          const [first] = listsOf(kind);
          return first !== undefined && (await data.permissions(first)).provision;
        }),
      );
      return there.filter((_, index) => may[index]);
    },
    setUp(kind, options) {
      const site = siteOf(kind);
      if (site === undefined) return Promise.reject(new TypeError(`the host names no ${kind} site`));
      return provision(site, listsOf(kind), { listForms, ...options });
    },
  };
}
