import * as React from 'react';
import { Link, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import {
  counted,
  lineOf,
  markerRules,
  notCountedHere,
  ownMarkers,
  receivedReturns,
  showDate,
  showNumber,
} from '@phb/schemas';
import { EmptyState, useEnvironment } from '../../kit/index.js';
import type { ReportProps } from '../drill.js';
import { markersTable } from '../exports.js';
import { MarkersTable } from '../MarkersTable.js';
import { Reconciliation } from '../Reconciliation.js';
import { Remarks } from '../Remarks.js';
import { useReportSources, useSource } from '../reportData.js';
import { ReportBody } from '../ReportBody.js';
import { ReportDownload } from '../ReportDownload.js';
import { SourceWaiting } from '../SourceWaiting.js';

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM, minWidth: 0 },
  line: { ...typographyStyles.body1, margin: 0, maxWidth: '44rem' },
  rules: { ...typographyStyles.body1, maxWidth: '44rem' },
  summary: { cursor: 'pointer' },
  list: { margin: `${tokens.spacingVerticalXS} 0 0`, paddingInlineStart: tokens.spacingHorizontalXXL },
  foot: { display: 'flex', justifyContent: 'flex-end', maxWidth: '60rem', '@media print': { display: 'none' } },
});

/** Markers of Progress: the returns that other areas sent, beside the register's own row. */
export default function MarkersReport(props: ReportProps): JSX.Element {
  const { asAt, onDrill } = props;
  const styles = useStyles();
  const { today } = useEnvironment();
  const sources = useReportSources();
  const reported = useSource(sources.reported);
  const cases = useSource(sources.cases);
  const readyReturns = reported.status === 'ready' ? reported : undefined;
  const readyCases = cases.status === 'ready' ? cases : undefined;
  const received = React.useMemo(
    () => readyReturns && receivedReturns(readyReturns.rows, asAt, readyReturns.unreadable),
    [readyReturns, asAt],
  );
  const own = React.useMemo(
    () => readyCases && ownMarkers(readyCases.rows, asAt, readyCases.unreadable),
    [readyCases, asAt],
  );
  if (reported.status !== 'ready') return <SourceWaiting source={sources.reported} state={reported} rows={12} />;
  if (cases.status !== 'ready') return <SourceWaiting source={sources.cases} state={cases} rows={12} />;
  if (!received || !own) return <></>;
  if (received.areas.length === 0) {
    return (
      <EmptyState title={`No return was counted on or before ${showDate(asAt)}.`}>
        Choose a later day, or enter the returns in the list Reported counts of the register site.
      </EmptyState>
    );
  }
  const openOwn = (group: string): void =>
    onDrill({
      kind: 'cases',
      title: `This register: ${group}`,
      basis: own.basisInWords,
      find: (rows, day) => lineOf(ownMarkers(rows, day), group).references,
    });
  const left = lineOf(own, notCountedHere);
  return (
    <ReportBody
      notes={[
        'The returns were counted on another day and on the basis that each area states. Print their day beside the register’s.',
        'An area that reports nothing for a group is shown as not reported, which is not the same as 0.',
      ]}
    >
      {() => (
        <div className={styles.part}>
          <MarkersTable
            received={received}
            own={own}
            onOpenReturn={(title, rows) => onDrill({ kind: 'returns', title, rows })}
            onOpenOwn={openOwn}
          />
          <p className={styles.line}>
            Not counted in this return:{' '}
            {left.count === 0 ? (
              'nobody'
            ) : (
              <Link as="button" inline onClick={() => openOwn(notCountedHere)}>
                {counted(left.count, 'person', 'people')}
              </Link>
            )}{' '}
            of the {showNumber(own.total)} with a personal health budget in this register.
          </p>
          <div>
            <Reconciliation result={received.reconciles ? ownOr(received, own) : received} />
            <Remarks remarks={received.remarks} />
          </div>
          <details className={styles.rules}>
            <summary className={styles.summary}>How the register’s own row is made</summary>
            <ol className={styles.list}>
              {markerRules.map((rule) => (
                <li key={rule.inWords}>
                  <strong>{rule.marker ?? notCountedHere}.</strong> {rule.inWords}
                </li>
              ))}
              <li>
                <strong>{notCountedHere}.</strong> Everybody else.
              </li>
            </ol>
            <p className={styles.line}>
              Each person stands in the first group that fits. The order was inferred from the published table and is a
              local choice.
            </p>
          </details>
          <div className={styles.foot}>
            <ReportDownload
              fileName={`markers-of-progress-${asAt.toString()}`}
              table={() => markersTable(received, own, today)}
            />
          </div>
        </div>
      )}
    </ReportBody>
  );
}

interface Result {
  readonly reconciles: boolean;
  readonly reconciliation: string;
}

function ownOr(received: Result, own: Result): Result {
  return own.reconciles ? received : own;
}
