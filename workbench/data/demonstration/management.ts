import { Temporal } from 'temporal-polyfill';
import {
  settingDefinitions,
  type Form,
  type ReportedCount,
  type Setting,
  type SettingDefinition,
  type Target,
} from '@phb/schemas';
import type { IdentityMaker } from './identity.js';
import { delegatedLimit } from './marginals.js';

/** The council that the partnership site of the demonstration is shared with. */
export const partnerCouncil = 'Northbay';

/** Markers of Progress as published for 30 September 2014: CHC, joint, long-term conditions, children, total. */
const markers: readonly (readonly [area: string, counts: readonly [number, number, number, number], total: number])[] =
  [
    ['Nottinghamshire', [22, 3, 0, 5], 30],
    ['Nottingham City', [32, 44, 4, 6], 86],
    ['Derbyshire', [12, 1, 0, 2], 15],
    ['Northampton', [36, 38, 54, 6], 134],
    ['Lincolnshire', [21, 43, 0, 4], 68],
    ['Leicestershire', [9, 2, 0, 1], 12],
  ];
const markerGroups = [
  'NHS-funded CHC',
  'Joint funded',
  'Long-term conditions incl. mental health',
  'Children',
  'Total',
] as const;

/** The six areas' returns, one row for each count, with each area's total as it was published. */
export function reportedCountRows(make: IdentityMaker): readonly ReportedCount[] {
  return markers.flatMap(([area, counts, total]) =>
    [...counts, total].map((count, i) => ({
      ref: make.reference('RC'),
      collection: 'Markers of Progress' as const,
      area,
      group: markerGroups[i] ?? 'Total',
      form: null satisfies Form | null,
      countedOn: Temporal.PlainDate.from('2014-09-30'),
      count,
      basis: 'People on that day, each counted in one group.',
      source: 'Nottinghamshire CCGs’ paper on personal health budgets for 2016/17, table 1',
      receivedOn: null,
      notes: null,
    })),
  );
}

/** The one target that Dorset's answer gives: for the current year only, without saying what it counts. */
export function targetRows(make: IdentityMaker): readonly Target[] {
  return [
    {
      ref: make.reference('T'),
      measure: 'People with a personal health budget',
      financialYear: '2019/20',
      count: 900,
      setBy: 'NHS England',
      basis: 'Not stated.',
    },
  ];
}

const ownValues: Readonly<Record<string, string>> = {
  'ORGANISATION-NAME': 'NHS Dorset CCG (demonstration)',
  'ORGANISATION-LABEL': 'CCG',
  'PARTNER-COUNCIL': partnerCouncil,
  'DELEGATED-LIMIT': String(delegatedLimit),
  'TEAM-CONTACT': '01632 960100, Monday to Friday 9am to 5pm',
};

/** A row for every setting that has a value: its default, unless the demonstration has one of its own. */
export function settingRows(make: IdentityMaker): readonly Setting[] {
  return Object.values<SettingDefinition<unknown>>(settingDefinitions).flatMap(({ name, meaning, default: usual }) => {
    const value = ownValues[name] ?? String(usual);
    return value === '' ? [] : [{ ref: make.reference('S'), name, value, notes: meaning }];
  });
}
