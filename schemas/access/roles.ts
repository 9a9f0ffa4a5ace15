import type { ListDeclaration, SiteKind } from '../kernel/list.js';
import { audienceOf, type ListRight, type SiteGroup } from './audience.js';

/** One of the people that the product is made for, and the groups that make them so. */
export interface Role {
  readonly name: string;
  /** What they do with it, in a sentence. */
  readonly does: string;
  readonly groups: Readonly<Record<SiteKind, readonly SiteGroup[]>>;
}

/** Who uses the product. A person may have several roles: SharePoint adds up what their groups may do. */
export const roles = {
  coordinator: {
    name: 'Coordinator',
    does: 'Keeps the register, plans, reviews and decisions, and publishes jointly funded cases to the partner.',
    groups: { register: ['members'], partnership: ['owners'] },
  },
  nurse: {
    name: 'Nurse',
    does: 'Assesses, plans and reviews; works on the joint action plan.',
    groups: { register: ['members'], partnership: ['members'] },
  },
  financeOfficer: {
    name: 'Finance officer',
    does: 'Pays, and checks returns and purchases against the budget, by case reference and without identities.',
    groups: { register: ['finance'], partnership: [] },
  },
  manager: {
    name: 'Manager',
    does: 'Reports, answers Freedom of Information requests, keeps targets and risks; sees no identities.',
    groups: { register: ['visitors'], partnership: ['visitors'] },
  },
  few: {
    name: 'One of the few',
    does: 'A nurse or coordinator who also handles restricted matters.',
    groups: { register: ['members', 'few'], partnership: ['members'] },
  },
  guest: {
    name: 'Council guest',
    does: 'Works on the joint action plan and reads what is published; is nobody in the register.',
    groups: { register: [], partnership: ['members'] },
  },
  administrator: {
    name: 'Administrator',
    does: 'Sets up the sites, keeps local policy, and lets people into the groups.',
    groups: { register: ['owners'], partnership: ['owners'] },
  },
} as const satisfies Readonly<Record<string, Role>>;

export type RoleKey = keyof typeof roles;

/** What somebody with a role may do with a list: nothing, what an audience gives, or everything as an owner of its site. */
export type RoleRight = 'none' | ListRight | 'full';

/** What the groups of a role together may do with a list. */
export function rightOf(role: Role, list: Pick<ListDeclaration, 'site' | 'audience'>): RoleRight {
  const { rights } = audienceOf(list.audience);
  const held = role.groups[list.site].map((group): RoleRight =>
    group === 'owners' ? 'full' : (rights[group] ?? 'none'),
  );
  return (['full', 'write', 'read'] as const).find((right) => held.includes(right)) ?? 'none';
}
