import { derivedAmounts, partsOf, showDate, showMoney, showNhsNumber } from '@phb/schemas';
import type { BudgetLine, Form, Payer, Payment, PlanOutcome } from '@phb/schemas';
import { Temporal } from 'temporal-polyfill';
import { memberName } from '../../../kit/useMembers.js';
import { periodInWords } from '../../periodInWords.js';
import type { CaseFile } from '../readCase.js';

/** What names the person on the page: as they chose. The case reference always stands there. */
export const identifiers = ['Name', 'Date of birth', 'NHS number'] as const;
export type Identifier = (typeof identifiers)[number];

/** The rows that the page is made from. */
export interface BudgetPageRows {
  readonly outcomes: readonly PlanOutcome[];
  readonly lines: readonly BudgetLine[];
  readonly payments: readonly Payment[];
}

/** One page about a budget in plain English: headings with sentences and lists under them. */
export interface BudgetPage {
  readonly whose: readonly string[];
  readonly money: readonly string[];
  readonly lines: readonly string[];
  readonly outcomes: readonly string[];
  readonly dates: readonly string[];
  readonly ring: readonly string[];
  readonly foot: string;
}

/** So many fit on one page with all that stands beside them. */
const most = { lines: 7, outcomes: 6 } as const;

const held: Readonly<Record<Form, string>> = {
  Notional: 'We hold the money and arrange the support that you choose.',
  'Third party': 'An organisation holds the money for you and arranges the support that you choose.',
  'Direct payment': 'We pay the money to you, or to somebody you chose, to buy the support in your plan.',
};
const payersInWords: Readonly<Record<Payer, string>> = {
  NHS: 'The NHS',
  Council: 'The council',
  Other: 'Another organisation',
};

function whose({ row, person }: CaseFile, chosen: readonly Identifier[]): readonly string[] {
  const reference = `Reference: ${row.ref}`;
  if (typeof person !== 'object') return [reference];
  const known: Readonly<Record<Identifier, string | undefined>> = {
    Name: `${person.preferredName ?? person.givenName} ${person.familyName}`,
    'Date of birth': `Born: ${showDate(person.dateOfBirth)}`,
    'NHS number': person.nhsNumber === null ? undefined : `NHS number: ${showNhsNumber(person.nhsNumber)}`,
  };
  return [...identifiers.flatMap((one) => (chosen.includes(one) ? (known[one] ?? []) : [])), reference];
}

function money({ row, policy }: CaseFile): readonly string[] {
  const forms = row.managedAccount
    ? ['We pay the money into an account that an organisation keeps for you.']
    : row.forms.map((form) => held[form]);
  if (row.amount === null || row.amountPeriod === null) return ['The amount is not agreed yet.', ...forms];
  const derived = derivedAmounts(row.amount, row.amountPeriod, policy.weeksInYear);
  const yearly =
    derived === undefined || row.amountPeriod === 'year' ? '' : `, which is about ${showMoney(derived.yearly)} a year`;
  const said =
    row.amountPeriod === 'one-off'
      ? `Your budget is ${showMoney(row.amount)}, once.`
      : `Your budget is ${showMoney(row.amount)} ${periodInWords(row.amountPeriod)}${yearly}.`;
  const parts = partsOf(row, row.amount) ?? [];
  const paid =
    parts.length < 2 ? [] : parts.map(({ payer, pence }) => `${payersInWords[payer]} pays ${showMoney(pence)}.`);
  return [said, ...(paid.length === 0 ? [] : [paid.join(' ')]), ...forms];
}

/** As many as fit, and how many more there are. */
function fitting(texts: readonly string[], count: number): readonly string[] {
  return texts.length <= count ? texts : [...texts.slice(0, count), `and ${texts.length - count} more in your plan`];
}

function inForce<R extends { readonly planVersion: number }>(rows: readonly R[], version: number | null): readonly R[] {
  const newest = version ?? Math.max(...rows.map(({ planVersion }) => planVersion));
  return rows.filter(({ planVersion }) => planVersion === newest);
}

function nextDates({ row }: CaseFile, payments: readonly Payment[], today: Temporal.PlainDate): readonly string[] {
  const ahead = (day: Temporal.PlainDate | null): day is Temporal.PlainDate =>
    day !== null && Temporal.PlainDate.compare(day, today) >= 0;
  const [payment] = payments
    .filter(
      ({ status, dueOn }) => (status === 'Planned' || status === 'Requested' || status === 'Approved') && ahead(dueOn),
    )
    .sort((a, b) => Temporal.PlainDate.compare(a.dueOn, b.dueOn));
  const review = row.nextReviewDue;
  const said = [
    ...(payment === undefined ? [] : [`Next payment: ${showDate(payment.dueOn)}, ${showMoney(payment.amount)}.`]),
    ...(review === null
      ? []
      : [
          ahead(review)
            ? `We will look at your budget with you by ${showDate(review)}.`
            : `We should have looked at your budget with you by ${showDate(review)}. Please ring us.`,
        ]),
    ...(ahead(row.endsOn) ? [`Your budget ends on ${showDate(row.endsOn)}.`] : []),
  ];
  return said.length === 0 ? ['No dates are set. Ring us if you want to know more.'] : said;
}

/**
 * Makes the page. No address, telephone number or other person's name ever stands on it.
 * @param chosen which identifiers the person wants on it
 */
export function budgetPage(
  file: CaseFile,
  rows: BudgetPageRows,
  chosen: readonly Identifier[],
  today: Temporal.PlainDate,
): BudgetPage {
  const { row, members, policy } = file;
  const lines = inForce(rows.lines, row.planVersion).filter(
    ({ endsOn }) => endsOn === null || Temporal.PlainDate.compare(today, endsOn) < 0,
  );
  const worker = memberName(members, row.careCoordinator ?? row.owner);
  return {
    whose: whose(file, chosen),
    money: money(file),
    lines: fitting(
      lines.map((line) => `${line.description}: ${showMoney(line.amount)} ${periodInWords(line.amountPeriod)}`),
      most.lines,
    ),
    outcomes: fitting(
      inForce(rows.outcomes, row.planVersion).map(({ outcome, targetOn }) =>
        targetOn === null ? outcome : `${outcome} (by ${showDate(targetOn)})`,
      ),
      most.outcomes,
    ),
    dates: nextDates(file, rows.payments, today),
    ring: [
      ...(worker === '' ? [] : [`Your worker is ${worker}.`]),
      policy.teamContact,
      'Ring us if your needs change, if the money is not enough, or if something is wrong on this page.',
    ],
    foot: `${policy.organisationName}. As at ${showDate(today)}.`,
  };
}
