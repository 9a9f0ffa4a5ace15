import * as React from 'react';
import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { ArrowClockwise20Regular } from '@fluentui/react-icons/svg/arrow-clockwise';
import { Print20Regular } from '@fluentui/react-icons/svg/print';
import { showDate } from '@phb/schemas';
import { lazyPiece } from '../kit/lazyPiece.js';
import { Note } from '../kit/Note.js';
import { AsAtField, PartFrame, SkeletonRows, useEnvironment } from '../kit/index.js';

import { catalogue } from './catalogue.js';
import { useOpenCase } from '../register/useOpenCase.js';
import type { Drill } from './drill.js';
import { futureCaution } from './futureCaution.js';
import { ReportDataProvider } from './reportData.js';
import { ReportList } from './ReportList.js';
import { useRefresh } from './useRefresh.js';

const CaseDrawer = React.lazy(() => import(/* webpackChunkName: 'case' */ '../register/case/CaseDrawer.js'));
const DrillView = lazyPiece('The list of cases', () => import(/* webpackChunkName: 'more-reports' */ './DrillView.js'));

/** Where the table of a report will be, while its code comes. */
const coming = <SkeletonRows rows={10} rowHeight={33} />;

const useStyles = makeStyles({
  sides: {
    containerType: 'inline-size',
    containerName: 'reports',
  },
  columns: {
    display: 'grid',
    gridTemplateColumns: '12rem minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalXXL,
    rowGap: tokens.spacingVerticalL,
    alignItems: 'start',
    '@container reports (max-width: 46rem)': { gridTemplateColumns: 'minmax(0, 1fr)' },
    '@media print': { display: 'block' },
  },
  nav: { '@media print': { display: 'none' } },
  report: {
    containerType: 'inline-size',
    containerName: 'report',
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalL,
    minWidth: 0,
  },
  top: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    justifyContent: 'space-between',
    gap: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    maxWidth: '46rem',
  },
  title: { flex: '1 1 16rem', minWidth: 0 },
  heading: { ...typographyStyles.subtitle2, margin: 0 },
  answers: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
  asAt: { '@media print': { display: 'none' } },
  onScreen: { display: 'contents', '@media print': { display: 'none' } },
});

/** The manager reports: a list of reports, one open at a time, each as at a day and computed from the lists. */
export default function ReportsPart(): JSX.Element {
  return (
    <ReportDataProvider>
      <Reports />
    </ReportDataProvider>
  );
}

function Reports(): JSX.Element {
  const styles = useStyles();
  const { today } = useEnvironment();
  const [asAt, setAsAt] = React.useState(today);
  const [current, setCurrent] = React.useState(catalogue[0]);
  const [drill, setDrill] = React.useState<Drill | undefined>(undefined);
  const opener = React.useRef<HTMLElement | null>(null);
  const [opened, setOpened] = useOpenCase();
  const { refresh, refreshQuietly, refreshing, readAt } = useRefresh();

  const openDrill = (opened: Drill): void => {
    opener.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    setDrill(opened);
  };
  // Focus goes back to the number it came from, once that is on the screen again.
  React.useEffect(() => {
    if (drill === undefined) opener.current?.focus();
    if (drill === undefined) opener.current = null;
  }, [drill]);

  const caution = futureCaution(asAt, today);
  const { Report } = current;
  return (
    <PartFrame
      heading="Manager reports"
      asAt={`As at ${showDate(asAt)}${readAt === undefined ? '' : `. Read at ${readAt}.`}`}
      commands={
        <span className={styles.onScreen}>
          <Button icon={<ArrowClockwise20Regular />} disabledFocusable={refreshing} onClick={refresh}>
            {refreshing ? 'Refreshing' : 'Refresh'}
          </Button>
          <Button icon={<Print20Regular />} onClick={() => window.print()}>
            Print
          </Button>
        </span>
      }
    >
      <div className={styles.sides}>
        <div className={styles.columns}>
          <div className={styles.nav}>
            <ReportList
              current={current}
              onChoose={(report) => {
                opener.current = null;
                setDrill(undefined);
                setCurrent(report);
              }}
            />
          </div>
          <div className={styles.report}>
            <div className={styles.top}>
              <div className={styles.title}>
                <h3 className={styles.heading}>{current.name}</h3>
                <p className={styles.answers}>{current.answers}</p>
                <div role="status">{caution === undefined ? null : <Note kind="warning">{caution}</Note>}</div>
              </div>
              <div className={styles.asAt}>
                <AsAtField value={asAt} today={today} onChange={setAsAt} />
              </div>
            </div>
            {drill === undefined ? null : (
              <React.Suspense fallback={coming}>
                <DrillView
                  drill={drill}
                  asAt={asAt}
                  onBack={() => setDrill(undefined)}
                  onOpenCase={(ref) => setOpened({ kind: 'case', ref })}
                />
              </React.Suspense>
            )}
            {/* Kept while its cases are looked at, so that ticks and choices are still there afterwards. */}
            <div hidden={drill !== undefined}>
              <React.Suspense fallback={coming}>
                <Report key={current.id} asAt={asAt} onDrill={openDrill} />
              </React.Suspense>
            </div>
          </div>
        </div>
      </div>
      {opened === undefined ? null : (
        <React.Suspense fallback={null}>
          <CaseDrawer
            opened={opened}
            onOpen={setOpened}
            onClose={() => setOpened(undefined)}
            onSaved={refreshQuietly}
          />
        </React.Suspense>
      )}
    </PartFrame>
  );
}
