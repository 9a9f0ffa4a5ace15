import * as React from 'react';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { showDate } from '@phb/schemas';
import type { OfferRow, OfferState } from '@phb/schemas';
import { DownloadMenu } from '../../kit/DownloadMenu.js';
import { EmptyState } from '../../kit/EmptyState.js';
import { useShowMessage } from '../../kit/MessageLine.js';
import { PagedTable } from '../../kit/PagedTable.js';
import { sentenceOf } from '../../kit/sentence.js';
import { useData } from '../../part/data.js';
import { useEnvironment } from '../../part/environment.js';
import { useNames } from '../useNames.js';
import type { RegisterScreenProps } from '../screens/screen.js';
import { beginCase } from './beginCase.js';

const useStyles = makeStyles({
  table: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: tokens.spacingVerticalS, minWidth: 0 },
  download: { justifySelf: 'start' },
});

interface OffersTableProps extends RegisterScreenProps {
  readonly rows: readonly OfferRow[];
  readonly state: OfferState;
  readonly mayAdd: boolean;
}

const since = (row: OfferRow): string => (row.since === null ? 'Not recorded' : showDate(row.since));

/** The people of one state of the offer, with the way to record an offer: on their case, or on one that is begun for it. */
export function OffersTable(props: OffersTableProps): JSX.Element {
  const { rows, state, mayAdd } = props;
  const data = useData();
  const styles = useStyles();
  const { today } = useEnvironment();
  const names = useNames();
  const showMessage = useShowMessage();
  const [busy, setBusy] = React.useState<string | undefined>(undefined);

  const begin = async (row: OfferRow): Promise<void> => {
    if (row.packageRef === undefined) return;
    setBusy(row.ref);
    try {
      const caseRef = await beginCase(data, row.packageRef, today);
      props.onSaved();
      props.onOpenCase(caseRef);
    } catch (error) {
      showMessage({ kind: 'error', text: sentenceOf(error) });
    }
    setBusy(undefined);
  };
  const nameOf = ({ personRef }: OfferRow): string => {
    const index = names.set?.indexOf(personRef);
    if (names.set === undefined || index === undefined) return '';
    return `${names.set.value(index, 'familyName')}, ${names.set.value(index, 'givenName')}`;
  };
  const act = (row: OfferRow): JSX.Element | string => {
    const { caseRef } = row;
    if (caseRef !== undefined) {
      return (
        <Button size="small" aria-label={`Open the case ${caseRef}`} onClick={() => props.onOpenCase(caseRef)}>
          Open the case
        </Button>
      );
    }
    return mayAdd ? (
      <Button
        size="small"
        aria-label={`Begin a case for ${row.ref}`}
        disabledFocusable={busy !== undefined}
        onClick={() => void begin(row)}
      >
        Begin a case
      </Button>
    ) : (
      'No case'
    );
  };
  if (rows.length === 0) return <EmptyState title={`Nobody stands at “${state}”.`} />;
  return (
    <div className={styles.table}>
      <PagedTable
        caption={`${state}: who has waited longest comes first`}
        noun="people"
        rows={rows}
        rowKey={(row) => row.ref}
        columns={[
          { heading: 'Package or case', cell: (row) => row.ref },
          ...(names.named ? [{ heading: 'Person', cell: nameOf }] : []),
          { heading: 'Right by', cell: (row) => row.of },
          { heading: 'Since', cell: since },
          { heading: 'The offer', cell: act },
        ]}
      />
      <div className={styles.download}>
        <DownloadMenu
          fileName={`offers-${today.toString()}`}
          table={() => ({
            title: `Right to have a budget: ${state.toLowerCase()}`,
            about: [
              `As at ${showDate(today)}`,
              'Open packages and cases that give a right to have a budget. No names.',
            ],
            columns: [
              { heading: 'Package or case', kind: 'text' },
              { heading: 'Case', kind: 'text' },
              { heading: 'Right by', kind: 'text' },
              { heading: 'Law', kind: 'text' },
              { heading: 'Since', kind: 'date' },
              { heading: 'What became of the offer', kind: 'text' },
            ],
            rows: rows.map((row) => [row.ref, row.caseRef ?? '', row.of, row.source, row.since, row.state]),
          })}
        />
      </div>
    </div>
  );
}
