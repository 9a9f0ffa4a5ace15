import type { AmountPeriod, Category, Form } from '@phb/schemas';
import type { Random } from './random.js';

/** Median pounds a week, and how widely they spread: assumptions. */
interface Price {
  readonly median: number;
  readonly sigma: number;
  readonly least: number;
  readonly most: number;
}
const weekly = (median: number, sigma = 0.5, least = median / 6, most = median * 5): Price => ({
  median,
  sigma,
  least,
  most,
});

const continuingHealthcare: Readonly<Record<Form, Price>> = {
  'Direct payment': weekly(1150, 0.55, 180, 5800),
  'Third party': weekly(1350, 0.55, 180, 5800),
  Notional: weekly(620, 0.55, 120, 4000),
};
const weeklyPrices: Readonly<Partial<Record<Category, Price>>> = {
  'Adult CHC via Fast track': weekly(780),
  'Section 117': weekly(430),
  'Children’s continuing care': weekly(980, 0.8),
  'EHC plan (NHS element)': weekly(95),
  'Learning disability and autism': weekly(690),
  'Mental health': weekly(60),
  'Long-term condition': weekly(38),
  'Acquired brain injury': weekly(1650),
};
const oneOffPrices: Readonly<Partial<Record<Category, Price>>> = {
  Wheelchair: weekly(900, 0.6, 250, 9000),
  Maternity: weekly(250, 0.2, 150, 400),
};
const other = weekly(55);

/** A wheelchair lasts about so many years: an ongoing budget is costed as one year's part of it. */
const wheelchairYears = 4;

/**
 * An amount with the period that it was costed for, in whole pounds: most by the week, a few by four weeks or by the year.
 * A one-off budget has a one-off amount, and no other has.
 */
export function inventAmount(
  random: Random,
  category: Category,
  form: Form,
  isOneOff: boolean,
): { readonly amount: number; readonly amountPeriod: AmountPeriod } {
  const pence = ({ median, sigma, least, most }: Price): number =>
    Math.round(random.logNormal(median, sigma, least, most)) * 100;
  const oneOff = oneOffPrices[category];
  if (oneOff) {
    const whole = pence(oneOff);
    if (isOneOff) return { amount: whole, amountPeriod: 'one-off' };
    return { amount: Math.ceil(whole / 100 / wheelchairYears) * 100, amountPeriod: 'year' };
  }
  const price = category === 'Adult CHC' ? continuingHealthcare[form] : (weeklyPrices[category] ?? other);
  const week = pence(price);
  return random.weighted<{ readonly amount: number; readonly amountPeriod: AmountPeriod }>([
    [{ amount: week, amountPeriod: 'week' }, 90],
    [{ amount: week * 4, amountPeriod: '4 weeks' }, 6],
    [{ amount: week * 52, amountPeriod: 'year' }, 4],
  ]);
}

/** How likely a council pays a part, in a hundred. */
const jointly: Readonly<Partial<Record<Category, number>>> = {
  'EHC plan (NHS element)': 100,
  'Section 117': 70,
  'Learning disability and autism': 55,
  'Children’s continuing care': 15,
};

/** Splits as they are agreed, NHS first. Thirds are weights, not 33.33 per cent: the amount then shares exactly. */
const splits: readonly (readonly [nhs: number, council: number])[] = [
  [25, 75],
  [1, 2],
  [40, 60],
  [50, 50],
  [50, 50],
  [60, 40],
  [2, 1],
  [75, 25],
];

/** The weights at which a case is paid for. 1 : 0 if the NHS pays all. */
export function inventShares(
  random: Random,
  category: Category,
): { readonly nhsShare: number; readonly councilShare: number } {
  const isJoint = random.chance((jointly[category] ?? 0) / 100);
  const [nhsShare, councilShare] = isJoint ? random.pick(splits) : ([1, 0] as const);
  return { nhsShare, councilShare };
}
