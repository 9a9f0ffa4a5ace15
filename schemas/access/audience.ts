/** Groups of a site. Its owners have full control of every list, so no audience names them. */
export type SiteGroup = 'owners' | RightsGroup;
/** Groups whose rights an audience names: the site's members and visitors, and two that provisioning makes in the register. */
export type RightsGroup = 'members' | 'visitors' | 'finance' | 'few';

/** What a group may do with the rows of a list: read them, or also add, edit and recycle them. Nobody but owners changes the list. */
export type ListRight = 'read' | 'write';

interface Audience {
  /** In a few words, for the dictionary's index. */
  readonly inShort: string;
  /** The list has the permissions of its site, which give just these rights; any other audience gives it its own. */
  readonly inherits?: true;
  /** Its rows may hold personal columns. Never true where visitors read the cases of people: managers see no identities. */
  readonly mayIdentify: boolean;
  /** A group that is not named may not open the list. */
  readonly rights: Readonly<Partial<Record<RightsGroup, ListRight>>>;
}

/**
 * Who may open a list, and for what. SharePoint has no permissions on columns, so what a person may not see stands in a list
 * whose audience leaves them out.
 */
export const audiences = {
  site: {
    inShort: 'Everyone with access to the site; members write',
    inherits: true,
    mayIdentify: false,
    rights: { members: 'write', visitors: 'read', finance: 'read' },
  },
  /** Reported on, and of no use to those who pay. */
  reported: {
    inShort: 'Members write, visitors read',
    mayIdentify: false,
    rights: { members: 'write', visitors: 'read' },
  },
  team: {
    inShort: 'Owners and members of the site',
    mayIdentify: true,
    rights: { members: 'write' },
  },
  money: {
    inShort: 'Owners, members and finance',
    mayIdentify: true,
    rights: { members: 'write', finance: 'write' },
  },
  /** What payments are made for and agreed by: those who pay read it, and leave it to the team. */
  spending: {
    inShort: 'Owners and members write, finance reads',
    mayIdentify: true,
    rights: { members: 'write', finance: 'read' },
  },
  /** What managers keep: figures, requests, staff to ask. Never about a person with a budget. */
  management: {
    inShort: 'Visitors (managers) write, members read',
    mayIdentify: true,
    rights: { visitors: 'write', members: 'read' },
  },
  policy: {
    inShort: 'Owners write, everyone with access to the site reads',
    mayIdentify: false,
    rights: { members: 'read', visitors: 'read', finance: 'read' },
  },
  /** How each arranges the product for themselves. */
  everybody: {
    inShort: 'Everyone with access to the site writes',
    mayIdentify: false,
    rights: { members: 'write', visitors: 'write', finance: 'write' },
  },
  published: {
    inShort: 'Owners of the site write, members read',
    mayIdentify: true,
    rights: { members: 'read' },
  },
  restricted: {
    inShort: 'Owners of the site and a named few',
    mayIdentify: true,
    rights: { few: 'write' },
  },
} as const satisfies Readonly<Record<string, Audience>>;

/** Who may open a list, by name: see {@link audiences}. */
export type ListAudience = keyof typeof audiences;

/** What an audience gives, whichever it is. */
export function audienceOf(name: ListAudience): Audience {
  return audiences[name];
}

/** Groups that a SharePoint site does not have by itself: provisioning makes them in the register, with nobody in them. */
export const namedGroups = {
  finance: {
    title: 'PHB finance',
    description:
      'Pays personal health budgets and checks returns: reads the register, budget lines, purchases and approvals; writes payments.',
  },
  few: {
    title: 'PHB restricted matters',
    description: 'May open the restricted lists of the register. Name as few people as possible.',
  },
} as const satisfies Readonly<Partial<Record<RightsGroup, { readonly title: string; readonly description: string }>>>;
