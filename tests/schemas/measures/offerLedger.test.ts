import { Temporal } from 'temporal-polyfill';
import { offerLedger, rightToHave, type OfferedBudget, type OfferedPackage } from '@phb/schemas';
import { samplePackagesOfCare } from '../../../schemas/samples/packagesOfCare.js';
import { samplePersonalHealthBudgets } from '../../../schemas/samples/personalHealthBudgets.js';
import { demonstrationSet } from '../../../workbench/data/demonstration/demonstrationSet.js';

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
const asAt = day('2019-04-30');
const [packageRow] = samplePackagesOfCare.rows;
const [budgetRow] = samplePersonalHealthBudgets.rows;
if (!packageRow || !budgetRow) throw new Error('no example');

const packageOf = (changes: Partial<OfferedPackage>): OfferedPackage => ({
  ...packageRow,
  fundingStream: 'Adult CHC',
  startsOn: day('2019-01-01'),
  endsOn: null,
  offeredOn: null,
  offerAnswer: null,
  ...changes,
});
const budgetOf = (changes: Partial<OfferedBudget>): OfferedBudget => ({
  ...budgetRow,
  packageRef: packageRow.ref,
  startsOn: null,
  endsOn: null,
  offeredOn: null,
  offerAnswer: null,
  ...changes,
});
const stateOf = (row: OfferedPackage, ...budgets: OfferedBudget[]) =>
  offerLedger([row], budgets, asAt).lines.find((line) => line.count === 1)?.key;

describe('the right to have', () => {
  it('came for continuing healthcare on 1 October 2014 and for after-care on 2 December 2019', () => {
    expect(rightToHave('Adult CHC', day('2014-09-30'))).toBeUndefined();
    expect(rightToHave('Adult CHC', day('2014-10-01'))?.source).toContain('1 October 2014');
    expect(rightToHave('Section 117', day('2019-12-01'))).toBeUndefined();
    expect(rightToHave('Section 117', day('2019-12-02'))).toBeDefined();
    expect(rightToHave('FNC', day('2026-01-01'))).toBeUndefined();
    expect(rightToHave('FoH', day('2026-01-01'))).toBeUndefined();
  });
});

describe('the offer ledger', () => {
  it('says of each package what became of the offer', () => {
    const offered = { offeredOn: day('2019-02-01') };
    expect(stateOf(packageOf({}))).toBe('No recorded offer');
    expect(stateOf(packageOf(offered))).toBe('Offered, no answer recorded');
    expect(stateOf(packageOf({ ...offered, offerAnswer: 'Declined' }))).toBe('Offer declined');
    expect(stateOf(packageOf({ ...offered, offerAnswer: 'Accepted' }))).toBe('Offer accepted, no budget yet');
    expect(stateOf(packageOf(offered), budgetOf({ startsOn: day('2019-03-01') }))).toBe('Has a budget');
  });

  it('takes an offer recorded on the budget, and the latest of several', () => {
    const later = budgetOf({ offeredOn: day('2019-03-01'), offerAnswer: 'Thinking about it' });
    expect(stateOf(packageOf({}), later)).toBe('Thinking about it');
    const refused = packageOf({ offeredOn: day('2019-02-01'), offerAnswer: 'Declined' });
    expect(stateOf(refused, later)).toBe('Thinking about it');
    const unanswered = packageOf({ offeredOn: day('2019-03-01') });
    expect(stateOf(unanswered, later)).toBe('Thinking about it');
  });

  it('counts neither an offer that was not yet made nor a budget that has ended', () => {
    expect(stateOf(packageOf({ offeredOn: day('2019-05-01') }))).toBe('No recorded offer');
    const over = budgetOf({ startsOn: day('2019-01-05'), endsOn: day('2019-04-30'), offeredOn: day('2019-01-02') });
    expect(stateOf(packageOf({}), over)).toBe('Offered, no answer recorded');
    expect(stateOf(packageOf({}), budgetOf({ packageRef: null, startsOn: day('2019-01-05') }))).toBe(
      'No recorded offer',
    );
  });

  it('leaves out packages that are not open or give no right, and says how many', () => {
    const ledger = offerLedger(
      [packageOf({}), packageOf({ fundingStream: 'Section 117' }), packageOf({ endsOn: day('2019-04-30') })],
      [],
      asAt,
    );
    expect(ledger.total).toBe(1);
    expect(ledger.remarks[0]?.sentence).toMatch(/^1 more open package gives no right/);
  });

  it('adds up over the demonstration: 602 and 313 packages of continuing healthcare', () => {
    const set = demonstrationSet();
    const ledger = offerLedger(set.packagesOfCare, set.personalHealthBudgets, asAt);
    expect(ledger.total).toBe(602 + 313);
    expect(ledger.reconciles).toBe(true);
    expect(ledger.lines.find((line) => line.key === 'Has a budget')?.count).toBe(149 + 60);
    expect(ledger.lines.find((line) => line.key === 'No recorded offer')?.count).toBeGreaterThan(300);
  });
});
