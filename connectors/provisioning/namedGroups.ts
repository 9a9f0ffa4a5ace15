import { namedGroups, type ListDeclaration } from '@phb/schemas';
import { groupsNamed, roleKinds, type SiteAccess } from './siteAccess.js';

/**
 * Makes the groups that the lists' audiences name and the site lacks, with nobody in them. Those who pay read the site, so that
 * its pages open for them and the lists that have the permissions of the site; the few need nothing there: they are of the team.
 */
export async function ensureNamedGroups(
  access: SiteAccess,
  lists: readonly ListDeclaration[],
  preview: boolean,
  did: (line: string) => void,
): Promise<void> {
  const used = new Set(lists.flatMap(groupsNamed));
  for (const group of ['finance', 'few'] as const) {
    if (!used.has(group)) continue;
    const { title } = namedGroups[group];
    if ((await access.group(group)) === undefined) {
      if (!preview) await access.makeGroup(group);
      did(`Made the group “${title}”. It has nobody in it yet: add people to it in the site’s permissions.`);
    }
  }
  const finance = used.has('finance') ? await access.group('finance') : undefined;
  if (finance === undefined) return;
  const { web } = access.site.sp;
  const held = await access.assignments(web);
  if (held.some(({ PrincipalId }) => PrincipalId === finance)) return;
  await web.roleAssignments.add(finance, await access.role(roleKinds.read));
  did(`Let the group “${namedGroups.finance.title}” read the site.`);
}
