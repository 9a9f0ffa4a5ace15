import { personalHealthBudgets, showNhsNumber } from '@phb/schemas';
import type { ExportKind, ExportValue, SiteUser } from '@phb/connectors';
import { memberName } from '../../kit/useMembers.js';
import { periodInWords } from '../periodInWords.js';
import type { RegisterRows } from '../selectRows.js';

interface From {
  readonly rows: RegisterRows;
  readonly members: readonly SiteUser[];
}
type ValueOf = (from: From, row: number) => ExportValue;

/** One column of the register as a file has it. */
interface FileColumn {
  readonly kind: ExportKind;
  readonly value: ValueOf;
  /** Of the same column, beside it: the period of an amount, the managed account of a direct payment. */
  readonly after?: { readonly heading: string; readonly value: ValueOf };
  /** Says who somebody is. */
  readonly personal?: boolean;
}

function nhsNumber({ rows }: From, row: number): string | null {
  const number = rows.people.nhsNumberOf(row);
  return number === undefined ? null : showNhsNumber(number);
}

function period({ rows }: From, row: number): string | null {
  const found = rows.cases.value(row, 'amountPeriod');
  return found === null ? null : periodInWords(found);
}

const columns: readonly (readonly [string, FileColumn])[] = [
  ['ref', { kind: 'text', value: ({ rows }, row) => rows.cases.ref(row) }],
  ['name', { kind: 'text', value: ({ rows }, row) => rows.people.nameOf(row) ?? null, personal: true }],
  ['status', { kind: 'text', value: ({ rows }, row) => rows.cases.value(row, 'status') }],
  ['category', { kind: 'text', value: ({ rows }, row) => rows.cases.value(row, 'category') }],
  [
    'forms',
    {
      kind: 'text',
      value: ({ rows }, row) => rows.cases.value(row, 'forms').join(', '),
      after: {
        heading: personalHealthBudgets.columns.managedAccount.label,
        value: ({ rows }, row) => (rows.cases.value(row, 'managedAccount') ? 'Yes' : 'No'),
      },
    },
  ],
  ['startsOn', { kind: 'date', value: ({ rows }, row) => rows.cases.value(row, 'startsOn') }],
  ['nextReviewDue', { kind: 'date', value: ({ rows }, row) => rows.cases.value(row, 'nextReviewDue') }],
  [
    'amount',
    {
      kind: 'money',
      value: ({ rows }, row) => rows.cases.value(row, 'amount'),
      after: { heading: 'Per', value: period },
    },
  ],
  ['council', { kind: 'text', value: ({ rows }, row) => rows.cases.value(row, 'council') }],
  ['nhsNumber', { kind: 'text', value: nhsNumber, personal: true }],
  ['owner', { kind: 'text', value: ({ rows, members }, row) => memberName(members, rows.cases.value(row, 'owner')) }],
  ['ageGroup', { kind: 'text', value: ({ rows }, row) => rows.cases.value(row, 'ageGroup') }],
  ['endsOn', { kind: 'date', value: ({ rows }, row) => rows.cases.value(row, 'endsOn') }],
];

/** Every column that the register can show, as a file has it, by the name that saved views know it by. */
export const fileColumns: ReadonlyMap<string, FileColumn> = new Map(columns);

/** The names of the columns, those included that not everybody may see. */
export const knownColumns: ReadonlySet<string> = new Set(fileColumns.keys());
