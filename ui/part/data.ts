import * as React from 'react';
import { connectSite, currentUser, listConnector, openWorkingSet, permissions, siteMembers } from '@phb/connectors';
import type { ListConnector, ListPermissions, SiteConnection, SiteUser, WorkingSet } from '@phb/connectors';
import type { ColumnName, Condition, ListDeclaration } from '@phb/schemas';
import type { HostEnvironment } from './environment.js';

/** The sites that the part works with. */
export interface Sites {
  readonly register: SiteConnection;
  readonly partnership: SiteConnection | undefined;
}

/** Where rows come from. The screens ask this and never a site, so that a test can hand them lists kept in memory. */
export interface Data {
  readonly sites: Sites;
  /** The connector of a list, in the kind of site that its declaration names. The same one each time. @throws NoPartnershipSiteError */
  list<L extends ListDeclaration>(list: L): ListConnector<L>;
  /** Opens a working set; whoever opens it closes it. @throws NoPartnershipSiteError */
  workingSet<L extends ListDeclaration, K extends ColumnName<L['columns']>>(
    list: L,
    columns: readonly K[],
    options?: { where?: Condition<L['columns']> },
  ): WorkingSet<L, K>;
  /** What this person may do with a list: for offering what they can use. The service itself holds the line. */
  permissions(list: ListDeclaration): Promise<ListPermissions>;
  /** The people whom the register site knows, to name case owners. Asked once for as long as the part stands. */
  members(): Promise<readonly SiteUser[]>;
  /** Who is working, as the register site knows them. */
  me(): Promise<SiteUser>;
}

/** The host named no partnership site, and the part needs one. */
class NoPartnershipSiteError extends Error {
  override readonly name = 'NoPartnershipSiteError';
}

/** Connects to the sites that the host names. Nothing is sent before a list is read. */
export function connectData(environment: Pick<HostEnvironment, 'registerUrl' | 'partnershipUrl' | 'signIn'>): Data {
  const { registerUrl, partnershipUrl, signIn } = environment;
  const sites: Sites = {
    register: connectSite(registerUrl, signIn),
    partnership: partnershipUrl === undefined ? undefined : connectSite(partnershipUrl, signIn),
  };
  const siteOf = (list: ListDeclaration): SiteConnection => {
    if (list.site === 'register') return sites.register;
    if (sites.partnership === undefined) {
      throw new NoPartnershipSiteError(`${list.title} stands in a partnership site, and the host names none`);
    }
    return sites.partnership;
  };
  return {
    sites,
    list: (list) => listConnector(siteOf(list), list),
    workingSet: (list, columns, options) => openWorkingSet(listConnector(siteOf(list), list), columns, options),
    // Asked as a promise, so that a missing partnership site is a rejection and never thrown while drawing.
    permissions: async (list) => permissions(siteOf(list), list),
    members: onceItSucceeds(() => siteMembers(sites.register)),
    me: onceItSucceeds(() => currentUser(sites.register)),
  };
}

/** Asks at the first call and remembers the answer. A failure is not remembered: the next call asks again. */
function onceItSucceeds<T>(ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  return () => {
    answer ??= ask().catch((error: unknown) => {
      answer = undefined;
      throw error;
    });
    return answer;
  };
}

const DataContext = React.createContext<Data | undefined>(undefined);

export const DataProvider = DataContext.Provider;

/** The lists of the part's sites. @throws outside a mounted part */
export function useData(): Data {
  const data = React.useContext(DataContext);
  if (data === undefined) throw new TypeError('useData is called outside a mounted part');
  return data;
}

/** The connections to the part's sites, for what is more than one list: publishing, sign-in. */
export function useSites(): Sites {
  return useData().sites;
}
