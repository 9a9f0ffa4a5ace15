import {
  newReference,
  packagesOfCare,
  personalHealthBudgets,
  reportedCounts,
  targets,
  type Category,
  type Form,
  type FundingStream,
  type NewRow,
  type Reference,
} from '@phb/schemas';
import { Temporal } from 'temporal-polyfill';
import { memoryData, type MemoryData } from '../memory/memoryData.js';

export const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);

/** A budget open since 1 January 2019, of a person of its own. */
export function budget(
  category: Category,
  forms: readonly Form[],
  changes: Partial<NewRow<typeof personalHealthBudgets>> = {},
): NewRow<typeof personalHealthBudgets> & { readonly ref: Reference<'PHB'> } {
  return {
    ref: newReference('PHB'),
    personRef: newReference('P'),
    status: 'Live',
    category,
    forms,
    startsOn: day('2019-01-01'),
    ...changes,
  };
}

export function packageOf(
  fundingStream: FundingStream,
  changes: Partial<NewRow<typeof packagesOfCare>> = {},
): NewRow<typeof packagesOfCare> {
  return { personRef: newReference('P'), fundingStream, startsOn: day('2019-01-01'), ...changes };
}

const groups = ['NHS-funded CHC', 'Joint funded', 'Long-term conditions incl. mental health', 'Children'] as const;
const areas: readonly (readonly [string, readonly [number, number, number, number]])[] = [
  ['Nottinghamshire', [22, 3, 0, 5]],
  ['Nottingham City', [32, 44, 4, 6]],
  ['Derbyshire', [12, 1, 0, 2]],
  ['Northampton', [36, 38, 54, 6]],
  ['Lincolnshire', [21, 43, 0, 4]],
  ['Leicestershire', [9, 2, 0, 1]],
];

/** A small register: 5 people, 6 packages, the target of 2019/20 and the six areas' published returns. */
export function smallRegister(): MemoryData {
  const data = memoryData();
  data
    .list(personalHealthBudgets)
    .fill([
      budget('Adult CHC', ['Third party']),
      budget('Adult CHC', ['Direct payment'], { councilShare: 40, nhsShare: 60 }),
      budget('Wheelchair', ['Notional']),
      budget('Mental health', ['Notional', 'Direct payment']),
      budget('Maternity', ['Notional'], { status: 'Closed', endsOn: day('2019-04-10') }),
    ]);
  const person = newReference('P');
  data
    .list(packagesOfCare)
    .fill([
      packageOf('Adult CHC'),
      packageOf('Adult CHC'),
      packageOf('Adult CHC'),
      packageOf('Fast track'),
      packageOf('FNC', { personRef: person }),
      packageOf('Section 117', { personRef: person }),
    ]);
  data.list(targets).fill([
    {
      measure: 'People with a personal health budget',
      financialYear: '2019/20',
      count: 3,
      setBy: 'NHS England',
      basis: 'Not stated',
    },
  ]);
  data.list(reportedCounts).fill(
    areas.flatMap(([area, counts]) =>
      groups.map((group, index) => ({
        collection: 'Markers of Progress' as const,
        area,
        group,
        count: counts[index] ?? 0,
        countedOn: day('2014-09-30'),
        basis: 'People with a personal health budget',
        source: 'Markers of Progress return',
      })),
    ),
  );
  return data;
}
