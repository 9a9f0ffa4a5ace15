import { Temporal } from 'temporal-polyfill';
import {
  actions,
  approvals,
  blockContracts,
  budgetLines,
  caseStatuses,
  columnsOf,
  contacts,
  caseDocuments,
  contactsLog,
  foiRequests,
  decisions,
  defaultPolicy,
  isJointlyFunded,
  isNhsNumber,
  isRunning,
  listCodec,
  milestones,
  monitoringReturns,
  organisations,
  packagesByStream,
  packagesOfCare,
  parties,
  payments,
  people,
  peopleByCategory,
  peopleByForm,
  personalHealthBudgets,
  planOutcomes,
  purchases,
  reportedCounts,
  restrictedMatters,
  reviewBand,
  reviewClocks,
  reviews,
  risks,
  settings,
  shareByWeights,
  targets,
  validate,
  type ListDeclaration,
  type PersonalHealthBudget,
  type RowOf,
} from '@phb/schemas';
import { isWatched } from '../../../../workbench/data/demonstration/activeCases.js';
import { demonstrationSet } from '../../../../workbench/data/demonstration/demonstrationSet.js';
import { demonstrationJson } from '../../../../workbench/data/demonstration/json.js';
import {
  activeBudgets,
  earliestStart,
  openPackages,
  referenceDate,
} from '../../../../workbench/data/demonstration/marginals.js';
import { familyNames, givenNamesFemale, givenNamesMale } from '../../../../workbench/data/demonstration/names.js';

const set = demonstrationSet();
const compare = (a: Temporal.PlainDate, b: Temporal.PlainDate): number => Temporal.PlainDate.compare(a, b);
const isOpen = (row: { startsOn: Temporal.PlainDate | null; endsOn: Temporal.PlainDate | null }) =>
  row.startsOn !== null &&
  compare(row.startsOn, referenceDate) <= 0 &&
  (row.endsOn === null || compare(row.endsOn, referenceDate) > 0);
const active = set.personalHealthBudgets.filter(isOpen);
const byRef = <Row extends { ref: string }>(rows: readonly Row[]) => new Map(rows.map((row) => [row.ref, row]));
const persons = byRef(set.people);
const packages = byRef(set.packagesOfCare);
const cases = byRef(set.personalHealthBudgets);

const everyList: readonly (readonly [ListDeclaration, readonly RowOf<ListDeclaration>[]])[] = [
  [people, set.people],
  [packagesOfCare, set.packagesOfCare],
  [personalHealthBudgets, set.personalHealthBudgets],
  [reviews, set.reviews],
  [organisations, set.organisations],
  [planOutcomes, set.planOutcomes],
  [budgetLines, set.budgetLines],
  [purchases, set.purchases],
  [monitoringReturns, set.monitoringReturns],
  [payments, set.payments],
  [decisions, set.decisions],
  [approvals, set.approvals],
  [restrictedMatters, set.restrictedMatters],
  [parties, set.parties],
  [contactsLog, set.contactsLog],
  [caseDocuments, set.caseDocuments],
  [targets, set.targets],
  [reportedCounts, set.reportedCounts],
  [blockContracts, set.blockContracts],
  [foiRequests, set.foiRequests],
  [risks, set.risks],
  [contacts, set.contacts],
  [settings, set.settings],
  [actions, set.actions],
  [milestones, set.milestones],
];

describe('the demonstration set as a whole', () => {
  it('is the same, byte for byte, for the same seed, and another for another', () => {
    expect(demonstrationJson(demonstrationSet())).toBe(demonstrationJson(set));
    expect(demonstrationJson(demonstrationSet(7))).not.toBe(demonstrationJson(set));
  });

  it('is at most 4 MB as JSON', () => {
    expect(Buffer.byteLength(demonstrationJson(set))).toBeLessThanOrEqual(4 * 1024 * 1024);
  });

  it.each(everyList.map(([list, rows]) => [list.title, list, rows] as const))(
    'has rows of %s that keep every rule and read back from SharePoint',
    (_title, list, rows) => {
      const codec = listCodec(list, 'Europe/London');
      const broken = rows.flatMap((row) =>
        validate(list, row, referenceDate).map((problem) => [row.ref, problem.message]),
      );
      expect(broken).toEqual([]);
      const names = columnsOf(list).map(([name]) => name);
      const changed = rows.flatMap((row): readonly object[] => {
        const item = { Id: 1, Modified: '2019-04-30T10:00:00Z', 'odata.etag': '"x,1"', ...codec.write(row) };
        const read = codec.read(item);
        if (!read.ok) return [read.unreadable];
        const [before, after] = [row, read.row].map((each) =>
          names.map((name) => String(Reflect.get(each, name))).join('|'),
        );
        return before === after ? [] : [{ before, after }];
      });
      expect(changed).toEqual([]);
    },
  );

  it('never uses a reference twice, in any list', () => {
    const refs = everyList.flatMap(([, rows]) => rows.map((row) => row.ref));
    expect(new Set(refs).size).toBe(refs.length);
  });

  it('has no row that points at a row that is not there', () => {
    expect(set.packagesOfCare.filter((row) => !persons.has(row.personRef))).toEqual([]);
    expect(set.personalHealthBudgets.filter((row) => !persons.has(row.personRef))).toEqual([]);
    expect(set.personalHealthBudgets.filter((row) => row.packageRef && !packages.has(row.packageRef))).toEqual([]);
    expect(set.reviews.filter((row) => !cases.has(row.caseRef))).toEqual([]);
    const actionRefs = byRef(set.actions);
    expect(set.milestones.filter((row) => !actionRefs.has(row.actionRef))).toEqual([]);
  });

  it('keeps its promises for other seeds too', () => {
    for (const seed of [1, 2, 3]) {
      const other = demonstrationSet(seed);
      expect(peopleByForm(other.personalHealthBudgets, 'active', referenceDate).total).toBe(1497);
      expect(packagesByStream(other.packagesOfCare, referenceDate).total).toBe(2888);
      expect(other.personalHealthBudgets.flatMap((row) => validate(personalHealthBudgets, row))).toEqual([]);
    }
  });
});

describe('the published totals', () => {
  it('are the packages open on 30 April 2019, stream by stream', () => {
    const table = packagesByStream(set.packagesOfCare, referenceDate);
    expect(table.total).toBe(2888);
    for (const [stream, count] of openPackages) {
      expect([stream, set.packagesOfCare.filter((row) => row.fundingStream === stream && isOpen(row)).length]).toEqual([
        stream,
        count,
      ]);
    }
  });

  it('are the people with a budget on that day, by category and form, cell by cell', () => {
    const cell = (category: string, form: string) =>
      active.filter((row) => row.category === category && row.forms.length === 1 && row.forms.join() === form).length;
    for (const [category, counts] of activeBudgets) {
      for (const [form, count] of Object.entries(counts)) {
        expect([category, form, cell(category, form)]).toEqual([category, form, count]);
      }
    }
    expect(active).toHaveLength(1497);
    expect(new Set(active.map((row) => row.personRef)).size).toBe(1497);
  });

  it('are 125 direct payments, 149 third party, 1,223 notional and 149 people in adult CHC', () => {
    const byForm = peopleByForm(set.personalHealthBudgets, 'active', referenceDate);
    expect(byForm.lines.map((line) => line.count)).toEqual([1223, 149, 125]);
    const byCategory = peopleByCategory(set.personalHealthBudgets, 'active', referenceDate);
    expect(byCategory.lines.find((line) => line.key === 'Adult CHC')?.count).toBe(149);
    expect(byCategory.total).toBe(1497);
  });

  it('are exceeded by the people of the year to date, each counted once', () => {
    const yearToDate = peopleByCategory(set.personalHealthBudgets, 'yearToDate', referenceDate).total;
    expect(yearToDate).toBeGreaterThan(1497);
    expect(yearToDate).toBeLessThanOrEqual(1497 + 230);
  });

  it('rest on packages of their own stream that are open', () => {
    const linked = active.filter((row) => row.packageRef !== null);
    expect(linked).toHaveLength(149 + 60 + 114 + 6);
    for (const row of linked) {
      const held = packages.get(row.packageRef ?? '');
      expect(held && isOpen(held) && held.personRef === row.personRef).toBe(true);
    }
  });

  it('count packages, not people: a few people have two', () => {
    const open = set.packagesOfCare.filter(isOpen);
    expect(open.length - new Set(open.map((row) => row.personRef)).size).toBe(12);
  });
});

describe('the people', () => {
  it('have valid NHS numbers of the test range, each once', () => {
    const numbers = set.people.map((person) => person.nhsNumber ?? '');
    expect(numbers.filter((number) => !isNhsNumber(number) || !number.startsWith('999'))).toEqual([]);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it('have names from the invented lists only, with the mark of a demonstration', () => {
    const family = new Set(familyNames);
    const given = new Set<string>([...givenNamesFemale, ...givenNamesMale]);
    expect(familyNames.filter((name) => !name.startsWith('Demo-'))).toEqual([]);
    expect([family.size, given.size].every((size) => size >= 120)).toBe(true);
    expect(set.people.filter((person) => !family.has(person.familyName) || !given.has(person.givenName))).toEqual([]);
    expect(set.people.filter((person) => person.preferredName && !given.has(person.preferredName))).toEqual([]);
  });

  it('live in invented councils under pseudo postcodes', () => {
    expect(new Set(set.people.map((person) => person.council))).toEqual(new Set(['Northbay', 'Southmere', 'Westvale']));
    expect(set.people.filter((person) => !/^ZZ99 \d[A-Z]{2}$/.test(person.postcode ?? ''))).toEqual([]);
  });

  it('are old enough for what they are given, and children where the category is for children', () => {
    const ageOn = (row: PersonalHealthBudget, day: Temporal.PlainDate) =>
      persons.get(row.personRef)?.dateOfBirth.until(day, { largestUnit: 'year' }).years ?? -1;
    for (const row of set.personalHealthBudgets) {
      if (row.startsOn === null) continue;
      const age = ageOn(row, row.startsOn);
      expect(row.ageGroup).toBe(age >= 18 ? 'Adult' : 'Child or young person');
      if (row.category.startsWith('Adult CHC')) expect(age).toBeGreaterThanOrEqual(18);
    }
    const children = active.filter((row) => row.category === 'Children’s continuing care');
    expect(children.filter((row) => ageOn(row, referenceDate) > 17)).toEqual([]);
  });

  it('lack an ethnic category in about 2 in 100 cases', () => {
    const missing = set.people.filter(
      (person) => person.ethnicCategory === null || person.ethnicCategory.startsWith('99'),
    );
    expect(missing.length / set.people.length).toBeGreaterThan(0.01);
    expect(missing.length / set.people.length).toBeLessThan(0.03);
  });

  it('have no running budget or open package once they have died', () => {
    const dead = new Set(set.people.filter((person) => person.dateOfDeath).map((person) => person.ref));
    expect(dead.size).toBeGreaterThan(100);
    expect(active.filter((row) => dead.has(row.personRef))).toEqual([]);
    expect(set.packagesOfCare.filter((row) => dead.has(row.personRef) && isOpen(row))).toEqual([]);
  });
});

describe('the cases', () => {
  const count = (...statuses: PersonalHealthBudget['status'][]) =>
    set.personalHealthBudgets.filter((row) => statuses.includes(row.status)).length;

  it('stand at every status, with pipeline, refused and ended ones beside the active', () => {
    expect(caseStatuses.filter((status) => count(status) === 0)).toEqual([]);
    expect(count('Suspended')).toBe(9);
    expect(count('Live', 'Suspended', 'Ending')).toBe(1497);
    expect(count('Closed')).toBe(230);
    expect(count('Refused')).toBe(11);
    expect(set.personalHealthBudgets).toHaveLength(1497 + 230 + 140 + 12);
  });

  it('are one-offs exactly if their amounts are', () => {
    const costed = set.personalHealthBudgets.filter((row) => row.amount !== null);
    expect(costed.filter((row) => row.oneOff !== (row.amountPeriod === 'one-off'))).toEqual([]);
    expect(costed.filter((row) => row.category === 'Wheelchair' && !row.oneOff).length).toBeGreaterThan(500);
  });

  it('run exactly if their dates say so', () => {
    expect(set.personalHealthBudgets.filter((row) => isRunning(row.status) !== isOpen(row))).toEqual([]);
  });

  it('ended in the year for the reasons asked for, and who chose another form has it', () => {
    const ended = set.personalHealthBudgets.filter((row) => row.status === 'Closed');
    const because = (reason: string) => ended.filter((row) => row.endReason === reason);
    expect(because('Death')).toHaveLength(106);
    expect(because('No longer eligible')).toHaveLength(41);
    expect(because('Moved away')).toHaveLength(21);
    for (const row of because('Chose another form')) {
      const after = active.find((each) => each.personRef === row.personRef);
      expect(after?.forms).toEqual(['Notional']);
      expect(after?.startsOn?.toString()).toBe(row.endsOn?.toString());
      expect(row.forms).not.toContain('Notional');
    }
    expect(because('Chose another form')).toHaveLength(28);
  });

  it('have their dates in order, none before budgets began and none of the past after the reference date', () => {
    for (const row of set.personalHealthBudgets) {
      const inOrder = [row.eligibilityDecidedOn, row.offeredOn, row.planAgreedOn, row.startsOn, row.firstPaymentOn];
      for (const date of inOrder) if (date) expect(compare(date, referenceDate)).toBeLessThanOrEqual(0);
      const [decided, , plan, start, payment] = inOrder;
      if (start) expect(compare(start, earliestStart)).toBeGreaterThanOrEqual(0);
      if (decided && plan) expect(compare(decided, plan)).toBeLessThanOrEqual(0);
      if (plan && start) expect(compare(plan, start)).toBeLessThanOrEqual(0);
      if (start && payment) expect(compare(start, payment)).toBeLessThanOrEqual(0);
      expect(payment === null || row.forms.includes('Direct payment')).toBe(true);
    }
  });

  it('share every amount to the penny', () => {
    const joint = set.personalHealthBudgets.filter(isJointlyFunded);
    expect(joint.length).toBeGreaterThan(100);
    for (const row of joint) {
      const [nhs = 0, council = 0] = shareByWeights(row.amount ?? 0, [row.nhsShare ?? 0, row.councilShare ?? 0]);
      expect(nhs + council).toBe(row.amount);
    }
    const shared = (category: string) =>
      active.filter((row) => row.category === category && isJointlyFunded(row)).length /
      active.filter((row) => row.category === category).length;
    expect(shared('EHC plan (NHS element)')).toBe(1);
    expect(shared('Section 117')).toBeCloseTo(0.7, 0);
    expect(shared('Wheelchair')).toBe(0);
  });
});

describe('the reviews', () => {
  const done = set.reviews.filter((row) => row.doneOn !== null);
  const open = set.reviews.filter((row) => row.doneOn === null);
  const running = set.personalHealthBudgets.filter((row) => isRunning(row.status));
  const reviewsOf = new Map<string, typeof set.reviews>();
  for (const row of set.reviews) reviewsOf.set(row.caseRef, [...(reviewsOf.get(row.caseRef) ?? []), row]);

  it('have one open row for each running case and none for others, with the date that the clocks give', () => {
    expect(open).toHaveLength(running.length);
    for (const row of running) {
      const own = reviewsOf.get(row.ref) ?? [];
      const [openRow, ...more] = own.filter((review) => review.doneOn === null);
      const { due } = reviewClocks(row, own, defaultPolicy);
      expect(more).toEqual([]);
      expect(openRow?.dueOn?.toString()).toBe(due?.toString());
      expect(row.nextReviewDue?.toString()).toBe(due?.toString());
    }
  });

  it('were done between the start of the case and the reference date', () => {
    for (const row of done) {
      const start = cases.get(row.caseRef)?.startsOn;
      expect(start && row.doneOn && compare(row.doneOn, start) > 0 && compare(row.doneOn, referenceDate) <= 0).toBe(
        true,
      );
    }
  });

  it('are late as asked for among direct payments and CHC', () => {
    const days = running.filter(isWatched).map((row) => reviewBand(row.nextReviewDue, referenceDate).days);
    const within = (least: number, most: number) =>
      days.filter((each) => each !== undefined && each >= least && each <= most).length;
    expect(days).toHaveLength(247);
    expect(within(29, 400)).toBe(173);
    expect(within(0, 28)).toBe(27);
    expect(within(-30, -1)).toBe(20);
    expect(within(-90, -31)).toBe(15);
    expect(within(-180, -91)).toBe(7);
    expect(within(-400, -181)).toBe(3);
    expect(days.filter((each) => each === undefined)).toHaveLength(2);
  });

  it('were never done for some that are overdue', () => {
    const missed = running.filter(isWatched).filter((row) => {
      const isLate = (reviewBand(row.nextReviewDue, referenceDate).days ?? 0) < 0;
      return isLate && !(reviewsOf.get(row.ref) ?? []).some((review) => review.doneOn !== null);
    });
    expect(missed.length).toBeGreaterThanOrEqual(5);
  });

  it('say what is missing of the cases without a date', () => {
    const undated = running.filter((row) => row.nextReviewDue === null);
    expect(undated.length).toBeGreaterThan(5);
    for (const row of undated) {
      const missing = reviewClocks(row, reviewsOf.get(row.ref) ?? [], defaultPolicy).all.flatMap(
        (clock) => clock.missing,
      );
      expect(missing.length).toBeGreaterThan(0);
    }
  });
});

describe('the special situations', () => {
  const personOf = (ref: string) => persons.get(cases.get(ref)?.personRef ?? '');

  it('are each in the set', () => {
    const { flagged } = set;
    expect(personOf(flagged.turned16)?.dateOfBirth.toString()).toBe('2003-04-09');
    expect(personOf(flagged.turns18)?.dateOfBirth.toString()).toBe('2001-06-29');
    expect(personOf(flagged.leapDay)?.dateOfBirth.toString()).toBe('1948-02-29');
    expect(personOf(flagged.missingEthnicity)?.ethnicCategory).toBeNull();
    expect(personOf(flagged.doNotDisclose)).toMatchObject({ doNotDisclose: true, council: 'Northbay' });
    expect(cases.get(flagged.doNotDisclose)).toMatchObject({ council: 'Northbay' });
    expect(cases.get(flagged.clockChange)?.startsOn?.toString()).toBe('2019-03-31');
  });
});
