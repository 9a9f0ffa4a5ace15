import * as React from 'react';
import { mergeClasses } from '@fluentui/react-components';
import type { SiteUser } from '@phb/connectors';
import { showShortDate } from '@phb/schemas';
import type { ReviewBand, ReviewDue } from '@phb/schemas';
import type { Temporal } from 'temporal-polyfill';
import { dueInWords } from '../kit/daysInWords.js';
import type { GridColumn } from '../kit/grid/column.js';
import { memberName } from '../kit/useMembers.js';
import { StatusBadge } from '../kit/StatusBadge.js';
import type { Tone } from '../kit/StatusBadge.js';
import { useCellStyles } from '../register/cellStyles.js';
import type { PeopleOfCases } from '../register/people.js';
import type { DueOf } from './dueDates.js';
import type { RunningCases } from './workingSets.js';

export const reviewRowHeights = { grid: 44, card: 148 } as const;

interface Source {
  readonly cases: RunningCases['set'];
  readonly people: PeopleOfCases;
  readonly named: boolean;
  readonly dueOf: DueOf | undefined;
  readonly band: ReviewBand;
  readonly today: Temporal.PlainDate;
  /** Undefined for those who may not open Reviews, from which a date is explained. */
  readonly onWhy: ((row: number) => void) | undefined;
  /** Undefined for those who may not record reviews. */
  readonly onRecord: ((row: number) => void) | undefined;
  readonly members: readonly SiteUser[];
}

const tones: Readonly<Record<ReviewBand, Tone>> = {
  'No date': 'warning',
  Overdue: 'danger',
  'Due within 28 days': 'info',
  'Due in 29 to 90 days': 'neutral',
  Later: 'neutral',
};

/** The review that is due: the clock that set the date, or all that wait for one. */
function clockInWords(due: ReviewDue | undefined): string {
  if (due === undefined) return '';
  return due.all.find(({ clock }) => clock === due.clock)?.name ?? due.all.map(({ name }) => name).join(', ');
}

/** The columns to fill before a date can be worked out. */
function missingInWords(due: ReviewDue | undefined): string {
  const labels = [...new Set(due?.all.flatMap(({ missing }) => missing) ?? [])];
  return labels.length === 0
    ? 'No date'
    : labels.map((label, index) => (index === 0 ? label : label.toLowerCase())).join(', ');
}

/** The columns of the review tracker: a grid where there is room, one card to a row where there is not. */
export function useReviewColumns(source: Source, narrow: boolean): readonly GridColumn[] {
  const { cases, people, named, dueOf, band, today, onWhy, onRecord, members } = source;
  const styles = useCellStyles();
  return React.useMemo(() => {
    const text = (content: string | null | undefined): JSX.Element => <span className={styles.text}>{content}</span>;
    const dated = (row: number): string => {
      const due = cases.value(row, 'nextReviewDue');
      return due === null ? '' : showShortDate(due);
    };
    const lateness = (row: number): JSX.Element => {
      const due = cases.value(row, 'nextReviewDue');
      const words = due === null ? missingInWords(dueOf?.(row)) : dueInWords(due, today);
      if (tones[band] === 'neutral') return <span className={mergeClasses(styles.text, styles.quiet)}>{words}</span>;
      return (
        <StatusBadge plain tone={tones[band]}>
          {words}
        </StatusBadge>
      );
    };
    const buttons: readonly GridColumn[] = [
      ...(onWhy === undefined
        ? []
        : [
            {
              id: 'why',
              heading: 'Explanation',
              width: '7.75rem',
              cell: () => 'Why this date?',
              button: { label: (row: number) => `Why this date? ${cases.ref(row)}`, onPress: onWhy },
            },
          ]),
      ...(onRecord === undefined
        ? []
        : [
            {
              id: 'record',
              heading: 'Record',
              width: '7.75rem',
              cell: () => 'Record review',
              button: {
                label: (row: number) => `Record review of ${cases.ref(row)}`,
                onPress: onRecord,
                appearance: 'outline' as const,
              },
            },
          ]),
    ];
    if (narrow) {
      const card = (row: number): JSX.Element => (
        <span className={styles.card}>
          <span className={styles.cardTop}>
            <span className={styles.ref}>{cases.ref(row)}</span>
            <span className={styles.date}>{dated(row)}</span>
          </span>
          {named ? <span className={mergeClasses(styles.text, styles.cardName)}>{people.nameOf(row)}</span> : null}
          <span className={mergeClasses(styles.text, styles.quiet)}>{clockInWords(dueOf?.(row))}</span>
          {band === 'No date' ? <span>Missing: {lateness(row)}</span> : lateness(row)}
        </span>
      );
      return [{ id: 'card', heading: 'Case', width: '', ownLine: true, cell: card }, ...buttons];
    }
    return [
      {
        id: 'ref',
        heading: 'Case',
        width: '8.5rem',
        cell: (row) => <span className={styles.ref}>{cases.ref(row)}</span>,
      },
      ...(named
        ? [
            {
              id: 'name',
              heading: 'Name',
              width: 'minmax(8.5rem, 1.4fr)',
              cell: (row: number) => text(people.nameOf(row)),
            },
          ]
        : []),
      {
        id: 'clock',
        heading: 'Review',
        width: 'minmax(8.5rem, 1.2fr)',
        cell: (row) => text(clockInWords(dueOf?.(row))),
      },
      ...(band === 'No date'
        ? [{ id: 'missing', heading: 'What is missing', width: 'minmax(13rem, 1.4fr)', cell: lateness }]
        : [
            {
              id: 'due',
              heading: 'Due',
              width: '6.25rem',
              cell: (row: number) => <span className={styles.date}>{dated(row)}</span>,
            },
            { id: 'late', heading: 'How far off', width: 'minmax(8rem, 1fr)', cell: lateness },
          ]),
      {
        id: 'owner',
        heading: 'Owner',
        width: 'minmax(6rem, 0.8fr)',
        cell: (row) => text(memberName(members, cases.value(row, 'owner'))),
      },
      ...buttons,
    ];
  }, [cases, people, named, dueOf, band, today, onWhy, onRecord, members, narrow, styles]);
}
