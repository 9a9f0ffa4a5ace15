import {
  currentUser,
  listConnector,
  openWorkingSet,
  permissions,
  siteMembers,
  type SiteConnection,
} from '@phb/connectors';
import type { Data } from '../../ui/part/data.js';

/** What a part reads of the register, from a site that answers. */
export function siteData(site: SiteConnection): Data {
  return {
    sites: { register: site, partnership: undefined },
    list: (list) => listConnector(site, list),
    workingSet: (list, columns, options) => openWorkingSet(listConnector(site, list), columns, options),
    permissions: (list) => permissions(site, list),
    members: () => siteMembers(site),
    me: () => currentUser(site),
  };
}
