import * as React from 'react';
import { Button, makeStyles, tokens, useId } from '@fluentui/react-components';
import { ArrowClockwise20Regular } from '@fluentui/react-icons/svg/arrow-clockwise';
import { personalHealthBudgets, reviewBand, reviewBands, showDate, showNumber } from '@phb/schemas';
import type { Reference, ReviewBand, ReviewDue } from '@phb/schemas';
import { EmptyState } from '../kit/EmptyState.js';
import { VirtualGrid } from '../kit/grid/VirtualGrid.js';
import { LoadProgress } from '../kit/LoadProgress.js';
import { useShowMessage } from '../kit/MessageLine.js';
import { PartFrame } from '../kit/PartFrame.js';
import { sentenceOf } from '../kit/sentence.js';
import { SiteProblem } from '../kit/SiteProblem.js';
import { tabId, Tabs } from '../kit/Tabs.js';
import { showTime } from '../kit/time.js';
import { useMembers } from '../kit/useMembers.js';
import { usePermissions } from '../kit/usePermissions.js';
import { useWidth } from '../kit/useWidth.js';
import { useSites } from '../part/data.js';
import { useEnvironment } from '../part/environment.js';
import { useOpenCase } from '../register/useOpenCase.js';
import { everything, foundIn, isFinding, rowsOf } from './finding.js';
import { ReviewNotes } from './ReviewNotes.js';
import { reviewRowHeights, useReviewColumns } from './useReviewColumns.js';
import { useReviews } from './useReviews.js';

const CaseDrawer = React.lazy(() => import(/* webpackChunkName: 'case' */ '../register/case/CaseDrawer.js'));
const WhyDialog = React.lazy(() => import(/* webpackChunkName: 'why' */ './WhyDialog.js'));
const ReviewFindBar = React.lazy(() => import(/* webpackChunkName: 'review-find' */ './ReviewFindBar.js'));
const NoReviews = React.lazy(() => import(/* webpackChunkName: 'review-find' */ './NoReviews.js'));
const RecordReviewDialog = React.lazy(() => import(/* webpackChunkName: 'review' */ './RecordReviewDialog.js'));

const useStyles = makeStyles({
  content: { display: 'grid', rowGap: tokens.spacingVerticalS, minWidth: 0 },
  // As high as what comes there, so that nothing moves when it does.
  find: { minHeight: '32px' },
});
/** Narrower than this the grid becomes a list of cards. In CSS pixels of the part. */
const narrowestGrid = 760;

/** The review tracker: which reviews are late, which come next, why, and the recording of those that were done. */
export default function ReviewsPart(): JSX.Element {
  const styles = useStyles();
  const { today } = useEnvironment();
  const { register } = useSites();
  const showMessage = useShowMessage();
  const panelId = useId('band');
  const state = useReviews();
  const { cases, people, dueOf, bands, mayReviews } = state;
  const { named } = state.names;
  const [chosen, setChosen] = React.useState<ReviewBand | undefined>(undefined);
  const [finding, setFinding] = React.useState(everything);
  const find = React.useRef<HTMLDivElement>(null);
  const clear = (): void => {
    setFinding(everything);
    find.current?.querySelector('input')?.focus(); // the buttons for it go away
  };
  const [explained, setExplained] = React.useState<number | undefined>(undefined);
  const [recording, setRecording] = React.useState<Reference<'PHB'> | undefined>(undefined);
  const [opened, setOpened] = useOpenCase();
  const [measure, width] = useWidth<HTMLDivElement>();
  const narrow = width !== undefined && width < narrowestGrid;

  const found = React.useMemo(() => foundIn(bands, cases.set, people, finding), [bands, cases, people, finding]);
  // Until the person chooses, the first band with anything in it: what is wrong before what is late.
  const ready =
    cases.state === 'ready' && (dueOf !== undefined || state.reviewsHidden || state.clocksFailed !== undefined);
  const first = reviewBands.find((one) => (bands.rows.get(one)?.length ?? 0) > 0) ?? 'Overdue';
  const band = chosen ?? (ready ? first : 'Overdue');
  const rows = cases.set.size === 0 && cases.state === 'loading' ? undefined : found.get(band);
  const tabs = reviewBands.map((one) => ({
    value: one,
    label: one,
    count: ready ? showNumber(found.get(one)?.length ?? 0) : '',
  }));
  const loaded = cases.state === 'ready';
  const onCases = usePermissions(personalHealthBudgets, state.painted);
  const mayRecord = onCases?.edit === true && mayReviews?.add === true && mayReviews.edit;
  const members = useMembers(loaded);
  const onRecord = React.useCallback((row: number) => setRecording(cases.set.ref(row)), [cases.set]);
  const columns = useReviewColumns(
    {
      cases: cases.set,
      people,
      named,
      dueOf,
      band,
      today,
      onWhy: state.reviewsHidden ? undefined : setExplained,
      onRecord: mayRecord ? onRecord : undefined,
      members,
    },
    narrow,
  );

  const bringUpToDate = (): void => {
    state.refresh().catch((error: unknown) => {
      const text = `Saved, but the list could not be brought up to date. ${sentenceOf(error)}`;
      showMessage({ kind: 'error', text });
    });
  };
  const refresh = (): void => {
    state.refresh().then(
      (changed) =>
        showMessage({
          kind: 'info',
          text: changed === 0 ? 'Nothing has changed since.' : 'The reviews are up to date.',
        }),
      (error: unknown) => showMessage({ kind: 'error', text: sentenceOf(error) }),
    );
  };
  const recorded = (ref: string, due: ReviewDue): void => {
    setRecording(undefined);
    showMessage({ kind: 'success', text: recordedInWords(ref, due, reviewBand(due.due, today).band) });
    bringUpToDate();
  };
  const whyDue = explained === undefined ? undefined : dueOf?.(explained);

  return (
    <PartFrame
      heading="Reviews"
      asAt={
        cases.set.loadedAt === undefined
          ? undefined
          : `Counted from ${showDate(today)}. Read at ${showTime(cases.set.loadedAt, register.zone)}.`
      }
      commands={
        <Button icon={<ArrowClockwise20Regular />} disabled={cases.state !== 'ready'} onClick={refresh}>
          Refresh
        </Button>
      }
    >
      <div ref={measure} className={styles.content}>
        {cases.state === 'failed' ? (
          <SiteProblem error={cases.set.error} site="register" subject="the register" onRetry={state.reopen} />
        ) : (
          <>
            <Tabs
              label="Reviews by how near they are"
              tabs={tabs}
              value={band}
              onChange={setChosen}
              panelId={panelId}
            />
            <div ref={find} className={styles.find}>
              {state.painted && loaded ? (
                <React.Suspense fallback={null}>
                  <ReviewFindBar
                    cases={cases}
                    members={members}
                    named={named}
                    finding={finding}
                    onFind={setFinding}
                    onClear={clear}
                    found={rowsOf(found)}
                    of={rowsOf(bands.rows)}
                  />
                </React.Suspense>
              ) : null}
            </div>
            <LoadProgress label="Loading reviews" progress={cases.state === 'loading' ? cases.progress : undefined} />
            <ReviewNotes state={state} />
            <div id={panelId} role="tabpanel" aria-labelledby={tabId(panelId, band)}>
              <VirtualGrid
                key={narrow ? 'cards' : 'grid'}
                label={`Reviews: ${band.toLowerCase()}`}
                columns={columns}
                rows={rows}
                version={columns}
                rowHeight={narrow ? reviewRowHeights.card : reviewRowHeights.grid}
                hasHeading={!narrow}
                onOpen={(row) => setOpened({ kind: 'case', ref: cases.set.ref(row) })}
                openRow={opened?.kind === 'case' ? cases.set.indexOf(opened.ref) : undefined}
                empty={
                  !ready ? null : isFinding(finding) ? (
                    <React.Suspense fallback={null}>
                      <NoReviews finding={finding} elsewhere={rowsOf(found)} named={named} onSearchAll={clear} />
                    </React.Suspense>
                  ) : (
                    <EmptyState title={emptyInWords(band)} />
                  )
                }
              />
            </div>
          </>
        )}
      </div>
      <React.Suspense fallback={null}>
        {explained === undefined || whyDue === undefined ? null : (
          <WhyDialog
            caseRef={cases.set.ref(explained)}
            due={whyDue}
            stored={cases.set.value(explained, 'nextReviewDue')}
            onClose={() => setExplained(undefined)}
          />
        )}
        {recording === undefined ? null : (
          <RecordReviewDialog
            caseRef={recording}
            onClose={() => setRecording(undefined)}
            onRecorded={(due) => recorded(recording, due)}
          />
        )}
        {opened === undefined ? null : (
          <CaseDrawer
            opened={opened}
            changes={cases.set.changes}
            onOpen={setOpened}
            onClose={() => setOpened(undefined)}
            onSaved={bringUpToDate}
          />
        )}
      </React.Suspense>
    </PartFrame>
  );
}

function emptyInWords(band: ReviewBand): string {
  switch (band) {
    case 'No date':
      return 'Every running budget has a date for its next review.';
    case 'Overdue':
      return 'No review is overdue.';
    case 'Later':
      return 'No review is due later than in 90 days.';
    default:
      return `No review is ${band.toLowerCase()}.`;
  }
}

function recordedInWords(ref: string, due: ReviewDue, band: ReviewBand): string {
  if (due.due !== undefined) {
    const where =
      band === 'Overdue' ? 'It stays under Overdue, since another review is late' : `It now stands under ${band}`;
    return `The review of ${ref} is recorded. The next one is due on ${showDate(due.due)}. ${where}.`;
  }
  if (due.nothingMoreDue)
    return `The review of ${ref} is recorded. Nothing more is due: close the case when it is done with.`;
  return `The review of ${ref} is recorded. No date could be worked out for the next one: it stands under No date.`;
}
