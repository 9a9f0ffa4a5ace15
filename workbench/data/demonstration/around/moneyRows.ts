import type { Temporal } from 'temporal-polyfill';
import {
  isRunning,
  monitoringReturns,
  payments,
  shareByWeights,
  wholeRow,
  type MonitoringReturn,
  type Party,
  type Payment,
  type PersonalHealthBudget,
} from '@phb/schemas';
import type { IdentityMaker } from '../identity.js';
import { referenceDate } from '../marginals.js';
import type { Random } from '../random.js';

/** Payments kept of each case: the last ones made and the next. What lies further back was settled before the register began. */
const kept = { 'Direct payment': 3, 'Third party': 1 } as const;
/** A return covers three months; so many of the last are kept. */
const returnsKept = 2;
const returnMonths = 3;
const daysToSend = 28;

/** Parts of a year by which an amount was costed, and by which it is paid. */
const paidAYear = { '4 weeks': 13, month: 12, quarter: 4 } as const;
const costedAYear = { week: 52, '4 weeks': 13, month: 12, year: 1 } as const;

const step = (from: Temporal.PlainDate, frequency: keyof typeof paidAYear, times: number): Temporal.PlainDate =>
  frequency === '4 weeks'
    ? from.add({ weeks: 4 * times })
    : from.add({ months: (frequency === 'month' ? 1 : 3) * times });

/** What one period's payment comes to, in pence. */
function periodAmount(row: PersonalHealthBudget, frequency: keyof typeof paidAYear): number {
  const { amount, amountPeriod } = row;
  if (amount === null || amountPeriod === null || amountPeriod === 'one-off') return 0;
  return Math.round((amount * costedAYear[amountPeriod]) / paidAYear[frequency]);
}

/** The schedule of one case that money moves for: what was paid lately and what falls due next, shared to the penny. */
export function inventPayments(
  make: IdentityMaker,
  row: PersonalHealthBudget,
  around: readonly Party[],
  number: () => string,
): readonly Payment[] {
  const { paymentFrequency, startsOn } = row;
  const [form] = row.forms;
  if (!isRunning(row.status) || startsOn === null || form === undefined || form === 'Notional') return [];
  if (paymentFrequency === null) return [];
  const organisationRef = around.find(({ organisationRef: held }) => held !== null)?.organisationRef ?? null;
  const weights = [row.nhsShare ?? 1, row.councilShare ?? 0];
  const one = (
    kind: Payment['kind'],
    dueOn: Temporal.PlainDate,
    amount: number,
    period: Partial<Pick<Payment, 'periodFrom' | 'periodTo'>>,
  ): Payment => {
    const [nhsPart = 0, councilPart = 0] = shareByWeights(amount, weights);
    const isPaid = dueOn.until(referenceDate).sign >= 0;
    const isHeld = !isPaid && row.status === 'Suspended';
    return wholeRow(payments, {
      ref: make.reference('PAY'),
      caseRef: row.ref,
      kind,
      status: isPaid ? 'Paid' : isHeld ? 'Held' : 'Planned',
      heldReason: isHeld ? 'The budget is suspended.' : null,
      dueOn,
      ...period,
      amount,
      nhsPart,
      councilPart: councilPart === 0 ? null : councilPart,
      organisationRef,
      requestNumber: isPaid ? number() : null,
      paidOn: isPaid ? dueOn : null,
    });
  };
  if (paymentFrequency === 'one payment') return row.amount === null ? [] : [one('One-off', startsOn, row.amount, {})];
  const first = row.firstPaymentOn ?? startsOn;
  const amount = periodAmount(row, paymentFrequency);
  let next = 0;
  while (step(first, paymentFrequency, next).until(referenceDate).sign >= 0) next += 1;
  const from = Math.max(0, next - kept[form]);
  return Array.from({ length: next - from + 1 }, (_, i) => {
    const dueOn = step(first, paymentFrequency, from + i);
    const periodTo = step(first, paymentFrequency, from + i + 1).subtract({ days: 1 });
    return one('Scheduled', dueOn, amount, { periodFrom: dueOn, periodTo });
  }).filter(({ dueOn }) => row.endsOn === null || dueOn.until(row.endsOn).sign > 0);
}

/** How returns come in, in a hundred. */
const punctuality: readonly (readonly [least: number, most: number, weight: number])[] = [
  [-20, 0, 68],
  [1, 28, 14],
  [29, 70, 12],
  [1000, 1000, 6],
];

/** The returns of one direct payment, every three months from its first payment. */
export function inventReturns(
  random: Random,
  make: IdentityMaker,
  row: PersonalHealthBudget,
): readonly MonitoringReturn[] {
  const { firstPaymentOn, paymentFrequency } = row;
  if (!isRunning(row.status) || !row.forms.includes('Direct payment') || firstPaymentOn === null) return [];
  if (paymentFrequency === null || paymentFrequency === 'one payment') return [];
  const quarter = Math.round((periodAmount(row, paymentFrequency) * paidAYear[paymentFrequency]) / 4);
  const at = (times: number): Temporal.PlainDate => firstPaymentOn.add({ months: returnMonths * times });
  let over = 0;
  while (at(over + 1).until(referenceDate).sign > 0) over += 1;
  const from = Math.max(0, over - returnsKept);
  return Array.from({ length: over - from }, (_, i) => {
    const periodTo = at(from + i + 1).subtract({ days: 1 });
    const dueOn = periodTo.add({ days: daysToSend });
    const [least, most] = random.weighted(punctuality.map(([a, b, weight]) => [[a, b] as const, weight] as const));
    const receivedOn = dueOn.add({ days: random.between(least, most) });
    const base = { ref: make.reference('MR'), caseRef: row.ref, periodFrom: at(from + i), periodTo, dueOn };
    if (receivedOn.until(referenceDate).sign < 0) return wholeRow(monitoringReturns, base);
    const spent = Math.round((quarter * random.between(70, 104)) / 100);
    const before = Math.round((quarter * random.between(5, 60)) / 100);
    const closingBalance = before + quarter - spent;
    const isLate = dueOn.until(receivedOn, { largestUnit: 'day' }).days > daysToSend;
    const isLow = spent * 100 < quarter * 75;
    const flags = [...(isLate ? ['Late' as const] : []), ...(isLow ? ['Low use' as const] : [])];
    return wholeRow(monitoringReturns, {
      ...base,
      receivedOn,
      paidIn: quarter,
      spent,
      closingBalance,
      flags,
      outcome: flags.length > 0 ? 'Asked the holder' : 'Accepted',
      checkedOn: receivedOn,
    });
  });
}
