import {
  audienceOf,
  lists,
  listsOf,
  namedGroups,
  rightOf,
  roles,
  type ListDeclaration,
  type Role,
  type RoleRight,
  type SiteGroup,
  type SiteKind,
} from '@phb/schemas';
import { code, page, plain, table } from './markdown.js';

const groupNames: Readonly<Record<SiteGroup, string>> = {
  owners: 'Owners',
  members: 'Members',
  visitors: 'Visitors',
  finance: namedGroups.finance.title,
  few: namedGroups.few.title,
};
const rightsInWords: Readonly<Record<RoleRight, string>> = {
  none: '–',
  read: 'reads',
  write: 'writes',
  full: 'everything',
};
const siteNames: Readonly<Record<SiteKind, string>> = { register: 'register site', partnership: 'partnership site' };
const everyRole: readonly Role[] = Object.values(roles);

/** In a sentence, who may open a list: for its dictionary page. */
export function audienceSentence(list: ListDeclaration): string {
  const { inShort, inherits, rights } = audienceOf(list.audience);
  const asksFor = (['few', 'finance'] as const).filter((group) => list.site === 'register' && rights[group]);
  const groups = asksFor.map((group) => `“${namedGroups[group].title}”`).join(' and ');
  const who = `${inShort}${groups === '' ? '' : `; the group ${groups} among them`}`;
  return inherits
    ? `It has the permissions of the site. ${who}.`
    : `It has permissions of its own. ${who}. See [Roles](../roles.md).`;
}

/** The page docs/roles.md: who is who, and what each may do with each list. */
export function rolesPage(): string {
  return page([
    '# Roles',
    'What each of the people of the product may do is set by provisioning as SharePoint permissions: the screens offer what the service allows, and hide nothing that it would send. SharePoint has no permissions on columns, so what a person may not see stands in a list that they cannot open.',
    '## Who is who',
    'An administrator makes somebody one of these by putting them into groups of the sites. Owners, Members and Visitors are the groups that every SharePoint site has; the others are made when the register is set up, with nobody in them. A person in several groups may do what they allow together.',
    table(
      ['Role', 'What they do', 'Register site', 'Partnership site'],
      everyRole.map((role) => [
        plain(role.name),
        plain(role.does),
        groupsOf(role, 'register'),
        groupsOf(role, 'partnership'),
      ]),
    ),
    ...(['register', 'partnership'] as const).flatMap((site) => [
      `## What they may do in the ${siteNames[site]}`,
      table(
        ['List', ...everyRole.map(({ name }) => name)],
        listsOf(site).map((list) => [
          `[${plain(list.title)}](data-dictionary/${list.title.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.md)`,
          ...everyRole.map((role) => rightsInWords[rightOf(role, list)]),
        ]),
      ),
    ]),
    '“Writes” is adding, changing and recycling rows (SharePoint’s Contribute); “everything” is Full Control, with the list itself and its permissions. A dash is no access: the list is not there for them, in the browser, in Excel, in Power Automate and over REST alike. In a list with the permissions of the site, members have what SharePoint gives the members of a site (Edit).',
    '## What follows from it',
    plainList([
      'Managers see no identities: no list that they can open has a column that identifies a person with a budget. A declaration that would break this does not load. Notes on a case stand in Case notes, reviews in Reviews; neither is theirs.',
      'Finance officers pay by case reference. They see neither People nor plan outcomes, read what payments are made for and agreed by (budget lines, purchases, approvals), and write nothing but payments and returns (and views of their own).',
      'Restricted matters are there for the few only. Owners of the site could open them too: SharePoint lets a site’s administrators open any list, so a promise to keep them out would be false.',
      'A council’s guests have nothing in the register. They read what was published to their partnership site and cannot change it.',
      'Setting the site up again gives the groups in these tables just these rights. Other people and groups whom an owner let into a list stay, and the report names them.',
    ]),
    `${lists.length} lists and ${everyRole.length} roles. Made from the declarations in ${code('schemas/')} by ${code('npm run dictionary')}. Do not edit: change the declaration and run it again. \`tests/connectors/provisioning/roles.test.ts\` proves the tables at the list service, by plain HTTP.`,
  ]);
}

function groupsOf(role: Role, site: SiteKind): string {
  const groups = role.groups[site];
  return groups.length === 0 ? 'no access' : groups.map((group) => plain(groupNames[group])).join(', ');
}

function plainList(lines: readonly string[]): string {
  return lines.map((line) => `- ${plain(line)}`).join('\n');
}
