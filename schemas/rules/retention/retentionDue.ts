import { counted } from '../../kernel/display.js';
import { Temporal } from 'temporal-polyfill';
import { showDate } from '../../kernel/calendarDate.js';
import type { Decision } from '../../lists/decisions.js';
import type { Person } from '../../lists/people.js';
import type { PersonalHealthBudget } from '../../lists/personalHealthBudgets.js';
import { closedStatuses } from '../../lists/terms.js';
import type { Policy } from '../../settings/registry.js';
import type { Confidence } from '../clocks/clock.js';
import { retentionPeriods, type RetentionId, type RetentionPeriod } from './periods.js';

/** The columns of a case that its retention depends on. */
export type RetainedCase = Pick<
  PersonalHealthBudget,
  'status' | 'category' | 'forms' | 'ageGroup' | 'endsOn' | 'closedOn' | 'legalHold'
>;
/** The decisions of a case, as far as its retention depends on them. */
export type RetentionDecision = Pick<Decision, 'kind' | 'toStatus' | 'decidedOn' | 'effectiveOn' | 'ref'>;

export interface RetentionFacts {
  readonly row: RetainedCase;
  readonly person: Pick<Person, 'dateOfBirth' | 'dateOfDeath'> | undefined;
  readonly decisions: readonly RetentionDecision[];
}

/** What one line of the table asks of one record, with everything needed to explain it. */
export interface PeriodDue {
  /** Undefined for a person's decision to keep it longer. */
  readonly id: RetentionId | undefined;
  readonly name: string;
  readonly until: Temporal.PlainDate;
  /** For example: 26 April 2019 + 8 years = 26 April 2027. */
  readonly arithmetic: string;
  readonly confidence: Confidence;
  readonly source: string;
}

/** When a record is due for review, and why. Nothing is ever deleted by it. */
export interface RetentionDue {
  /**
   * `running`: the record is in use, so no period runs. `unknown`: the day it was closed is not known. `held`: a legal hold
   * stands over every period.
   */
  readonly standing: 'running' | 'unknown' | 'held' | 'kept';
  /** From this day a person decides: the longest of the periods. Undefined if none runs. */
  readonly reviewOn: Temporal.PlainDate | undefined;
  /** Every period that the record is under, the longest first. */
  readonly periods: readonly PeriodDue[];
  /** Decided by a person after the period had run out: it may be destroyed, by hand. */
  readonly mayBeDestroyed: RetentionDecision | undefined;
}

function latest<T extends { readonly decidedOn: Temporal.PlainDate }>(rows: readonly T[]): T | undefined {
  return rows.reduce<T | undefined>(
    (last, row) => (last && Temporal.PlainDate.compare(last.decidedOn, row.decidedOn) >= 0 ? last : row),
    undefined,
  );
}

/** The day from which a record is no longer used: closed, or the day on which it was declined or refused. */
function closedDay({ row, decisions }: RetentionFacts): Temporal.PlainDate | undefined {
  const ending = latest(decisions.filter(({ toStatus }) => toStatus === row.status));
  return row.closedOn ?? ending?.decidedOn ?? row.endsOn ?? undefined;
}

function ageOn(born: Temporal.PlainDate, day: Temporal.PlainDate): number {
  return born.until(day, { largestUnit: 'years' }).years;
}

function isFor({ keptFor }: RetentionPeriod, { row, person }: RetentionFacts, closed: Temporal.PlainDate): boolean {
  if (keptFor === 'everybody') return true;
  // Without a birthday the age cannot be told: the period of a child is then left to the date that the record says.
  if (keptFor === 'children') return person !== undefined && ageOn(person.dateOfBirth, closed) < 18;
  if ('categories' in keptFor) return keptFor.categories.includes(row.category);
  return keptFor.forms.some((form) => row.forms.includes(form));
}

function from(day: Temporal.PlainDate, count: number): Pick<PeriodDue, 'until' | 'arithmetic'> {
  const until = day.add({ years: count });
  return { until, arithmetic: `${showDate(day)} + ${counted(count, 'year')} = ${showDate(until)}` };
}

function untilBirthday(born: Temporal.PlainDate, closed: Temporal.PlainDate, age: number) {
  const birthday = age + (ageOn(born, closed) === 17 ? 1 : 0);
  const until = born.add({ years: birthday });
  return { until, arithmetic: `born ${showDate(born)}, ${birthday}th birthday = ${showDate(until)}` };
}

function endOf(
  period: RetentionPeriod,
  { person }: RetentionFacts,
  closed: Temporal.PlainDate,
  policy: Policy,
): Pick<PeriodDue, 'until' | 'arithmetic'> | undefined {
  const { length } = period;
  if ('untilAge' in length) return person && untilBirthday(person.dateOfBirth, closed, policy[length.untilAge]);
  const whole = from(closed, policy[length.years]);
  if (length.afterDeath === undefined || !person?.dateOfDeath) return whole;
  const sooner = from(person.dateOfDeath, policy[length.afterDeath]);
  if (Temporal.PlainDate.compare(sooner.until, whole.until) >= 0) return whole;
  return { ...sooner, arithmetic: `died ${sooner.arithmetic}, sooner than ${showDate(whole.until)}` };
}

function keptLonger(decisions: readonly RetentionDecision[]): PeriodDue | undefined {
  const kept = latest(decisions.filter(({ kind, effectiveOn }) => kind === 'Keep longer' && effectiveOn !== null));
  if (!kept?.effectiveOn) return undefined;
  return {
    id: undefined,
    name: 'Kept longer by decision',
    until: kept.effectiveOn,
    arithmetic: `decided ${showDate(kept.decidedOn)}: keep until ${showDate(kept.effectiveOn)}`,
    confidence: 'local',
    source: kept.ref,
  };
}

/**
 * Works out when a record is due for review: of all the periods it is under, the longest wins; a legal hold stands over all of
 * them; a record that is used again runs under none. Nothing is deleted by the product: a person decides.
 */
export function retentionDue(facts: RetentionFacts, policy: Policy): RetentionDue {
  const { row, decisions } = facts;
  const none = { reviewOn: undefined, periods: [], mayBeDestroyed: undefined };
  if (!closedStatuses.some((status) => status === row.status)) return { standing: 'running', ...none };
  const closed = closedDay(facts);
  if (closed === undefined) return { standing: row.legalHold ? 'held' : 'unknown', ...none };
  const kept = keptLonger(decisions);
  const periods = retentionPeriods
    .filter((period) => isFor(period, facts, closed))
    .flatMap((period): readonly PeriodDue[] => {
      const end = endOf(period, facts, closed, policy);
      const { id, name, confidence, source } = period;
      return end === undefined ? [] : [{ id, name, confidence, source, ...end }];
    });
  const all = [...periods, ...(kept ? [kept] : [])].sort((a, b) => Temporal.PlainDate.compare(b.until, a.until));
  const judged = latest(decisions.filter(({ kind }) => kind === 'Keep longer' || kind === 'May be destroyed'));
  const stands = judged?.kind === 'May be destroyed' && closed.until(judged.decidedOn).sign >= 0;
  return {
    standing: row.legalHold ? 'held' : 'kept',
    reviewOn: all[0]?.until,
    periods: all,
    mayBeDestroyed: stands && !row.legalHold ? judged : undefined,
  };
}
