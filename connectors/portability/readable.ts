import type { ListDeclaration } from '@phb/schemas';
import { permissions } from '../permissions/permissions.js';
import type { SiteConnection } from '../session/site.js';

/** Which of some lists of a site the person who asks may read. One request, and nothing is refused. */
export async function readableLists(
  site: SiteConnection,
  lists: readonly ListDeclaration[],
): Promise<ReadonlySet<ListDeclaration>> {
  const asked = await Promise.all(lists.map((list) => permissions(site, list)));
  return new Set(lists.filter((_, index) => asked[index]?.read === true));
}
