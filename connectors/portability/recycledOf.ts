import { z } from '@phb/schemas';
import { spGet, SPQueryable } from '@pnp/sp/spqueryable.js';
import { expecting } from '../errors/expecting.js';
import { whole } from '../session/behaviours.js';
import type { SiteConnection } from '../session/site.js';

const bin = z.object({
  value: z.array(z.object({ Title: z.nullable(z.string()), LeafName: z.string(), DirName: z.string() })),
});
/** More than this in a bin is looked at in SharePoint. */
const mostEntries = 5_000;

/**
 * What lies in the recycle bin of a site and is named by one of some references: rows by their own, documents by that of their
 * case. Of other rows the bin does not say whose they are. Whoever is no administrator of the site sees only what they removed.
 */
export async function recycledOf(site: SiteConnection, refs: readonly string[]): Promise<readonly string[]> {
  const request = SPQueryable(site.sp.web, 'recyclebin').select('Title', 'LeafName', 'DirName').using(whole());
  request.query.set('$top', String(mostEntries));
  const answer = await spGet<unknown>(request);
  return expecting('the recycle bin', () => bin.parse(answer)).value.flatMap(({ Title, LeafName, DirName }) => {
    const names = [Title ?? '', LeafName];
    const isTheirs = refs.some((ref) => names.some((name) => name === ref || name.startsWith(`${ref} `)));
    const list = DirName.split('/').at(-1) ?? '';
    return isTheirs ? [`${list}: ${Title ?? LeafName}`] : [];
  });
}
