import * as React from 'react';
import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import {
  coincidence,
  continuingHealthcare,
  counted,
  type Line,
  lineOf,
  packagesByStream,
  peopleByCategory,
  peopleByForm,
  type Ratio,
  showDate,
  showNumber,
  showPercent,
} from '@phb/schemas';
import { SummaryTable, useEnvironment } from '../../kit/index.js';
import type { ReportProps } from '../drill.js';
import { about, reconciliationLine } from '../exports.js';
import { Headline } from '../Headline.js';
import { Reconciliation } from '../Reconciliation.js';
import { Remarks } from '../Remarks.js';
import { useReportSources, useSource } from '../reportData.js';
import { ReportBody } from '../ReportBody.js';
import { ReportDownload } from '../ReportDownload.js';
import { SourceWaiting } from '../SourceWaiting.js';

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM, minWidth: 0, maxWidth: '46rem' },
  caution: { ...typographyStyles.caption1, display: 'block', color: tokens.colorNeutralForeground2 },
  foot: { display: 'flex', justifyContent: 'flex-end', '@media print': { display: 'none' } },
});

/** People in adult CHC with a personal health budget, beside the packages open on the day (question 5). */
export default function ContinuingHealthcareReport(props: ReportProps): JSX.Element {
  const { asAt, onDrill } = props;
  const styles = useStyles();
  const { today } = useEnvironment();
  const sources = useReportSources();
  const cases = useSource(sources.cases);
  const packages = useSource(sources.packages);
  const readyCases = cases.status === 'ready' ? cases : undefined;
  const readyPackages = packages.status === 'ready' ? packages : undefined;
  const found = React.useMemo(() => {
    if (!readyCases || !readyPackages) return undefined;
    const byCategory = peopleByCategory(readyCases.rows, 'active', asAt, readyCases.unreadable);
    const byForm = peopleByForm(readyCases.rows, 'active', asAt, readyCases.unreadable);
    const byStream = packagesByStream(readyPackages.rows, asAt, readyPackages.unreadable);
    const chc = continuingHealthcare(byCategory, byStream);
    const notes = byForm.lines.map((line) => coincidence(chc.line, line)).filter((note) => note !== undefined);
    return { byCategory, byStream, chc, notes };
  }, [readyCases, readyPackages, asAt]);

  if (cases.status !== 'ready') return <SourceWaiting source={sources.cases} state={cases} rows={5} />;
  if (packages.status !== 'ready') return <SourceWaiting source={sources.packages} state={packages} rows={5} />;
  if (!found) return <></>;
  const { byCategory, byStream, chc, notes } = found;
  const openLine = (line: Line): void =>
    onDrill({
      kind: 'cases',
      title: `${line.label}: people with a personal health budget`,
      basis: byCategory.basisInWords,
      find: (rows, day) => lineOf(peopleByCategory(rows, 'active', day), line.key).references,
    });
  const fastTrackNote =
    chc.fastTrack.count === 0
      ? []
      : [
          `${counted(chc.fastTrack.count, 'person', 'people')} whose budget came by Fast track: a category of their own, not in this count.`,
        ];
  return (
    <ReportBody notes={[...fastTrackNote, ...notes]}>
      {() => (
        <div className={styles.part}>
          <Headline
            number={showNumber(chc.line.count)}
            onOpen={chc.line.count === 0 ? undefined : () => openLine(chc.line)}
          >
            people in adult NHS continuing healthcare (CHC) had a personal health budget on {showDate(asAt)}
          </Headline>
          <SummaryTable<Ratio>
            caption="Set against"
            columns={[
              {
                heading: 'Comparison',
                cell: (row) => (
                  <>
                    {row.label}
                    {row.caution === undefined ? null : <span className={styles.caution}>{row.caution}</span>}
                  </>
                ),
              },
              { heading: 'CHC people', align: 'end', width: '6rem', cell: (row) => showNumber(row.above) },
              { heading: 'Of', align: 'end', width: '4.5rem', cell: (row) => showNumber(row.below) },
              { heading: 'Percentage', align: 'end', width: '6rem', cell: (row) => showPercent(row.percent) },
            ]}
            rows={chc.ratios}
            rowKey={(row) => row.label}
          />
          <Reconciliation result={both(byCategory, byStream)} />
          <Remarks remarks={byCategory.remarks} />
          <div className={styles.foot}>
            <ReportDownload
              fileName={`chc-with-a-budget-${asAt.toString()}`}
              table={() => ({
                title: 'Adult CHC with a personal health budget',
                about: about({
                  asAt,
                  run: today,
                  basis: byCategory.basisInWords,
                  filter: 'category is Adult CHC',
                  rows: chc.ratios.length,
                  notes: [reconciliationLine(both(byCategory, byStream)), ...fastTrackNote, ...notes],
                }),
                columns: [
                  { heading: 'Comparison', kind: 'text' },
                  { heading: 'CHC people', kind: 'number' },
                  { heading: 'Of', kind: 'number' },
                  { heading: 'Of what', kind: 'text' },
                  { heading: 'Percentage', kind: 'percent' },
                  { heading: 'Caution', kind: 'text' },
                ],
                rows: chc.ratios.map((row) => [
                  row.label,
                  row.above,
                  row.below,
                  row.belowInWords,
                  row.percent ?? null,
                  row.caution ?? null,
                ]),
              })}
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

/** Both tables must reconcile before one is set against the other. */
function both(people: Result, packages: Result): Result {
  if (!people.reconciles) return people;
  if (!packages.reconciles) return packages;
  return { reconciles: true, reconciliation: 'The categories and the funding streams each add up to their totals.' };
}
