import * as React from 'react';
import { Button, makeStyles, tokens, useAnnounce } from '@fluentui/react-components';
import { Add20Regular } from '@fluentui/react-icons/svg/add';
import { ArrowClockwise20Regular } from '@fluentui/react-icons/svg/arrow-clockwise';
import { counted, people, personalHealthBudgets, showDate, showNumber } from '@phb/schemas';
import { laidOut, resized } from '../kit/grid/layout.js';
import { LoadProgress } from '../kit/LoadProgress.js';
import { useShowMessage } from '../kit/MessageLine.js';
import { PartFrame } from '../kit/PartFrame.js';
import { sentenceOf } from '../kit/sentence.js';
import { SiteProblem } from '../kit/SiteProblem.js';
import { showTime } from '../kit/time.js';
import { usePermissions } from '../kit/usePermissions.js';
import { useWidth } from '../kit/useWidth.js';
import { useSites } from '../part/data.js';
import { useEnvironment } from '../part/environment.js';
import { isFiltered } from './filters.js';
import type { Marking } from './moved/MovedBar.js';
import { RegisterFilter } from './RegisterFilter.js';
import type { OpenFilter } from './RegisterFilter.js';
import { RegisterGrid } from './RegisterGrid.js';
import { RegisterNotes } from './RegisterNotes.js';
import { RegisterToolbar } from './RegisterToolbar.js';
import { openingView } from './selectRows.js';
import type { RegisterView } from './selectRows.js';
import { useGroups } from './useGroups.js';
import { useOpenCase } from './useOpenCase.js';
import { openingLayout, rowHeights, useRegisterColumns } from './useRegisterColumns.js';
import { useRegisterRows } from './useRegisterRows.js';
import { useSelection } from './useSelection.js';

const CaseDrawer = React.lazy(() => import(/* webpackChunkName: 'case' */ './case/CaseDrawer.js'));
const MoreMenu = React.lazy(() => import(/* webpackChunkName: 'screens' */ './screens/MoreMenu.js'));
const OpenScreen = React.lazy(() => import(/* webpackChunkName: 'screens' */ './screens/OpenScreen.js'));
const MovedBar = React.lazy(() => import(/* webpackChunkName: 'moved' */ './moved/MovedBar.js'));
const ArrangeBar = React.lazy(() => import(/* webpackChunkName: 'arrange' */ './arrange/ArrangeBar.js'));

const useStyles = makeStyles({
  content: { display: 'grid', rowGap: tokens.spacingVerticalS, minWidth: 0 },
  // As high as its buttons, so that nothing moves when they come.
  arrange: { minHeight: '32px' },
});

/** Narrower than this the grid becomes a list of cards. In CSS pixels of the part, not of the window. */
const narrowestGrid = 720;

/** The PHB register: every live and pipeline case, to find, open, add and change. */
export default function RegisterPart(): JSX.Element {
  const styles = useStyles();
  const { today } = useEnvironment();
  const { register } = useSites();
  const showMessage = useShowMessage();
  const [view, setView] = React.useState<RegisterView>(openingView);
  const [layout, setLayout] = React.useState(openingLayout);
  const [filter, setFilter] = React.useState<OpenFilter | undefined>(undefined);
  const [opened, setOpened] = useOpenCase();
  const [screen, setScreen] = React.useState<string | undefined>(undefined);
  const [measure, width] = useWidth<HTMLDivElement>();
  const narrow = width !== undefined && width < narrowestGrid;
  const state = useRegisterRows(view);
  const { cases, names, members, rows, shown, painted } = state;
  const { named } = names;
  const groups = useGroups(state, view.groupBy);
  const selection = useSelection(cases, shown, groups.entries);
  const source = { cases: cases.set, people: rows.people, named, today, members };
  const card = useRegisterColumns(source, true);
  const all = useRegisterColumns(source, false);
  const wide = React.useMemo(() => laidOut(all, layout), [all, layout]);
  const [marking, mark] = React.useState<{ readonly of: Marking | undefined }>({ of: undefined });
  const onMark = React.useCallback((next: Marking | undefined) => mark({ of: next }), []);
  const plain = narrow ? card : wide;
  const columns = React.useMemo(() => marking.of?.(plain) ?? plain, [marking, plain]);

  const asked = painted && cases.state !== 'failed';
  const onCases = usePermissions(personalHealthBudgets, asked);
  const onPeople = usePermissions(people, asked);
  const mayAdd = onCases?.add === true && onPeople?.add === true;

  const headingOf = (column: string): string => all.find(({ id }) => id === column)?.heading ?? '';
  const narrowed = view.search.trim() !== '' || isFiltered(view.filters);
  const clear = (): void => setView({ ...view, search: '', filters: new Map() });
  const count = countInWords(shown?.length ?? 0, cases.set.size, cases.state);
  useCountAnnouncement(count, cases.state === 'ready');

  const refresh = (): void => {
    Promise.all([cases.set.refresh(), names.refresh()]).then(
      ([{ changed }]) =>
        showMessage({
          kind: 'info',
          text: changed === 0 ? 'Nothing has changed since.' : 'The register is up to date.',
        }),
      (error: unknown) => showMessage({ kind: 'error', text: sentenceOf(error) }),
    );
  };
  const afterSave = (): void => {
    const failed = (error: unknown): void =>
      showMessage({ kind: 'error', text: `Saved, but the list could not be brought up to date. ${sentenceOf(error)}` });
    Promise.all([cases.set.refresh(), names.refresh()]).catch(failed);
  };

  return (
    <PartFrame
      heading="Register"
      asAt={
        cases.set.loadedAt === undefined
          ? undefined
          : `Reviews counted from ${showDate(today)}. Read at ${showTime(cases.set.loadedAt, register.zone)}.`
      }
      commands={
        <>
          {mayAdd && screen === undefined ? (
            <Button appearance="primary" icon={<Add20Regular />} onClick={() => setOpened({ kind: 'new' })}>
              Add a case
            </Button>
          ) : null}
          <Button icon={<ArrowClockwise20Regular />} disabled={cases.state !== 'ready'} onClick={refresh}>
            Refresh
          </Button>
          {onCases === undefined || onPeople === undefined ? null : (
            <React.Suspense fallback={null}>
              <MoreMenu may={{ cases: onCases, people: onPeople }} opened={screen} onOpen={setScreen} />
            </React.Suspense>
          )}
        </>
      }
    >
      <div ref={measure} className={styles.content}>
        {cases.state === 'failed' ? (
          <SiteProblem error={cases.set.error} site="register" subject="the register" onRetry={state.reopen} />
        ) : screen !== undefined ? (
          <React.Suspense fallback={null}>
            <OpenScreen
              id={screen}
              onClose={() => setScreen(undefined)}
              onOpenCase={(ref) => setOpened({ kind: 'case', ref })}
              onSaved={afterSave}
            />
          </React.Suspense>
        ) : (
          <>
            <RegisterToolbar
              search={view.search}
              searchLabel={named ? 'Find by reference, name or NHS number' : 'Find by reference'}
              onSearch={(search) => setView({ ...view, search })}
              count={count}
              narrowed={narrowed}
              onClear={clear}
              moved={
                cases.set.changes.size === 0 ? null : (
                  <React.Suspense fallback={null}>
                    <MovedBar cases={cases} opened={opened} members={members} onMark={onMark} />
                  </React.Suspense>
                )
              }
              {...(narrow
                ? {
                    cards: {
                      sort: view.sorts[0],
                      sortable: all,
                      onSort: (sort) => setView({ ...view, sorts: [sort] }),
                      headingOf,
                      isFilterOn: (column) => (view.filters.get(column)?.size ?? 0) > 0,
                      onFilter: (column, target) => setFilter({ column, target }),
                    },
                  }
                : {})}
            />
            <div className={styles.arrange}>
              {painted ? (
                <React.Suspense fallback={null}>
                  <ArrangeBar
                    state={state}
                    arrangement={{ view, layout }}
                    onArrange={(next) => {
                      setView(next.view);
                      setLayout(next.layout);
                    }}
                    columns={all}
                    shownColumns={wide}
                    selected={selection.selected}
                    onSelected={selection.setSelected}
                    fold={groups.fold}
                    mayEdit={onCases?.edit === true}
                    onSaved={afterSave}
                  />
                </React.Suspense>
              ) : null}
            </div>
            <LoadProgress label="Loading cases" progress={cases.state === 'loading' ? cases.progress : undefined} />
            <RegisterNotes state={state} />
            <RegisterGrid
              state={state}
              view={view}
              onView={setView}
              columns={columns}
              rowHeight={narrow ? rowHeights.card : rowHeights[layout.density]}
              narrow={narrow}
              entries={groups.entries}
              grouping={groups.grouping}
              selection={selection.grid}
              onResize={(column, to) => setLayout(resized(layout, column, to))}
              onFilter={(column, target) => setFilter({ column, target })}
              opened={opened}
              onOpen={setOpened}
            />
          </>
        )}
      </div>
      <RegisterFilter
        open={filter}
        heading={filter === undefined ? '' : headingOf(filter.column)}
        rows={rows}
        view={view}
        members={members}
        onChange={(column, chosen) => setView({ ...view, filters: new Map(view.filters).set(column, chosen) })}
        onClose={() => setFilter(undefined)}
      />
      {opened === undefined ? null : (
        <React.Suspense fallback={null}>
          <CaseDrawer
            opened={opened}
            changes={cases.set.changes}
            onOpen={setOpened}
            onClose={() => setOpened(undefined)}
            onSaved={afterSave}
          />
        </React.Suspense>
      )}
    </PartFrame>
  );
}

function countInWords(shown: number, size: number, state: 'loading' | 'ready' | 'failed'): string {
  if (state === 'loading' && size === 0) return 'Loading cases';
  const of = `${showNumber(shown)} of ${counted(size, 'case')}`;
  return state === 'loading' ? `${of} loaded so far` : of;
}

/** Reads the count out once typing or ticking has settled. */
function useCountAnnouncement(count: string, ready: boolean): void {
  const { announce } = useAnnounce();
  React.useEffect(() => {
    if (!ready) return undefined;
    const timer = setTimeout(() => announce(count, { batchId: 'count', polite: true }), 600);
    return () => clearTimeout(timer);
  }, [announce, count, ready]);
}
