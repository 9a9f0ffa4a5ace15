import type * as React from 'react';
import { lazyPiece } from '../kit/lazyPiece.js';
import type { ReportProps } from './drill.js';
import { PeopleReport } from './screens/PeopleReport.js';

// The first report comes with the part; the others follow together when one of them is chosen.
const PackagesReport = lazyPiece(
  'The report',
  () => import(/* webpackChunkName: 'more-reports' */ './screens/PackagesReport.js'),
);
const ContinuingHealthcareReport = lazyPiece(
  'The report',
  () => import(/* webpackChunkName: 'more-reports' */ './screens/ContinuingHealthcareReport.js'),
);
const TargetReport = lazyPiece(
  'The report',
  () => import(/* webpackChunkName: 'more-reports' */ './screens/TargetReport.js'),
);
const MarkersReport = lazyPiece(
  'The report',
  () => import(/* webpackChunkName: 'more-reports' */ './screens/MarkersReport.js'),
);

/** One report: what it is called in the list, what it answers, and what shows it. */
export interface ReportEntry {
  readonly id: string;
  readonly name: string;
  /** What it tells, in a sentence under its heading. */
  readonly answers: string;
  readonly Report: React.ComponentType<ReportProps>;
}

/** Every report of the part, in the order of the list at its left. */
export const catalogue: readonly [ReportEntry, ...ReportEntry[]] = [
  {
    id: 'people',
    name: 'People with a budget',
    answers: 'How many people have a personal health budget, why it is funded and how the money is held.',
    Report: PeopleReport,
  },
  {
    id: 'packages',
    name: 'Packages of care',
    answers: 'How many packages of care are open, by funding stream.',
    Report: PackagesReport,
  },
  {
    id: 'chc',
    name: 'CHC with a budget',
    answers: 'How many people in adult NHS continuing healthcare (CHC) have a personal health budget.',
    Report: ContinuingHealthcareReport,
  },
  {
    id: 'target',
    name: 'Against the target',
    answers: 'How the number of people compares with the target for the year.',
    Report: TargetReport,
  },
  {
    id: 'markers',
    name: 'Markers of Progress',
    answers: 'What other areas reported, beside the register’s own count.',
    Report: MarkersReport,
  },
];
