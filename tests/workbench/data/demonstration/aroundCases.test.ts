import { Temporal } from 'temporal-polyfill';
import { defaultPolicy, isRunning, missingAtStatus, type LifeCycleFacts, type SiteUserId } from '@phb/schemas';
import { withCaseOwners } from '../../../../workbench/data/demonstration/caseOwners.js';
import { demonstrationSet } from '../../../../workbench/data/demonstration/demonstrationSet.js';
import { delegatedLimit, referenceDate } from '../../../../workbench/data/demonstration/marginals.js';
import { familyNames } from '../../../../workbench/data/demonstration/names.js';

const set = withCaseOwners(demonstrationSet(), [7 as SiteUserId, 8 as SiteUserId]);
const cases = new Map(set.personalHealthBudgets.map((row) => [row.ref, row]));
const organisations = new Map(set.organisations.map((row) => [row.ref, row]));
function byCase<Row extends { readonly caseRef: string }>(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows) found.set(row.caseRef, [...(found.get(row.caseRef) ?? []), row]);
  return found;
}
const outcomes = byCase(set.planOutcomes);
const lines = byCase(set.budgetLines);
const parties = byCase(set.parties);
const approved = byCase(set.approvals);
const payments = byCase(set.payments);
const running = set.personalHealthBudgets.filter((row) => isRunning(row.status));
const direct = running.filter((row) => row.forms.includes('Direct payment'));
const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

describe('the rows around the cases', () => {
  it('each belong to a case that is there, and name organisations that are', () => {
    const rows = [
      ...set.planOutcomes,
      ...set.budgetLines,
      ...set.purchases,
      ...set.monitoringReturns,
      ...set.payments,
      ...set.decisions,
      ...set.approvals,
      ...set.restrictedMatters,
      ...set.parties,
      ...set.contactsLog,
    ];
    expect(rows.filter(({ caseRef }) => !cases.has(caseRef))).toEqual([]);
    const named = [...set.parties, ...set.payments, ...set.budgetLines].flatMap((row) => row.organisationRef ?? []);
    expect(named.filter((ref) => !organisations.has(ref))).toEqual([]);
    expect(
      set.personalHealthBudgets.filter(({ responsibleRef }) => !organisations.has(responsibleRef ?? ('' as never))),
    ).toEqual([]);
  });

  it('leave no status without what the life cycle asks for, but for the cases that lack a date on purpose', () => {
    const missing = set.personalHealthBudgets.flatMap((row) => {
      const facts: LifeCycleFacts = {
        row,
        outcomes: outcomes.get(row.ref) ?? [],
        lines: lines.get(row.ref) ?? [],
        parties: parties.get(row.ref) ?? [],
        decisions: set.decisions,
        approvals: approved.get(row.ref) ?? [],
        policy: { ...defaultPolicy, delegatedLimit },
        today: referenceDate,
      };
      return missingAtStatus(facts).map(({ guard }) => guard);
    });
    expect(new Set(missing)).toEqual(new Set(['PLAN-AGREED']));
    expect(missing.length).toBeLessThan(10);
  });
});

describe('the plans', () => {
  it('have lines that add up to the approved amount, per the same period', () => {
    expect(lines.size).toBeGreaterThan(400);
    for (const [ref, own] of lines) {
      const row = cases.get(own[0]?.caseRef ?? ('' as never));
      expect([ref, sum(own.map(({ amount }) => amount))]).toEqual([ref, row?.amount]);
      expect(own.every(({ amountPeriod }) => amountPeriod === row?.amountPeriod)).toBe(true);
    }
  });

  it('have an outcome for every direct payment', () => {
    expect(direct).toHaveLength(125);
    expect(direct.filter((row) => row.planAgreedOn !== null && !outcomes.has(row.ref))).toEqual([]);
  });
});

describe('the money', () => {
  it('is paid by the schedule, shared to the penny, to third parties that the case names', () => {
    for (const [ref, own] of payments) {
      const row = cases.get(own[0]?.caseRef ?? ('' as never));
      for (const payment of own) {
        expect((payment.nhsPart ?? 0) + (payment.councilPart ?? 0)).toBe(payment.amount);
        expect(payment.status === 'Paid').toBe(Temporal.PlainDate.compare(payment.dueOn, referenceDate) <= 0);
      }
      const days = own.map(({ dueOn }) => dueOn.toString());
      expect(new Set(days).size).toBe(days.length);
      if (row?.paymentFrequency === '4 weeks') {
        const gaps = own.slice(1).map(({ dueOn }, i) => own[i]?.dueOn.until(dueOn, { largestUnit: 'day' }).days);
        expect([ref, gaps.every((gap) => gap === 28)]).toEqual([ref, true]);
        if (row.amountPeriod === 'week') expect(own[0]?.amount).toBe((row.amount ?? 0) * 4);
      }
    }
    const paidOut = running.filter((row) => row.paymentFrequency !== null && !row.forms.includes('Notional'));
    expect(paidOut.filter((row) => !payments.has(row.ref)).length).toBeLessThan(5);
  });

  it('is accounted for: each return belongs to a direct payment, and its sums agree', () => {
    expect(set.monitoringReturns.length).toBeGreaterThan(150);
    const received = set.monitoringReturns.filter(({ receivedOn }) => receivedOn !== null);
    expect(received.length).toBeLessThan(set.monitoringReturns.length);
    for (const row of set.monitoringReturns) {
      expect(cases.get(row.caseRef)?.forms).toContain('Direct payment');
      expect(row.flags.includes('Late')).toBe(
        row.receivedOn !== null && row.dueOn.until(row.receivedOn, { largestUnit: 'day' }).days > 28,
      );
    }
  });
});

describe('the people around', () => {
  it('are invented, and each third party budget has its holder', () => {
    const names = new Set(familyNames);
    expect(set.parties.filter(({ familyName }) => familyName !== null && !names.has(familyName))).toEqual([]);
    const held = running.filter((row) => row.forms.includes('Third party'));
    const holders = held.map((row) => parties.get(row.ref)?.filter(({ role }) => role === 'Third party').length);
    expect(new Set(holders)).toEqual(new Set([1]));
  });

  it('have their decisions: eleven refusals stand and one was overturned', () => {
    const refusals = set.decisions.filter(({ kind }) => kind === 'Refusal');
    expect(refusals).toHaveLength(12);
    expect(refusals.filter(({ reconsiderationOutcome }) => reconsiderationOutcome === 'Changed')).toHaveLength(1);
    expect(set.decisions.filter(({ kind }) => kind === 'Suspension')).toHaveLength(9);
  });
});
