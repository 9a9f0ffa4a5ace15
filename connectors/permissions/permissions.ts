import { z, type ListDeclaration } from '@phb/schemas';
import { spGet, SPQueryable, type ISPQueryable } from '@pnp/sp/spqueryable.js';
import { expecting } from '../errors/expecting.js';
import { NoAccessError, NotFoundError } from '../errors/kinds.js';
import { listContext } from '../list/context.js';
import type { SiteConnection } from '../session/site.js';

/** What the person who asks may do with a list. For showing what they can use: SharePoint itself holds the line. */
export interface ListPermissions {
  /** The list is there and may be read. False also if it was not made yet: SharePoint does not tell the two apart. */
  readonly read: boolean;
  readonly add: boolean;
  readonly edit: boolean;
  readonly remove: boolean;
  /** May make and change lists in the site, so may provision it. */
  readonly provision: boolean;
}

/** Bits of SharePoint's lower permission mask. */
const bits = { read: 0x1, add: 0x2, edit: 0x4, remove: 0x8, manageLists: 0x800 } as const;

const withPermissions = z.object({
  EffectiveBasePermissions: z.object({ Low: z.union([z.string(), z.number()]) }),
});

/** The mask of the person on a web or list, 0 if it is refused or not there. */
async function mask(of: ISPQueryable): Promise<number> {
  try {
    const answer = await spGet<unknown>(of.select('EffectiveBasePermissions'));
    const { EffectiveBasePermissions } = expecting('permissions', () => withPermissions.parse(answer));
    return Number(EffectiveBasePermissions.Low);
  } catch (error) {
    if (error instanceof NoAccessError || error instanceof NotFoundError) return 0;
    throw error;
  }
}

/** What the person who asks may do with a list, and with the site's lists. */
export async function permissions(site: SiteConnection, list: ListDeclaration): Promise<ListPermissions> {
  const [onList, onWeb] = await Promise.all([
    mask(listContext(site, list).sharePointList()),
    mask(SPQueryable([site.sp.web, site.webUrl], '_api/web')),
  ]);
  const has = (bit: number): boolean => (onList & bit) !== 0;
  return {
    read: has(bits.read),
    add: has(bits.add),
    edit: has(bits.edit),
    remove: has(bits.remove),
    provision: (onWeb & bits.manageLists) !== 0,
  };
}
