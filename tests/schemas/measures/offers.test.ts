import { Temporal } from 'temporal-polyfill';
import {
  offerRows,
  offersByMonth,
  rightToHave,
  sampleReference,
  type BudgetToOffer,
  type PackageToOffer,
} from '@phb/schemas';

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
const asAt = day('2019-04-30');
const care: PackageToOffer = {
  ref: sampleReference('PKG', 1),
  personRef: sampleReference('P', 1),
  fundingStream: 'Adult CHC',
  decidedOn: day('2019-01-10'),
  startsOn: day('2019-01-15'),
  endsOn: null,
  offeredOn: null,
  offerAnswer: null,
};
const budget: BudgetToOffer = {
  ref: sampleReference('PHB', 1),
  personRef: sampleReference('P', 1),
  packageRef: care.ref,
  status: 'Identified',
  category: 'Adult CHC',
  identifiedOn: day('2019-01-20'),
  startsOn: null,
  endsOn: null,
  offeredOn: null,
  offerAnswer: null,
};

describe('who has a right to have a budget', () => {
  it('is read off the package, with the case to record the offer on', () => {
    expect(offerRows([care], [budget], asAt)).toMatchObject([
      { ref: care.ref, of: 'Adult CHC', state: 'No recorded offer', caseRef: budget.ref, since: day('2019-01-10') },
    ]);
    expect(offerRows([care], [], asAt)).toMatchObject([{ caseRef: undefined, packageRef: care.ref }]);
    expect(offerRows([care], [{ ...budget, status: 'Closed' }], asAt)).toMatchObject([{ caseRef: undefined }]);
    expect(offerRows([{ ...care, fundingStream: 'FNC' }], [], asAt)).toEqual([]);
    expect(offerRows([{ ...care, endsOn: day('2019-02-01') }], [], asAt)).toEqual([]);
  });

  it('is read off the category where there is no package: of a wheelchair from 2 December 2019', () => {
    const wheelchair: BudgetToOffer = { ...budget, packageRef: null, category: 'Wheelchair' };
    expect(offerRows([], [wheelchair], day('2019-12-01'))).toEqual([]);
    expect(offerRows([], [wheelchair], day('2019-12-02'))).toMatchObject([
      { ref: budget.ref, of: 'Wheelchair', state: 'No recorded offer', caseRef: budget.ref, packageRef: undefined },
    ]);
    expect(offerRows([], [{ ...wheelchair, startsOn: day('2019-01-01') }], day('2020-01-01'))).toEqual([]);
    expect(rightToHave('Other', day('2026-01-01'))).toBeUndefined();
  });

  it('puts who has waited longest first', () => {
    const later = { ...care, ref: sampleReference('PKG', 2), decidedOn: day('2019-03-01') };
    const noDecision = { ...care, ref: sampleReference('PKG', 3), decidedOn: null, startsOn: day('2018-05-01') };
    expect(offerRows([later, care, noDecision], [], asAt).map(({ ref }) => ref)).toEqual([
      noDecision.ref,
      care.ref,
      later.ref,
    ]);
  });
});

describe('the offers by month', () => {
  it('count an offer once that is recorded on the package and on its case, with the answer that one of them has', () => {
    const offered = { offeredOn: day('2019-04-02') };
    const [april, march] = offersByMonth(
      [
        { ...care, ...offered },
        { ...care, ref: sampleReference('PKG', 2), offeredOn: day('2019-03-31'), offerAnswer: 'Declined' },
      ],
      [{ ...budget, ...offered, offerAnswer: 'Accepted' }],
      asAt,
    );
    expect(april).toEqual({ month: day('2019-04-01'), made: 1, accepted: 1, declined: 0, open: 0 });
    expect(march).toEqual({ month: day('2019-03-01'), made: 1, accepted: 0, declined: 1, open: 0 });
  });

  it('are those of twelve months up to the day, none of them later', () => {
    const months = offersByMonth([{ ...care, offeredOn: day('2019-05-01') }], [], asAt);
    expect(months).toHaveLength(12);
    expect(months.at(-1)?.month).toEqual(day('2018-05-01'));
    expect(months.reduce((sum, { made }) => sum + made, 0)).toBe(0);
  });
});
