import * as React from 'react';
import { Field, Select } from '@fluentui/react-components';
import { showNumber } from '@phb/schemas';
import type { ImportPlan, SourceTable } from '@phb/schemas';
import { DownloadMenu } from '../../kit/DownloadMenu.js';
import { PagedTable } from '../../kit/PagedTable.js';
import { useImportStyles } from './importStyles.js';
import { notImportedTable, reasonOf, reasonsOf } from './planLines.js';

interface RefusedRowsProps {
  readonly plan: ImportPlan;
  readonly table: SourceTable;
}

/** Every refused row with every reason, by reason if wanted, to look through or to take away. */
export function RefusedRows(props: RefusedRowsProps): JSX.Element {
  const { plan, table } = props;
  const styles = useImportStyles();
  const [reason, setReason] = React.useState('');
  const problems = React.useMemo(() => plan.rows.flatMap((row) => row.problems), [plan]);
  const reasons = React.useMemo(() => reasonsOf(problems), [problems]);
  const chosen = reasons.some((one) => one.reason === reason) ? reason : '';
  const shown = React.useMemo(
    () => problems.filter((problem) => chosen === '' || reasonOf(problem) === chosen),
    [problems, chosen],
  );
  if (problems.length === 0) return <p className={styles.text}>No row is refused.</p>;
  return (
    <div className={styles.part}>
      <div className={styles.fields}>
        <Field label="Reason" className={styles.field}>
          <Select value={chosen} onChange={(_, { value }) => setReason(value)}>
            <option value="">All reasons</option>
            {reasons.map((one) => (
              <option key={one.reason} value={one.reason}>
                {one.reason} ({showNumber(one.rows)})
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <div className={styles.buttons}>
        <DownloadMenu
          label="Download the rows that are not imported"
          table={() => notImportedTable(plan, table)}
          fileName="rows-not-imported"
        />
      </div>
      <PagedTable
        caption="Refused rows"
        noun="reasons"
        rows={shown.map((problem, at) => ({ ...problem, key: `${at}` }))}
        rowKey={({ key }) => key}
        columns={[
          { heading: 'Row', cell: ({ row }) => row },
          { heading: 'Column', cell: ({ heading, column, list }) => heading ?? column ?? list },
          { heading: 'In the file', cell: ({ found }) => (found === '' ? 'Nothing' : found) },
          { heading: 'Why', cell: ({ message }) => message },
        ]}
      />
    </div>
  );
}
