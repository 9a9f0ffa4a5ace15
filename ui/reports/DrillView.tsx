import * as React from 'react';
import { Button, Link, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { ArrowLeft20Regular } from '@fluentui/react-icons/svg/arrow-left';
import {
  counted,
  type PackageRow,
  type Reference,
  type ReportedRow,
  showNumber,
  showShortDate,
  type TargetRow,
} from '@phb/schemas';
import type { Temporal } from 'temporal-polyfill';
import { EmptyState, Facts, PagedTable, useEnvironment, type SummaryColumn } from '../kit/index.js';
import type { Drill } from './drill.js';
import { casesTable, packagesTable } from './exports.js';

import { useReportSources, useSource } from './reportData.js';
import { ReportDownload } from './ReportDownload.js';
import type { CaseRow } from './rows.js';
import { SourceWaiting } from './SourceWaiting.js';

interface DrillViewProps {
  readonly drill: Drill;
  readonly asAt: Temporal.PlainDate;
  readonly onBack: () => void;
  readonly onOpenCase: (ref: Reference<'PHB'>) => void;
}

const useStyles = makeStyles({
  view: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM, minWidth: 0 },
  top: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalS,
    maxWidth: '60rem',
    '@media print': { display: 'none' },
  },
  heading: { ...typographyStyles.subtitle2, margin: 0, outlineStyle: 'none' },
  ref: { whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' },
  basis: { ...typographyStyles.caption1, margin: 0, color: tokens.colorNeutralForeground2 },
});

/** What stands behind one number of a report: cases, packages, the return or the target that it came from. */
export default function DrillView(props: DrillViewProps): JSX.Element {
  const { drill, onBack } = props;
  const styles = useStyles();
  const heading = React.useRef<HTMLHeadingElement>(null);
  React.useEffect(() => heading.current?.focus(), []);
  const back = (
    <Button appearance="subtle" icon={<ArrowLeft20Regular />} onClick={onBack}>
      Back to the report
    </Button>
  );
  return (
    <div
      className={styles.view}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onBack();
      }}
    >
      <h3 className={styles.heading} ref={heading} tabIndex={-1}>
        {drill.title}
      </h3>
      {drill.kind === 'cases' ? (
        <Cases drill={drill} asAt={props.asAt} back={back} onOpenCase={props.onOpenCase} />
      ) : null}
      {drill.kind === 'packages' ? <Packages drill={drill} asAt={props.asAt} back={back} /> : null}
      {drill.kind === 'returns' ? (
        <>
          <div className={styles.top}>{back}</div>
          <Returns rows={drill.rows} />
        </>
      ) : null}
      {drill.kind === 'target' ? (
        <>
          <div className={styles.top}>{back}</div>
          <TargetFacts target={drill.target} />
        </>
      ) : null}
    </div>
  );
}

interface ListProps<K extends Drill['kind']> {
  readonly drill: Extract<Drill, { readonly kind: K }>;
  readonly asAt: Temporal.PlainDate;
  readonly back: JSX.Element;
}

const shortDate = (date: Temporal.PlainDate | null): string => (date === null ? '' : showShortDate(date));

function Cases(props: ListProps<'cases'> & Pick<DrillViewProps, 'onOpenCase'>): JSX.Element {
  const { drill, asAt, back, onOpenCase } = props;
  const styles = useStyles();
  const sources = useReportSources();
  const state = useSource(sources.cases);
  const environment = useEnvironment();
  const rows = state.status === 'ready' ? state.rows : undefined;
  const cases = React.useMemo(() => {
    if (!rows) return [];
    const wanted = new Set(drill.find(rows, asAt));
    return rows.filter((row) => wanted.has(row.ref));
  }, [rows, drill, asAt]);
  if (state.status !== 'ready') return <SourceWaiting source={sources.cases} state={state} rows={12} />;
  const columns: readonly SummaryColumn<CaseRow>[] = [
    {
      heading: 'Case',
      width: '9rem',
      cell: (row) => {
        const address = environment.linkToCase?.({ caseRef: row.ref });
        return (
          <Link
            className={styles.ref}
            {...(address === undefined ? { as: 'button' } : { href: address })}
            onClick={(event: React.MouseEvent) => {
              // Opened in another tab the address leads to the case; here it opens over the report.
              if (event.ctrlKey || event.metaKey || event.shiftKey) return;
              event.preventDefault();
              onOpenCase(row.ref);
            }}
          >
            {row.ref}
          </Link>
        );
      },
    },
    { heading: 'Status', width: '8rem', cell: (row) => row.status },
    { heading: 'Category', cell: (row) => row.category },
    { heading: 'Form', cell: (row) => row.forms.join(', ') },
    { heading: 'Starts', align: 'end', width: '7rem', cell: (row) => shortDate(row.startsOn) },
    { heading: 'Ends', align: 'end', width: '7rem', cell: (row) => shortDate(row.endsOn) },
  ];
  return (
    <>
      <div className={styles.top}>
        {back}
        <ReportDownload
          table={() => casesTable(drill.title, cases, { asAt, run: environment.today, basis: drill.basis })}
          fileName={`cases-${asAt.toString()}`}
          disabled={cases.length === 0}
        />
      </div>
      <p className={styles.basis}>{drill.basis}</p>
      {cases.length === 0 ? (
        <EmptyState title="No cases are behind this number any more.">
          The register has changed since it was opened.
        </EmptyState>
      ) : (
        <PagedTable
          caption={countOf(cases.length, 'case', 'cases')}
          noun="cases"
          columns={columns}
          rows={cases}
          rowKey={(row) => row.ref}
        />
      )}
    </>
  );
}

function countOf(count: number, one: string, many: string): string {
  return counted(count, one, many);
}

function Packages(props: ListProps<'packages'>): JSX.Element {
  const { drill, asAt, back } = props;
  const styles = useStyles();
  const sources = useReportSources();
  const state = useSource(sources.packages);
  const { today } = useEnvironment();
  const rows = state.status === 'ready' ? state.rows : undefined;
  const packages = React.useMemo(() => {
    if (!rows) return [];
    const wanted = new Set(drill.find(rows, asAt));
    return rows.filter((row) => wanted.has(row.ref));
  }, [rows, drill, asAt]);
  if (state.status !== 'ready') return <SourceWaiting source={sources.packages} state={state} rows={12} />;
  const columns: readonly SummaryColumn<PackageRow>[] = [
    { heading: 'Package', width: '10rem', cell: (row) => <span className={styles.ref}>{row.ref}</span> },
    { heading: 'Funding stream', cell: (row) => row.fundingStream },
    { heading: 'Starts', align: 'end', width: '7rem', cell: (row) => shortDate(row.startsOn) },
    { heading: 'Ends', align: 'end', width: '7rem', cell: (row) => shortDate(row.endsOn) },
  ];
  return (
    <>
      <div className={styles.top}>
        {back}
        <ReportDownload
          table={() => packagesTable(drill.title, packages, { asAt, run: today, basis: drill.basis })}
          fileName={`packages-${asAt.toString()}`}
          disabled={packages.length === 0}
        />
      </div>
      <p className={styles.basis}>{drill.basis}</p>
      <PagedTable
        caption={countOf(packages.length, 'package', 'packages')}
        noun="packages"
        columns={columns}
        rows={packages}
        rowKey={(row) => row.ref}
      />
    </>
  );
}

function Returns(props: { readonly rows: readonly ReportedRow[] }): JSX.Element {
  const columns: readonly SummaryColumn<ReportedRow>[] = [
    { heading: 'Group', cell: (row) => row.group },
    { heading: 'Area', cell: (row) => row.area },
    { heading: 'Count', align: 'end', cell: (row) => showNumber(row.count) },
    { heading: 'Counted on', align: 'end', cell: (row) => shortDate(row.countedOn) },
    { heading: 'Received on', align: 'end', cell: (row) => shortDate(row.receivedOn) || 'Not recorded' },
    { heading: 'Basis', cell: (row) => row.basis ?? 'Not stated' },
    { heading: 'Source', cell: (row) => row.source ?? 'Not recorded' },
    { heading: 'Reference', cell: (row) => row.ref },
  ];
  return (
    <PagedTable
      caption="As received: counts without identities"
      noun="counts"
      columns={columns}
      rows={props.rows}
      rowKey={(row) => row.ref}
    />
  );
}

function TargetFacts(props: { readonly target: TargetRow }): JSX.Element {
  const { target } = props;
  return (
    <Facts
      facts={[
        ['Target', showNumber(target.count)],
        ['Financial year', target.financialYear],
        ['Set by', target.setBy ?? 'Not recorded'],
        ['What it counts', target.basis ?? 'Not stated'],
        ['Reference', target.ref],
      ]}
    />
  );
}
