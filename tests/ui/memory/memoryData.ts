import { connectSite } from '@phb/connectors';
import type { ListPermissions } from '@phb/connectors';
import type { ListDeclaration } from '@phb/schemas';
import type { Data } from '../../../ui/part/data.js';
import { testMembers } from './members.js';
import { memoryList } from './memoryList.js';
import type { MemoryList } from './memoryList.js';
import { memoryWorkingSet } from './memoryWorkingSet.js';

export interface MemoryData extends Data {
  /** From now on this person may do only what is given with the list; everything, until it is said otherwise. */
  allow(list: ListDeclaration, allowed: Partial<ListPermissions>): void;
  list<L extends ListDeclaration>(list: L): MemoryList<L>;
}

export { testMembers };
const [coordinator] = testMembers;

/** Lists of both sites kept in memory, to hand to a screen in place of a service. */
export function memoryData(): MemoryData {
  const register = connectSite('https://phb.example/sites/phb', { kind: 'page' });
  const partnership = connectSite('https://phb.example/sites/phb-partner', { kind: 'page' });
  const lists = new Map<ListDeclaration, unknown>();
  const list = <L extends ListDeclaration>(declaration: L): MemoryList<L> => {
    const site = declaration.site === 'register' ? register : partnership;
    const known = lists.get(declaration) ?? memoryList(site, declaration);
    lists.set(declaration, known);
    return known as MemoryList<L>;
  };
  const allowed = new Map<ListDeclaration, Partial<ListPermissions>>();
  return {
    sites: { register, partnership },
    allow: (declaration, may) => void allowed.set(declaration, may),
    permissions: (declaration) => {
      const may = allowed.get(declaration);
      const unsaid = may === undefined;
      const rights = { read: unsaid, add: unsaid, edit: unsaid, remove: unsaid, provision: unsaid };
      return Promise.resolve({ ...rights, ...may });
    },
    members: () => Promise.resolve(testMembers),
    me: () =>
      coordinator === undefined ? Promise.reject(new TypeError('nobody works here')) : Promise.resolve(coordinator),
    list,
    workingSet: (declaration, columns, options) => memoryWorkingSet(list(declaration), columns, options?.where),
  };
}
