import * as React from 'react';
import { mergeClasses } from '@fluentui/react-components';
import type { SiteUser } from '@phb/connectors';
import { showNhsNumber, showShortDate } from '@phb/schemas';
import type { Temporal } from 'temporal-polyfill';
import type { GridColumn } from '../kit/grid/column.js';
import type { GridLayout } from '../kit/grid/layout.js';
import { memberName } from '../kit/useMembers.js';
import { AmountCell } from './AmountCell.js';
import { useCellStyles } from './cellStyles.js';
import { DueCell } from './DueCell.js';
import type { PeopleOfCases } from './people.js';
import { StatusCell } from './StatusCell.js';
import type { OpenCases } from './workingSets.js';

/** The height of a row in the grid, and of a card on a narrow screen. */
export const rowHeights = { comfortable: 40, compact: 32, card: 112 } as const;

/** The columns that stand there until a person chooses others. */
export const openingLayout: GridLayout = {
  columns: [
    { id: 'ref' },
    { id: 'name' },
    { id: 'status' },
    { id: 'category' },
    { id: 'forms' },
    { id: 'startsOn' },
    { id: 'nextReviewDue' },
    { id: 'amount' },
    { id: 'council' },
  ],
  density: 'comfortable',
};

const sooner = ['earliest first', 'latest first'] as const;
const smaller = ['smallest first', 'largest first'] as const;
const listed = ['in the order of the list', 'in reverse order of the list'] as const;

interface Source {
  readonly cases: OpenCases['set'];
  readonly people: PeopleOfCases;
  /** Whether names may be shown at all. */
  readonly named: boolean;
  readonly today: Temporal.PlainDate;
  readonly members: readonly SiteUser[];
}

/** The forms of a case, with its managed account. */
function formsInWords(cases: OpenCases['set'], row: number): string {
  const forms = cases.value(row, 'forms').join(', ');
  return cases.value(row, 'managedAccount') ? `${forms} (managed account)` : forms;
}

/** Every column that the register can show, in their first order; or the card that holds a row where there is no room. */
export function useRegisterColumns(source: Source, narrow: boolean): readonly GridColumn[] {
  const { cases, people, named, today, members } = source;
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
            <StatusCell status={cases.value(row, 'status')} />
          </span>
          {named ? <span className={mergeClasses(styles.text, styles.cardName)}>{people.nameOf(row)}</span> : null}
          <span className={mergeClasses(styles.text, styles.quiet)}>
            {[cases.value(row, 'category'), formsInWords(cases, row)].filter((part) => part !== '').join(' · ')}
          </span>
          {due(row)}
        </span>
      );
      return [{ id: 'card', heading: 'Case', width: 'minmax(0, 1fr)', cell: card }];
    }
    const day = (row: number, column: 'startsOn' | 'endsOn'): JSX.Element => {
      const date = cases.value(row, column);
      return <span className={styles.date}>{date === null ? '' : showShortDate(date)}</span>;
    };
    const nhsNumber = (row: number): JSX.Element => {
      const number = people.nhsNumberOf(row);
      return <span className={styles.date}>{number === undefined ? '' : showNhsNumber(number)}</span>;
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
        width: 'minmax(7rem, 0.8fr)',
        sortable: true,
        orderInWords: listed,
        cell: (row) => <StatusCell status={cases.value(row, 'status')} />,
      },
      {
        id: 'category',
        heading: 'Category',
        width: 'minmax(8rem, 1.4fr)',
        sortable: true,
        orderInWords: listed,
        cell: (row) => text(cases.value(row, 'category')),
      },
      {
        id: 'forms',
        heading: 'Form',
        width: 'minmax(7rem, 1fr)',
        sortable: true,
        orderInWords: listed,
        cell: (row) => text(formsInWords(cases, row)),
      },
      {
        id: 'startsOn',
        heading: 'Starts',
        width: '6.25rem',
        sortable: true,
        orderInWords: sooner,
        cell: (row) => day(row, 'startsOn'),
      },
      {
        id: 'nextReviewDue',
        heading: 'Next review due',
        width: '12.5rem',
        sortable: true,
        orderInWords: sooner,
        cell: due,
      },
      {
        id: 'amount',
        heading: 'Approved amount',
        width: '10.5rem',
        align: 'end',
        sortable: true,
        orderInWords: smaller,
        cell: (row) => <AmountCell pence={cases.value(row, 'amount')} period={cases.value(row, 'amountPeriod')} />,
      },
      {
        id: 'council',
        heading: 'Council',
        width: 'minmax(5.75rem, 0.8fr)',
        sortable: true,
        cell: (row) => text(cases.value(row, 'council')),
      },
      { id: 'nhsNumber', heading: 'NHS number', width: '7.5rem', cell: nhsNumber },
      {
        id: 'owner',
        heading: 'Case owner',
        width: 'minmax(8rem, 1fr)',
        cell: (row) => text(memberName(members, cases.value(row, 'owner'))),
      },
      {
        id: 'ageGroup',
        heading: 'Age group',
        width: '7.5rem',
        sortable: true,
        orderInWords: listed,
        cell: (row) => text(cases.value(row, 'ageGroup')),
      },
      {
        id: 'endsOn',
        heading: 'Ends',
        width: '6.25rem',
        sortable: true,
        orderInWords: sooner,
        cell: (row) => day(row, 'endsOn'),
      },
    ];
    return named ? columns : columns.filter(({ id }) => id !== 'name' && id !== 'nhsNumber');
  }, [cases, people, named, today, members, narrow, styles]);
}
