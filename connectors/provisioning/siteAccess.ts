import { audienceOf, namedGroups, z, type ListDeclaration, type RightsGroup, type SiteGroup } from '@phb/schemas';
import '@pnp/sp/security/index.js';
import type { RoleTypeKind } from '@pnp/sp/security/types.js';
import '@pnp/sp/site-groups/web.js';
import type { ISiteGroup } from '@pnp/sp/site-groups/index.js';
import { NotFoundError } from '../errors/kinds.js';
import { expecting } from '../errors/expecting.js';
import type { SiteConnection } from '../session/site.js';

/** SharePoint's kinds of role. Contribute, not Edit, lets somebody write: Edit would let them change and delete the list. */
export const roleKinds = { full: 5, write: 3, read: 2, limited: 1 } as const satisfies Record<string, RoleTypeKind>;

const withId = z.object({ Id: z.number() });
const assignments = z.array(
  z.object({
    PrincipalId: z.number(),
    Member: z.object({ Title: z.string() }),
    RoleDefinitionBindings: z.array(z.object({ Id: z.number(), RoleTypeKind: z.number() })),
  }),
);
/** What one person or group holds on a list or a site. */
export type Assignment = z.infer<typeof assignments>[number];

/** What has role assignments: a list or the site itself. */
type Securable = Pick<ReturnType<SiteConnection['sp']['web']['lists']['getById']>, 'roleAssignments'>;

/** The groups that a list's audience names and its kind of site has. */
export function groupsNamed(list: ListDeclaration): readonly RightsGroup[] {
  const { rights } = audienceOf(list.audience);
  const named = (['members', 'visitors', 'finance', 'few'] as const).filter((group) => rights[group] !== undefined);
  // Those who pay have nothing to do in a site that is shared with a partner.
  return list.site === 'register' ? named : named.filter((group) => group !== 'finance');
}

/** The groups and roles of one site, each asked for once in a run of provisioning. */
export class SiteAccess {
  readonly #groups = new Map<SiteGroup, number>();
  readonly #roles = new Map<RoleTypeKind, number>();

  constructor(readonly site: SiteConnection) {}

  /** The id of a group; undefined where the site has none. */
  async group(group: SiteGroup): Promise<number | undefined> {
    const known = this.#groups.get(group);
    if (known !== undefined) return known;
    const id = await this.#ask(this.#address(group));
    if (id !== undefined) this.#groups.set(group, id);
    return id;
  }

  /** Makes one of the named groups, with nobody in it. */
  async makeGroup(group: keyof typeof namedGroups): Promise<number> {
    const { title, description } = namedGroups[group];
    const made: unknown = await this.site.sp.web.siteGroups.add({
      Title: title,
      Description: description,
      OnlyAllowMembersViewMembership: true,
    });
    const { Id } = expecting(title, () => withId.parse(made));
    this.#groups.set(group, Id);
    return Id;
  }

  async role(kind: RoleTypeKind): Promise<number> {
    const known = this.#roles.get(kind);
    if (known !== undefined) return known;
    const answer: unknown = await this.site.sp.web.roleDefinitions.getByType(kind).select('Id')();
    const { Id } = expecting('permission levels', () => withId.parse(answer));
    this.#roles.set(kind, Id);
    return Id;
  }

  /** Who holds what, without those who merely pass through to something inside. */
  async assignments(on: Securable): Promise<readonly Assignment[]> {
    const answer: unknown = await on.roleAssignments
      .select('PrincipalId', 'Member/Title', 'RoleDefinitionBindings/Id', 'RoleDefinitionBindings/RoleTypeKind')
      .expand('Member', 'RoleDefinitionBindings')();
    return expecting('permissions', () => assignments.parse(answer))
      .map((each) => ({
        ...each,
        RoleDefinitionBindings: each.RoleDefinitionBindings.filter(
          ({ RoleTypeKind }) => RoleTypeKind !== roleKinds.limited,
        ),
      }))
      .filter(({ RoleDefinitionBindings }) => RoleDefinitionBindings.length > 0);
  }

  #address(group: SiteGroup): ISiteGroup {
    const { web } = this.site.sp;
    switch (group) {
      case 'owners':
        return web.associatedOwnerGroup;
      case 'members':
        return web.associatedMemberGroup;
      case 'visitors':
        return web.associatedVisitorGroup;
      default:
        return web.siteGroups.getByName(namedGroups[group].title);
    }
  }

  async #ask(group: ISiteGroup): Promise<number | undefined> {
    try {
      const answer: unknown = await group.select('Id')();
      return z.safeParse(withId, answer).data?.Id; // a site may have no such group: SharePoint answers null or 404
    } catch (error) {
      if (error instanceof NotFoundError) return undefined;
      throw error;
    }
  }
}
