import * as React from 'react';
import { Button, makeStyles, Select, tokens } from '@fluentui/react-components';
import { counted, display, type SharedCase, sharedCases, showNumber, type Stored } from '@phb/schemas';
import { Temporal } from 'temporal-polyfill';
import { EmptyState, LoadView, NoAccess, SkeletonRows, useData, useLoad } from '../../kit/index.js';
import { FindBar } from '../../kit/FindBar.js';
import type { GridSort } from '../../kit/grid/column.js';
import { VirtualGrid } from '../../kit/grid/VirtualGrid.js';
import { Note } from '../../kit/Note.js';
import { useWidth } from '../../kit/useWidth.js';
import { useRefreshed } from '../refresh.js';
import { selectShared } from './sharedCaseRows.js';
import { sharedRowHeights, useSharedColumns } from './useSharedColumns.js';

const SharedCaseDrawer = React.lazy(() => import(/* webpackChunkName: 'shared-case' */ './SharedCaseDrawer.js'));

/** Narrower than this the grid becomes a list of cards. In CSS pixels of the part. */
const narrowestGrid = 720;

const useStyles = makeStyles({
  view: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM, minWidth: 0 },
});

interface SharedRows {
  /** Not every member of the site may see who the cases are about. */
  readonly mayRead: boolean;
  readonly cases: readonly Stored<SharedCase>[];
  readonly unreadable: readonly string[];
}

/** The jointly funded cases as this partner may see them: the agreed columns and no others. */
export default function SharedCasesView(): JSX.Element {
  const data = useData();
  const ask = React.useCallback(
    async (signal: AbortSignal): Promise<SharedRows> => {
      const { read } = await data.permissions(sharedCases);
      if (!read) return { mayRead: false, cases: [], unreadable: [] };
      const page = await data.list(sharedCases).all({}, signal);
      return {
        mayRead: true,
        cases: page.rows,
        unreadable: page.unreadable.map((row) => (row.title === '' ? `item ${row.id}` : row.title)),
      };
    },
    [data],
  );
  const load = useLoad(ask);
  useRefreshed(load);
  return (
    <LoadView
      load={load}
      subject="the shared cases"
      site="partnership"
      placeholder={<SkeletonRows rows={12} rowHeight={40} />}
    >
      {(rows) =>
        rows.mayRead ? (
          <SharedCases rows={rows} />
        ) : (
          <NoAccess subject="the shared cases">They say who people are, so only the two teams see them.</NoAccess>
        )
      }
    </LoadView>
  );
}

function SharedCases(props: { readonly rows: SharedRows }): JSX.Element {
  const { cases, unreadable } = props.rows;
  const styles = useStyles();
  const [typed, setTyped] = React.useState('');
  const [sort, setSort] = React.useState<GridSort>({ column: 'name', descending: false });
  const [openRef, setOpenRef] = React.useState<string | undefined>(undefined);
  const [measure, width] = useWidth<HTMLDivElement>();
  const narrow = width !== undefined && width < narrowestGrid;
  const columns = useSharedColumns(cases, narrow);
  const wide = useSharedColumns(cases, false);
  const shown = React.useMemo(() => selectShared(cases, typed, sort), [cases, typed, sort]);
  const lastPublished = React.useMemo(
    () =>
      cases.reduce<Temporal.Instant | undefined>(
        (last, row) => (last && Temporal.Instant.compare(last, row.publishedAt) >= 0 ? last : row.publishedAt),
        undefined,
      ),
    [cases],
  );
  const opened = cases.find((row) => row.ref === openRef);

  if (cases.length === 0 && unreadable.length === 0) {
    return (
      <EmptyState title="No cases are shared here yet.">
        The team that keeps the register publishes jointly funded cases to this site.
      </EmptyState>
    );
  }
  return (
    <div className={styles.view} ref={measure}>
      <FindBar
        label="Find shared cases"
        searchLabel="Find by name, reference or council number"
        search={typed}
        onSearch={setTyped}
        count={`${showNumber(shown.length)} of ${counted(cases.length, 'case')}${
          lastPublished === undefined
            ? ''
            : `, last published ${display(sharedCases.columns.publishedAt, lastPublished)}`
        }`}
      >
        {narrow ? (
          <Select
            aria-label="Sort by"
            value={sort.column}
            onChange={(_, data) => setSort({ column: data.value, descending: false })}
          >
            {wide
              .filter((column) => column.sortable)
              .map((column) => (
                <option key={column.id} value={column.id}>
                  {column.heading}
                </option>
              ))}
          </Select>
        ) : null}
      </FindBar>
      {unreadable.length === 0 ? null : (
        <Note kind="warning">
          {counted(unreadable.length, 'case cannot be read and is', 'cases cannot be read and are')} not shown:{' '}
          {unreadable.join(', ')}. The team that keeps the register can publish{' '}
          {unreadable.length === 1 ? 'it' : 'them'} again.
        </Note>
      )}
      <VirtualGrid
        label="Shared cases"
        columns={columns}
        rows={shown}
        version={cases}
        rowHeight={narrow ? sharedRowHeights.card : sharedRowHeights.grid}
        hasHeading={!narrow}
        sorts={[sort]}
        onSort={(column) => setSort({ column, descending: sort.column === column && !sort.descending })}
        onOpen={(row) => setOpenRef(cases[row]?.ref)}
        openRow={opened === undefined ? undefined : cases.indexOf(opened)}
        empty={
          <EmptyState
            title="No shared case matches."
            action={<Button onClick={() => setTyped('')}>Clear the search</Button>}
          >
            Cases that are not jointly funded are not shared, and some are withheld.
          </EmptyState>
        }
      />
      {opened === undefined ? null : (
        <React.Suspense fallback={null}>
          <SharedCaseDrawer shared={opened} onClose={() => setOpenRef(undefined)} />
        </React.Suspense>
      )}
    </div>
  );
}
