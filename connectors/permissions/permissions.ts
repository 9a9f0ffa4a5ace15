import { z, type ListDeclaration } from '@phb/schemas';
import { spGet, SPQueryable, type ISPQueryable } from '@pnp/sp/spqueryable.js';
import { expecting } from '../errors/expecting.js';
import { NoAccessError, NotFoundError } from '../errors/kinds.js';
import { listPath } from '../list/context.js';
import type { SiteConnection } from '../session/site.js';

/** What the person who asks may do with a list. For showing what they can use: SharePoint itself holds the line. */
export interface ListPermissions {
  /** The list is there and may be read. False also if it was not made yet: SharePoint does not tell the two apart. */
  readonly read: boolean;
  readonly add: boolean;
  readonly edit: boolean;
  readonly remove: boolean;
  /** May make lists in the site and say who may open them, so may provision it. Members of a site may only do the first. */
  readonly provision: boolean;
}

/** Bits of SharePoint's lower permission mask. */
const bits = { read: 0x1, add: 0x2, edit: 0x4, remove: 0x8 } as const;
/** ManageLists and ManagePermissions. */
const provisions = 0x800 | 0x2000000;

const mask = z.object({ Low: z.union([z.string(), z.number()]) });
const webAnswer = z.object({ EffectiveBasePermissions: mask });
const listsAnswer = z.array(
  z.object({ EffectiveBasePermissions: mask, RootFolder: z.object({ ServerRelativeUrl: z.string() }) }),
);

interface SitePermissions {
  readonly web: number;
  /** By the address of the list, in lower case. */
  readonly lists: ReadonlyMap<string, number>;
}

/** Undefined for a person who may not see the site at all. */
async function ask(of: ISPQueryable): Promise<unknown> {
  try {
    return await spGet<unknown>(of);
  } catch (error) {
    if (error instanceof NoAccessError || error instanceof NotFoundError) return undefined;
    throw error;
  }
}

async function askSite(site: SiteConnection): Promise<SitePermissions> {
  const web = SPQueryable([site.sp.web, site.webUrl], '_api/web').select('EffectiveBasePermissions');
  const lists = SPQueryable(site.sp.web, 'lists')
    .select('EffectiveBasePermissions', 'RootFolder/ServerRelativeUrl')
    .expand('RootFolder');
  const [onWeb, onLists] = await Promise.all([ask(web), ask(lists)]);
  return expecting('permissions', () => ({
    web: onWeb === undefined ? 0 : Number(webAnswer.parse(onWeb).EffectiveBasePermissions.Low),
    lists: new Map(
      (onLists === undefined ? [] : listsAnswer.parse(onLists)).map(({ EffectiveBasePermissions, RootFolder }) => [
        RootFolder.ServerRelativeUrl.toLowerCase(),
        Number(EffectiveBasePermissions.Low),
      ]),
    ),
  }));
}

const asking = new WeakMap<SiteConnection, Promise<SitePermissions>>();

/**
 * What the person who asks may do with a list. The site is asked for all of its lists at once, and leaves out those that the
 * person may not see: nothing is refused, and questions about several lists at the same time are one.
 */
export async function permissions(site: SiteConnection, list: ListDeclaration): Promise<ListPermissions> {
  const asked = asking.get(site) ?? askSite(site).finally(() => asking.delete(site));
  asking.set(site, asked);
  const { web, lists } = await asked;
  const onList = lists.get(listPath(site, list).toLowerCase()) ?? 0;
  const has = (bit: number): boolean => (onList & bit) !== 0;
  return {
    read: has(bits.read),
    add: has(bits.add),
    edit: has(bits.edit),
    remove: has(bits.remove),
    provision: (web & provisions) === provisions,
  };
}
