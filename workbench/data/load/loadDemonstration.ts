import '@pnp/sp/site-groups/web.js';
import '@pnp/sp/site-users/web.js';
import type { Temporal } from 'temporal-polyfill';
import { connectSite, listConnector, provision, publishCases, siteMembers, type SiteConnection } from '@phb/connectors';
import {
  actions,
  approvals,
  blockContracts,
  budgetLines,
  caseNotes,
  contacts,
  contactsLog,
  decisions,
  foiRequests,
  isJointlyFunded,
  isRunning,
  listsOf,
  milestones,
  monitoringReturns,
  namedGroups,
  organisations,
  packagesOfCare,
  parties,
  payments,
  people,
  personalHealthBudgets,
  planOutcomes,
  purchases,
  reportedCounts,
  restrictedMatters,
  reviews,
  risks,
  settings,
  showNumber,
  targets,
  type SiteKind,
  type SiteUserId,
} from '@phb/schemas';
import { moreWithCaseOwners, withCaseOwners } from '../demonstration/caseOwners.js';
import {
  demonstrationParts,
  type DemonstrationSet,
  type DemonstrationWish,
} from '../demonstration/demonstrationSet.js';
import { partnerCouncil } from '../demonstration/management.js';
import type { MoreCases } from '../demonstration/moreCases.js';
import { addMore, type AddMany } from './addMore.js';
import { sendDocuments } from './sendDocuments.js';
import { DemonstrationError, writeMissing } from './writeMissing.js';

export interface LoadOptions {
  /** Where the list service answers, for example http://localhost:4300. */
  readonly origin: string;
  /** Bearer token of somebody who owns both sites. */
  readonly token: string;
  /** The day that the product takes for today: published rows carry it. The set itself ends on 30 April 2019 if no day is wished. */
  readonly today: Temporal.PlainDate;
  /** Names of people of the register site who look after cases; nobody does if left out. */
  readonly caseOwners?: readonly string[];
  /** Claims logins of people who belong into the groups that setting up makes; nobody if left out. */
  readonly members?: Readonly<Record<keyof typeof namedGroups, readonly string[]>>;
  /** Which set; the usual one if left out. */
  readonly wish?: DemonstrationWish;
  /** How cases beyond the set's own get there: needed where more are wished. */
  readonly more?: {
    readonly addMany: AddMany;
    /** Is told how many of the wished cases are there, first when the set itself is. */
    readonly onCases: (done: number, wished: number) => void;
  };
  readonly onProgress?: (line: string) => void;
}

/** Why jointly funded cases of the demonstration may be shared, as the partner and the commissioner agreed. */
const basisForSharing = 'Jointly funded cases: information sharing agreement of 1 April 2019 (demonstration)';

/** Makes the lists of a site, and says in one line what came of it. */
async function setUp(name: string, site: SiteConnection, kind: SiteKind, say: (line: string) => void): Promise<void> {
  const declared = listsOf(kind);
  const { changes, warnings } = await provision(site, declared, { listForms: true });
  for (const warning of warnings) say(`${name}: ${warning}`);
  say(`${name}: ${declared.length} lists ${changes === 0 ? 'complete, nothing to do' : 'set up'}`);
}

/**
 * Sets up the register and the partnership site and fills them with the demonstration set, over HTTP as in production:
 * provisions the lists, adds the rows that are not there yet, publishes the jointly funded cases of one council.
 * A second run changes nothing; after an interruption it goes on where it was.
 * @throws DemonstrationError if something was refused
 */
export async function loadDemonstration(options: LoadOptions): Promise<void> {
  const { origin, token, today, caseOwners = [], members, wish, more, onProgress } = options;
  const say = (line: string): void => onProgress?.(line);
  const connect = (path: string): SiteConnection =>
    connectSite(`${origin}${path}`, { kind: 'token', getToken: () => Promise.resolve(token) });
  const register = connect('/sites/phb');
  const partnership = connect('/sites/phb-partner');
  await setUp('Register site', register, 'register', say);
  await setUp('Partnership site', partnership, 'partnership', say);
  for (const group of ['finance', 'few'] as const) {
    for (const login of members?.[group] ?? []) {
      await register.sp.web.siteGroups.getByName(namedGroups[group].title).users.add(login);
    }
  }

  const owners = await siteUserIds(register, caseOwners);
  const parts = demonstrationParts(undefined, wish);
  const set = withCaseOwners(parts.first, owners);
  await writeMissing(listConnector(register, settings), set.settings, say);
  await writeMissing(listConnector(register, targets), set.targets, say);
  await writeMissing(listConnector(register, reportedCounts), set.reportedCounts, say);
  await writeMissing(listConnector(register, people), set.people, say);
  await writeMissing(listConnector(register, packagesOfCare), set.packagesOfCare, say);
  await writeMissing(listConnector(register, personalHealthBudgets), set.personalHealthBudgets, say);
  await writeMissing(listConnector(register, reviews), set.reviews, say);
  await writeMissing(listConnector(register, organisations), set.organisations, say);
  await writeMissing(listConnector(register, planOutcomes), set.planOutcomes, say);
  await writeMissing(listConnector(register, budgetLines), set.budgetLines, say);
  await writeMissing(listConnector(register, purchases), set.purchases, say);
  await writeMissing(listConnector(register, monitoringReturns), set.monitoringReturns, say);
  await writeMissing(listConnector(register, payments), set.payments, say);
  await writeMissing(listConnector(register, decisions), set.decisions, say);
  await writeMissing(listConnector(register, approvals), set.approvals, say);
  await writeMissing(listConnector(register, restrictedMatters), set.restrictedMatters, say);
  await writeMissing(listConnector(register, parties), set.parties, say);
  await writeMissing(listConnector(register, contactsLog), set.contactsLog, say);
  await writeMissing(listConnector(register, caseNotes), set.caseNotes, say);
  await sendDocuments(register, set.caseDocuments, say);
  await writeMissing(listConnector(register, blockContracts), set.blockContracts, say);
  await writeMissing(listConnector(register, foiRequests), set.foiRequests, say);
  await writeMissing(listConnector(register, risks), set.risks, say);
  await writeMissing(listConnector(register, contacts), set.contacts, say);
  await writeMissing(listConnector(partnership, actions), set.actions, say);
  await writeMissing(listConnector(partnership, milestones), set.milestones, say);
  await publishJointCases(register, partnership, set, today, say);
  if (parts.moreCases === 0) return;
  if (more === undefined) throw new TypeError('There is no way given in which further cases get there');
  const own = set.personalHealthBudgets.length;
  const wished = own + parts.moreCases;
  more.onCases(own, wished);
  await addMore(register, ownedParts(parts.more, owners), more.addMany, (done) => more.onCases(own + done, wished));
}

function* ownedParts(parts: Iterable<MoreCases>, owners: readonly SiteUserId[]): Generator<MoreCases> {
  for (const part of parts) yield moreWithCaseOwners(part, owners);
}

async function siteUserIds(site: SiteConnection, names: readonly string[]): Promise<readonly SiteUserId[]> {
  if (names.length === 0) return [];
  const members = await siteMembers(site);
  return names.map((name) => {
    const member = members.find((each) => each.name === name);
    if (!member)
      throw new DemonstrationError(`${name} should look after cases, but the register site does not know them.`);
    return member.id;
  });
}

async function publishJointCases(
  register: SiteConnection,
  partnership: SiteConnection,
  set: DemonstrationSet,
  today: Temporal.PlainDate,
  say: (line: string) => void,
): Promise<void> {
  const cases = set.personalHealthBudgets
    .filter((row) => row.council === partnerCouncil && isJointlyFunded(row) && isRunning(row.status))
    .map((row) => row.ref);
  const publishedAt = today.toZonedDateTime({ timeZone: register.zone, plainTime: '09:00' }).toInstant();
  const receipt = await publishCases(register, partnership, cases, {
    council: partnerCouncil,
    basis: basisForSharing,
    publishedAt,
  });
  const count = (kind: string): string =>
    showNumber(receipt.outcomes.filter((outcome) => outcome.kind === kind).length);
  for (const outcome of receipt.outcomes) {
    if (outcome.kind !== 'failed') continue;
    throw new DemonstrationError(`${outcome.ref} was not published to ${partnerCouncil}: ${outcome.error.sentence}`, {
      cause: outcome.error,
    });
  }
  say(
    `Shared with ${partnerCouncil}: ${count('published')} cases published, ${count('unchanged')} unchanged, ${count('withheld')} withheld`,
  );
}
