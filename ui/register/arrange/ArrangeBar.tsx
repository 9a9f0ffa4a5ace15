import * as React from 'react';
import { Button, makeStyles, Select, tokens, typographyStyles } from '@fluentui/react-components';
import { TableSettings20Regular } from '@fluentui/react-icons/svg/table-settings';
import type { ExportTable } from '@phb/connectors';
import { counted, showNumber } from '@phb/schemas';
import { DownloadMenu } from '../../kit/DownloadMenu.js';
import type { GridColumn } from '../../kit/grid/column.js';
import type { Selected } from '../../kit/grid/selected.js';
import { sortsInWords } from '../../kit/grid/sortsInWords.js';
import { showTime } from '../../kit/time.js';
import { useData, useSites } from '../../part/data.js';
import { useEnvironment } from '../../part/environment.js';
import { readPolicy } from '../case/readPolicy.js';
import type { RegisterState } from '../useRegisterRows.js';
import { writeDefinition } from './definition.js';
import type { Arrangement } from './definition.js';
import { filtersInWords, registerTable } from './exportRegister.js';
import { useKeptViews } from './useKeptViews.js';

const ArrangePanel = React.lazy(() => import(/* webpackChunkName: 'arrange-panel' */ './ArrangePanel.js'));
const OwnerPanel = React.lazy(() => import(/* webpackChunkName: 'bulk' */ '../bulk/OwnerPanel.js'));

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
  },
  view: { maxWidth: '100%' },
  words: { ...typographyStyles.body1, margin: 0, minWidth: 0, color: tokens.colorNeutralForeground2 },
  selected: { ...typographyStyles.body1Strong, margin: 0, fontVariantNumeric: 'tabular-nums' },
});

interface ArrangeBarProps {
  readonly state: RegisterState;
  readonly arrangement: Arrangement;
  readonly onArrange: (next: Arrangement) => void;
  /** Every column, and those shown, in their order. */
  readonly columns: readonly GridColumn[];
  readonly shownColumns: readonly GridColumn[];
  readonly selected: Selected;
  readonly onSelected: (selected: Selected) => void;
  /** Folds all groups away or opens them; undefined while nothing is grouped. */
  readonly fold: ((away: boolean) => void) | undefined;
  readonly mayEdit: boolean;
  /** Cases were changed: the rows are to be brought up to date. */
  readonly onSaved: () => void;
}

/** What can be done with the whole list: open a view of it, arrange it, take it away, act on the cases that are ticked. */
export default function ArrangeBar(props: ArrangeBarProps): JSX.Element {
  const { state, arrangement, onArrange, columns, shownColumns, selected, onSelected, fold } = props;
  const { view } = arrangement;
  const { cases, rows, shown, members } = state;
  const styles = useStyles();
  const data = useData();
  const { register } = useSites();
  const { today } = useEnvironment();
  const kept = useKeptViews(arrangement, onArrange);
  const [panel, setPanel] = React.useState<'arrange' | 'owner' | undefined>(undefined);

  const views = kept.load.status === 'ready' ? kept.load.value.views : [];
  const { current } = kept;
  const changed =
    current?.read !== undefined && writeDefinition(current.read.arrangement) !== writeDefinition(arrangement);
  const table = async (ticked: boolean): Promise<ExportTable> => {
    const { policy } = await readPolicy(data);
    const all = shown ?? new Int32Array();
    return registerTable({
      rows,
      members,
      // What a filter hides is ticked all the same: it comes after what is shown.
      shown: ticked ? tickedRows(all, cases.set, selected) : all,
      view: ticked ? undefined : view,
      columns,
      shownColumns,
      organisation: policy.organisationName,
      asAt: today,
      readAt: cases.set.loadedAt === undefined ? 'not yet' : showTime(cases.set.loadedAt, register.zone),
    });
  };
  const option = (ref: string, name: string): JSX.Element => (
    <option key={ref} value={ref}>
      {name}
      {changed && current.row.ref === ref ? ' (changed)' : ''}
    </option>
  );
  const listed = (shared: boolean): JSX.Element[] =>
    views.filter((one) => one.isShared === shared).map((one) => option(one.row.ref, one.name));
  const [own, shared] = [listed(false), listed(true)];
  const filters = filtersInWords({ ...view, search: '' }, columns, members);
  const file = `register-${today.toString()}`;

  return (
    <>
      <div className={styles.bar}>
        <Select
          className={styles.view}
          aria-label="View"
          value={current?.row.ref ?? ''}
          onChange={(_, { value }) => kept.open(views.find(({ row }) => row.ref === value))}
        >
          <option value="">All open cases</option>
          {own.length === 0 ? null : <optgroup label="My views">{own}</optgroup>}
          {shared.length === 0 ? null : <optgroup label="Shared views">{shared}</optgroup>}
        </Select>
        <Button icon={<TableSettings20Regular />} onClick={() => setPanel('arrange')}>
          Columns and views
        </Button>
        <DownloadMenu
          table={() => table(false)}
          fileName={file}
          disabled={cases.state !== 'ready' || shown === undefined || shown.length === 0}
        />
        {/* In the same place: ticking the first case must not push the rows away under the pointer. */}
        {selected.size > 0 ? (
          <div className={styles.bar} role="group" aria-label="Cases that are ticked">
            <p className={styles.selected} role="status">
              {selectedInWords(selected, shown, cases.set)}
            </p>
            {props.mayEdit ? <Button onClick={() => setPanel('owner')}>Change owner</Button> : null}
            <DownloadMenu table={() => table(true)} fileName={`${file}-chosen`} label="Download these" />
            <Button appearance="subtle" onClick={() => onSelected(new Set())}>
              Clear the ticks
            </Button>
          </div>
        ) : (
          <>
            {fold === undefined ? null : (
              <>
                <Button appearance="subtle" onClick={() => fold(true)}>
                  Fold all groups
                </Button>
                <Button appearance="subtle" onClick={() => fold(false)}>
                  Open all groups
                </Button>
              </>
            )}
            <p className={styles.words}>Sorted by {sortsInWords(view.sorts, columns)}</p>
            {/* Also of columns that are not shown: a filter that nobody sees would be taken for missing cases. */}
            {filters.length === 0 ? null : <p className={styles.words}>Filtered by {filters.join('; ')}</p>}
          </>
        )}
      </div>
      <React.Suspense fallback={null}>
        {panel === 'arrange' ? (
          <ArrangePanel
            arrangement={arrangement}
            onArrange={onArrange}
            columns={columns}
            kept={kept}
            changed={changed}
            onClose={() => setPanel(undefined)}
          />
        ) : null}
        {panel === 'owner' ? (
          <OwnerPanel
            ids={selected}
            members={members}
            onDone={(refused) => {
              onSelected(refused);
              props.onSaved();
            }}
            onClose={() => setPanel(undefined)}
          />
        ) : null}
      </React.Suspense>
    </>
  );
}

type Cases = RegisterState['cases']['set'];

/** The rows of what is ticked, in the order shown, those that a filter hides last. */
function tickedRows(shown: Int32Array, cases: Cases, selected: Selected): Int32Array {
  const seen = shown.filter((row) => selected.has(cases.id(row)));
  if (seen.length === selected.size) return seen;
  const visible = new Set(seen);
  return Int32Array.from([...seen, ...cases.filter((row) => selected.has(cases.id(row)) && !visible.has(row))]);
}

function selectedInWords(selected: Selected, shown: Int32Array | undefined, cases: Cases): string {
  let seen = 0;
  shown?.forEach((row) => {
    if (selected.has(cases.id(row))) seen += 1;
  });
  const ticked = counted(selected.size, 'case is ticked', 'cases are ticked');
  const hidden = selected.size - seen;
  if (hidden === 0) return ticked;
  return `${ticked}, ${hidden === selected.size ? 'none' : showNumber(seen)} of them shown`;
}
