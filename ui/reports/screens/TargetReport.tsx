import * as React from 'react';
import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import {
  againstTarget,
  type AgainstTarget,
  type Basis,
  counted,
  financialYearOf,
  peopleByForm,
  showDate,
  showDifference,
  showNumber,
  showPercent,
  type TargetRow,
} from '@phb/schemas';
import { EmptyState, SummaryTable, useEnvironment } from '../../kit/index.js';
import type { ReportProps } from '../drill.js';
import { about, reconciliationLine } from '../exports.js';
import { Headline } from '../Headline.js';
import { Reconciliation } from '../Reconciliation.js';
import { useReportSources, useSource } from '../reportData.js';
import { ReportBody } from '../ReportBody.js';
import { ReportDownload } from '../ReportDownload.js';
import { SourceWaiting } from '../SourceWaiting.js';
import { TargetBars } from '../TargetBars.js';

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM, minWidth: 0, maxWidth: '46rem' },
  caution: { ...typographyStyles.body1, margin: 0, maxWidth: '44rem', color: tokens.colorNeutralForeground2 },
  foot: { display: 'flex', justifyContent: 'flex-end', '@media print': { display: 'none' } },
});

const bases: readonly Basis[] = ['active', 'yearToDate'];
const basisWords: Readonly<Record<Basis, string>> = { active: 'Active on the day', yearToDate: 'Year to date' };

/** People with a personal health budget against the year's target (question 1), on both bases. */
export default function TargetReport(props: ReportProps): JSX.Element {
  const { asAt } = props;
  const sources = useReportSources();
  const cases = useSource(sources.cases);
  const targets = useSource(sources.targets);
  const ready = cases.status === 'ready' ? cases : undefined;
  const tallies = React.useMemo(
    () =>
      ready && {
        active: peopleByForm(ready.rows, 'active', asAt, ready.unreadable),
        yearToDate: peopleByForm(ready.rows, 'yearToDate', asAt, ready.unreadable),
      },
    [ready, asAt],
  );
  if (targets.status !== 'ready') return <SourceWaiting source={sources.targets} state={targets} rows={3} />;
  if (cases.status !== 'ready') return <SourceWaiting source={sources.cases} state={cases} rows={3} />;
  if (!tallies) return <></>;
  const year = financialYearOf(asAt).label;
  const wanted = targets.rows.filter((row) => row.financialYear === year);
  if (wanted.length === 0) {
    const others = [...new Set(targets.rows.map((row) => row.financialYear))].sort();
    return (
      <EmptyState title={`There is no target for ${year} in the list Targets.`}>
        {others.length === 0
          ? 'Add one in the list Targets of the register site.'
          : `There is one for ${others.join(', ')}. Choose a day in that year, or add a target to the list.`}
      </EmptyState>
    );
  }
  return (
    <ReportBody
      notes={[
        'NHS England sets targets a year at a time: later years have none until they are set.',
        'People in the year to date are always as many as, or more than, people active on a day. Say which you give.',
      ]}
    >
      {() => wanted.map((target) => <OneTarget key={target.ref} {...props} target={target} tallies={tallies} />)}
    </ReportBody>
  );
}

interface OneTargetProps extends ReportProps {
  readonly target: TargetRow;
  readonly tallies: Readonly<Record<Basis, ReturnType<typeof peopleByForm>>>;
}

function OneTarget(props: OneTargetProps): JSX.Element {
  const { asAt, target, tallies, onDrill } = props;
  const styles = useStyles();
  const { today } = useEnvironment();
  const rows = bases.map((basis) => againstTarget(tallies[basis].total, basis, target));
  const active = againstTarget(tallies.active.total, 'active', target);
  const openCount = (row: AgainstTarget): void =>
    onDrill({
      kind: 'cases',
      title: `People counted against the target: ${basisWords[row.basis].toLowerCase()}`,
      basis: tallies[row.basis].basisInWords,
      find: (cases, day) => peopleByForm(cases, row.basis, day).references,
    });
  return (
    <div className={styles.part}>
      <Headline
        number={showPercent(active.percent, 1)}
        onOpen={() => onDrill({ kind: 'target', title: `Target for ${target.financialYear}`, target })}
      >
        of the {target.financialYear} target of {showNumber(target.count)}: {counted(active.count, 'person', 'people')}{' '}
        on {showDate(asAt)}, {showDifference(active.difference)}
      </Headline>
      <p className={styles.caution}>{active.caution}</p>
      <SummaryTable<AgainstTarget>
        caption={`Against the target for ${target.financialYear}${target.setBy === null ? '' : `, set by ${target.setBy}`}`}
        columns={[
          { heading: 'Counted', cell: (row) => basisWords[row.basis] },
          { heading: 'People', align: 'end', width: '6rem', cell: (row) => showNumber(row.count) },
          { heading: 'Target', align: 'end', width: '6rem', cell: (row) => showNumber(row.target.count) },
          { heading: 'Of target', align: 'end', width: '6rem', cell: (row) => showPercent(row.percentInTable) },
          { heading: 'Difference', align: 'end', width: '6rem', cell: (row) => showDifference(row.difference) },
        ]}
        rows={rows}
        rowKey={(row) => row.basis}
        onOpen={openCount}
        canOpen={(row) => row.count > 0}
      />
      <TargetBars
        target={target.count}
        counts={rows.map((row) => ({ label: basisWords[row.basis], count: row.count }))}
      />
      <Reconciliation result={bothBases(tallies)} />
      <div className={styles.foot}>
        <ReportDownload
          fileName={`against-target-${asAt.toString()}`}
          table={() => ({
            title: `Against the target for ${target.financialYear}`,
            about: about({
              asAt,
              run: today,
              basis: bases.map((basis) => tallies[basis].basisInWords).join(' '),
              filter: 'all personal health budgets',
              rows: rows.length,
              notes: [reconciliationLine(bothBases(tallies)), `Target counts: ${target.basis ?? 'not stated'}`],
            }),
            columns: [
              { heading: 'Counted', kind: 'text' },
              { heading: 'People', kind: 'number' },
              { heading: 'Target', kind: 'number' },
              { heading: 'Of target', kind: 'percent' },
              { heading: 'Difference', kind: 'number' },
              { heading: 'Caution', kind: 'text' },
            ],
            rows: rows.map((row) => [
              basisWords[row.basis],
              row.count,
              row.target.count,
              row.percentInTable ?? null,
              row.difference,
              row.caution ?? null,
            ]),
          })}
        />
      </div>
    </div>
  );
}

interface Result {
  readonly reconciles: boolean;
  readonly reconciliation: string;
}

/** Both counts must reconcile before they are set against a target. */
function bothBases(tallies: OneTargetProps['tallies']): Result {
  const broken = bases.map((basis) => tallies[basis]).find((tally) => !tally.reconciles);
  if (broken) return broken;
  const [active, yearToDate] = [tallies.active.total, tallies.yearToDate.total].map(showNumber);
  return {
    reconciles: true,
    reconciliation: `The forms add up to both counts: ${active} on the day and ${yearToDate} in the year, each person once.`,
  };
}
