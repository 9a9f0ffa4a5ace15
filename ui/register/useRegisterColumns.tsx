import * as React from 'react';
import { mergeClasses } from '@fluentui/react-components';
import { showShortDate } from '@phb/schemas';
import type { Temporal } from 'temporal-polyfill';
import type { GridColumn } from '../kit/grid/column.js';
import { AmountCell } from './AmountCell.js';
import { useCellStyles } from './cellStyles.js';
import { DueCell } from './DueCell.js';
import type { PeopleOfCases } from './people.js';
import type { OpenCases } from './workingSets.js';

/** The height of a row in the grid, and of a card on a narrow screen. */
export const rowHeights = { grid: 40, card: 112 } as const;

interface Source {
  readonly cases: OpenCases['set'];
  readonly people: PeopleOfCases;
  /** Whether names may be shown at all. */
  readonly named: boolean;
  readonly today: Temporal.PlainDate;
}

function formsInWords(cases: OpenCases['set'], row: number): string {
  const forms = cases.value(row, 'forms').join(', ');
  return cases.value(row, 'managedAccount') ? `${forms} (managed account)` : forms;
}

/** The columns of the register: a grid where there is room, one card to a row where there is not. */
export function useRegisterColumns(source: Source, narrow: boolean): readonly GridColumn[] {
  const { cases, people, named, today } = source;
  const styles = useCellStyles();
  return React.useMemo(() => {
    const text = (content: string | null | undefined): JSX.Element => <span className={styles.text}>{content}</span>;
    const due = (row: number): JSX.Element => (
      <DueCell due={cases.value(row, 'nextReviewDue')} status={cases.value(row, 'status')} today={today} />
    );
    if (narrow) {
      const card = (row: number): JSX.Element => (
        <span className={styles.card}>
          <span className={styles.cardTop}>
            <span className={styles.ref}>{cases.ref(row)}</span>
            {text(cases.value(row, 'status'))}
          </span>
          {named ? <span className={mergeClasses(styles.text, styles.cardName)}>{people.nameOf(row)}</span> : null}
          <span className={mergeClasses(styles.text, styles.quiet)}>
            {[cases.value(row, 'category'), formsInWords(cases, row)].filter((part) => part !== '').join(' · ')}
          </span>
          {due(row)}
        </span>
      );
      return [{ id: 'card', heading: 'Case', width: '', ownLine: true, cell: card }];
    }
    const starts = (row: number): string => {
      const date = cases.value(row, 'startsOn');
      return date === null ? '' : showShortDate(date);
    };
    const columns: readonly GridColumn[] = [
      {
        id: 'ref',
        heading: 'Reference',
        width: '8.75rem',
        sortable: true,
        cell: (row) => <span className={styles.ref}>{cases.ref(row)}</span>,
      },
      {
        id: 'name',
        heading: 'Name',
        width: 'minmax(11rem, 1.8fr)',
        sortable: true,
        cell: (row) => text(people.nameOf(row)),
      },
      {
        id: 'status',
        heading: 'Status',
        width: 'minmax(6rem, 0.8fr)',
        sortable: true,
        cell: (row) => text(cases.value(row, 'status')),
      },
      {
        id: 'category',
        heading: 'Category',
        width: 'minmax(8rem, 1.4fr)',
        sortable: true,
        cell: (row) => text(cases.value(row, 'category')),
      },
      {
        id: 'forms',
        heading: 'Form',
        width: 'minmax(7rem, 1fr)',
        sortable: true,
        cell: (row) => text(formsInWords(cases, row)),
      },
      {
        id: 'startsOn',
        heading: 'Starts',
        width: '6.25rem',
        sortable: true,
        cell: (row) => <span className={styles.date}>{starts(row)}</span>,
      },
      { id: 'nextReviewDue', heading: 'Next review due', width: '12.5rem', sortable: true, cell: due },
      {
        id: 'amount',
        heading: 'Approved amount',
        width: '10.5rem',
        align: 'end',
        sortable: true,
        cell: (row) => <AmountCell pence={cases.value(row, 'amount')} period={cases.value(row, 'amountPeriod')} />,
      },
      {
        id: 'council',
        heading: 'Council',
        width: 'minmax(5.75rem, 0.8fr)',
        sortable: true,
        cell: (row) => text(cases.value(row, 'council')),
      },
    ];
    return named ? columns : columns.filter((column) => column.id !== 'name');
  }, [cases, people, named, today, narrow, styles]);
}
