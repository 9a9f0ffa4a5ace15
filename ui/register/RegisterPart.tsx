import * as React from 'react';
import { Button, makeStyles, tokens, useAnnounce } from '@fluentui/react-components';
import { Add20Regular } from '@fluentui/react-icons/svg/add';
import { ArrowClockwise20Regular } from '@fluentui/react-icons/svg/arrow-clockwise';
import { people, personalHealthBudgets, showDate, showNumber } from '@phb/schemas';
import type { Reference } from '@phb/schemas';
import { EmptyState } from '../kit/EmptyState.js';
import { VirtualGrid } from '../kit/grid/VirtualGrid.js';
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
import { ClosedCaseResult } from './ClosedCaseResult.js';
import { isFilterColumn } from './filters.js';
import type { FilterColumn } from './filters.js';
import { CardFilters, RegisterFilter } from './RegisterFilter.js';
import type { OpenFilter } from './RegisterFilter.js';
import { RegisterNotes } from './RegisterNotes.js';
import { RegisterToolbar } from './RegisterToolbar.js';
import { wholeReference } from './search.js';
import { openingView } from './selectRows.js';
import type { RegisterView } from './selectRows.js';
import { useOpenCase } from './useOpenCase.js';
import { rowHeights, useRegisterColumns } from './useRegisterColumns.js';
import { useRegisterRows } from './useRegisterRows.js';

const CaseDrawer = React.lazy(() => import(/* webpackChunkName: 'case' */ './case/CaseDrawer.js'));

const useStyles = makeStyles({
  content: { display: 'grid', rowGap: tokens.spacingVerticalS, minWidth: 0 },
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
  const [filter, setFilter] = React.useState<OpenFilter | undefined>(undefined);
  const [opened, setOpened] = useOpenCase();
  const [measure, width] = useWidth<HTMLDivElement>();
  const narrow = width !== undefined && width < narrowestGrid;
  const state = useRegisterRows(view);
  const { cases, names, rows, shown } = state;
  const { named } = names;
  const columns = useRegisterColumns({ cases: cases.set, people: rows.people, named, today }, narrow);
  const wideColumns = useRegisterColumns({ cases: cases.set, people: rows.people, named, today }, false);

  const onCases = usePermissions(personalHealthBudgets);
  const onPeople = usePermissions(people);
  const mayAdd = cases.state !== 'failed' && onCases?.add === true && onPeople?.add === true;

  const headingOf = (column: string): string => wideColumns.find(({ id }) => id === column)?.heading ?? '';
  const isOn = (column: FilterColumn): boolean => (view.filters.get(column)?.size ?? 0) > 0;
  const narrowed = view.search.trim() !== '' || [...view.filters.values()].some((chosen) => chosen.size > 0);
  const clear = (): void => setView({ ...view, search: '', filters: new Map() });
  const reference = wholeReference(view.search);
  const notHere = cases.state === 'ready' && reference !== undefined && cases.set.indexOf(reference) === undefined;
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
          {mayAdd ? (
            <Button appearance="primary" icon={<Add20Regular />} onClick={() => setOpened({ kind: 'new' })}>
              Add a case
            </Button>
          ) : null}
          <Button icon={<ArrowClockwise20Regular />} disabled={cases.state !== 'ready'} onClick={refresh}>
            Refresh
          </Button>
        </>
      }
    >
      <div ref={measure} className={styles.content}>
        {cases.state === 'failed' ? (
          <SiteProblem error={cases.set.error} site="register" subject="the register" onRetry={state.reopen} />
        ) : (
          <>
            <RegisterToolbar
              search={view.search}
              searchLabel={named ? 'Find by reference, name or NHS number' : 'Find by reference'}
              onSearch={(search) => setView({ ...view, search })}
              count={count}
              narrowed={narrowed}
              onClear={clear}
              {...(narrow
                ? {
                    cards: {
                      sort: view.sort,
                      sortable: wideColumns,
                      onSort: (sort) => setView({ ...view, sort }),
                      filters: (
                        <CardFilters
                          headingOf={headingOf}
                          isOn={isOn}
                          onOpen={(column, target) => setFilter({ column, target })}
                        />
                      ),
                    },
                  }
                : {})}
            />
            <LoadProgress label="Loading cases" progress={cases.state === 'loading' ? cases.progress : undefined} />
            <RegisterNotes state={state} />
            <VirtualGrid
              label="Personal health budgets"
              columns={columns}
              rows={shown}
              version={rows}
              rowHeight={narrow ? rowHeights.card : rowHeights.grid}
              hasHeading={!narrow}
              sort={view.sort}
              onSort={(column) =>
                setView({
                  ...view,
                  sort: { column, descending: view.sort.column === column && !view.sort.descending },
                })
              }
              filterOf={(column) =>
                isFilterColumn(column)
                  ? { isOn: isOn(column), onOpen: (target) => setFilter({ column, target }) }
                  : undefined
              }
              onOpen={(row) => setOpened({ kind: 'case', ref: cases.set.ref(row) })}
              openRow={opened?.kind === 'case' ? cases.set.indexOf(opened.ref) : undefined}
              empty={
                notHere ? (
                  <ClosedCaseResult
                    reference={reference}
                    onOpen={(ref: Reference<'PHB'>) => setOpened({ kind: 'case', ref })}
                  />
                ) : (
                  <NoCases narrowed={narrowed} loading={cases.state === 'loading'} onClear={clear} />
                )
              }
            />
          </>
        )}
      </div>
      <RegisterFilter
        open={filter}
        heading={filter === undefined ? '' : headingOf(filter.column)}
        rows={rows}
        view={view}
        onChange={(column, chosen) => setView({ ...view, filters: new Map(view.filters).set(column, chosen) })}
        onClose={() => setFilter(undefined)}
      />
      {opened === undefined ? null : (
        <React.Suspense fallback={null}>
          <CaseDrawer opened={opened} onOpen={setOpened} onClose={() => setOpened(undefined)} onSaved={afterSave} />
        </React.Suspense>
      )}
    </PartFrame>
  );
}

function countInWords(shown: number, size: number, state: 'loading' | 'ready' | 'failed'): string {
  if (state === 'loading' && size === 0) return 'Loading cases';
  const of = `${showNumber(shown)} of ${showNumber(size)} cases`;
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

interface NoCasesProps {
  readonly narrowed: boolean;
  readonly loading: boolean;
  readonly onClear: () => void;
}

function NoCases(props: NoCasesProps): JSX.Element | null {
  if (props.loading) return null;
  if (!props.narrowed) {
    return (
      <EmptyState title="There are no live or pipeline cases yet.">
        Add the first one, or import the register that you keep elsewhere.
      </EmptyState>
    );
  }
  return (
    <EmptyState title="No open case matches." action={<Button onClick={props.onClear}>Clear filters</Button>}>
      Closed cases are found by their whole reference.
    </EmptyState>
  );
}
