import * as React from 'react';
import {
  Button,
  Checkbox,
  Field,
  Input,
  makeStyles,
  ProgressBar,
  tokens,
  typographyStyles,
} from '@fluentui/react-components';
import { Send20Regular } from '@fluentui/react-icons/svg/send';
import { counted, type PersonalHealthBudget, sharedCases, showNumber } from '@phb/schemas';
import { Temporal } from 'temporal-polyfill';
import { PagedTable, StatusBadge, type SummaryColumn } from '../../kit/index.js';
import { agreedColumns, previewPublication, type Intention } from './preview.js';
import type { PublishRows } from './usePublishRows.js';

/** What the person decided to publish. */
export interface PublishChoice {
  readonly refs: readonly PersonalHealthBudget['ref'][];
  readonly basis: string;
  /** Cases that would have gone, and were unticked. */
  readonly leftOut: readonly PersonalHealthBudget['ref'][];
}

interface PublishPreviewProps {
  readonly rows: PublishRows;
  /** Set while cases are being written. */
  readonly sending: { readonly done: number; readonly total: number; readonly stop: () => void } | undefined;
  readonly onPublish: (publication: PublishChoice) => void;
}

const useStyles = makeStyles({
  view: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalL, minWidth: 0, maxWidth: '60rem' },
  heading: { ...typographyStyles.subtitle2, margin: 0 },
  text: { ...typographyStyles.body1, margin: `${tokens.spacingVerticalXS} 0 0`, maxWidth: '44rem' },
  quiet: { color: tokens.colorNeutralForeground2 },
  counts: {
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    margin: 0,
    ...typographyStyles.body1,
  },
  ref: { whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' },
  count: { fontVariantNumeric: 'tabular-nums', textAlign: 'end', fontWeight: tokens.fontWeightSemibold },
  meaning: { margin: 0 },
  form: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: tokens.spacingHorizontalM },
  basis: { flex: '1 1 20rem', maxWidth: '32rem', minWidth: 0 },
  // Level with the input, below its label.
  send: { marginTop: '1.375rem' },
  progress: { flex: '1 1 100%' },
  // The box and its padding fit the height of the row.
  tick: { marginBlock: '-0.375rem', marginInlineStart: '-0.5rem', whiteSpace: 'nowrap' },
  ticks: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    marginBottom: tokens.spacingVerticalS,
  },
});

const basisColumn = sharedCases.columns.basis;

/** How many cases, and what is said of one of them and of several. */
type Counted = readonly [count: number, one: string, many: string];
const leftOutWords = [
  'case is left out this time, as you unticked it',
  'cases are left out this time, as you unticked them',
] as const;

/** What publishing would do to each case, which columns go, and the button that does it. */
export function PublishPreview(props: PublishPreviewProps): JSX.Element {
  const { rows, sending, onPublish } = props;
  const styles = useStyles();
  const [basis, setBasis] = React.useState(() => rows.shared[0]?.basis ?? '');
  /** Single cases that are not to go this time. It is kept nowhere: the next publishing begins with all of them. */
  const [unticked, setUnticked] = React.useState<ReadonlySet<string>>(new Set());
  const [problem, setProblem] = React.useState<string | undefined>(undefined);
  const said = basis.trim();
  const intentions = React.useMemo(
    () =>
      previewPublication(rows, {
        council: rows.council,
        basis: said,
        publishedAt: Temporal.Instant.fromEpochMilliseconds(0), // not compared
      }),
    [rows, said],
  );
  const of = (kind: Intention['kind']): readonly Intention[] => intentions.filter((one) => one.kind === kind);
  const going = [...of('new'), ...of('changed')];
  const isTicked = (one: Intention): boolean => !unticked.has(one.ref);
  const leftOut = going.filter((one) => !isTicked(one));
  const ticked = (kind: Intention['kind']): number => of(kind).filter(isTicked).length;
  const withheld = of('withheld');
  const withdrawn = withheld.filter((one) => one.kind === 'withheld' && one.withdraws);
  const news = going.length - leftOut.length + withdrawn.length;
  const taken = withdrawn.length;
  const takenOut = taken === 0 ? '' : `; ${counted(taken, 'is there now and is', 'are there now and are')} taken out`;
  const counts: readonly Counted[] = [
    [ticked('new'), 'new case goes to the partner’s site', 'new cases go to the partner’s site'],
    [ticked('changed'), 'case there is brought up to date', 'cases there are brought up to date'],
    [of('unchanged').length, 'case there is the same already', 'cases there are the same already'],
    ...(leftOut.length === 0 ? [] : [[leftOut.length, ...leftOutWords] as const]),
    [withheld.length, `case is withheld${takenOut}`, `cases are withheld${takenOut}`],
  ];
  const submit = (): void => {
    if (said === '') setProblem('Enter the basis for sharing, as agreed with the partner.');
    else if (said.length > basisColumn.maxLength) {
      setProblem(`The basis may have at most ${basisColumn.maxLength} characters.`);
    } else {
      setProblem(undefined);
      const left = new Set(leftOut);
      onPublish({
        refs: intentions.filter((one) => !left.has(one)).map((one) => one.ref),
        basis: said,
        leftOut: leftOut.map((one) => one.ref),
      });
    }
  };
  const toggle = (one: Intention): void => {
    const next = new Set(unticked);
    if (!next.delete(one.ref)) next.add(one.ref);
    setUnticked(next);
  };
  const ref = (one: Intention): JSX.Element => <span className={styles.ref}>{one.ref}</span>;
  const tick = (one: Intention): JSX.Element => (
    <Checkbox
      className={styles.tick}
      label={ref(one)}
      checked={isTicked(one)}
      disabled={sending !== undefined}
      onChange={() => toggle(one)}
    />
  );
  const columnsWith = (first: SummaryColumn<Intention>['cell']): readonly SummaryColumn<Intention>[] => [
    { heading: 'Case', width: '11rem', cell: first },
    { heading: 'Status', width: '8rem', cell: (one) => one.status },
    { heading: 'Category', width: '13rem', cell: (one) => one.category },
    { heading: 'What happens', cell: (one) => <IntentionWords intention={one} /> },
  ];
  return (
    <div className={styles.view}>
      <div>
        <h3 className={styles.heading}>Publish to {rows.council}</h3>
        <p className={styles.text}>
          Cases of {rows.council} that the council pays a part of are copied here, with these columns and no others:{' '}
          {agreedColumns.join(', ')}.
        </p>
        <p className={`${styles.text} ${styles.quiet}`}>
          Never copied: what the NHS pays, equality data, notes, and anything about a person who is marked do not
          disclose.
        </p>
      </div>
      <dl className={styles.counts}>
        {counts.map(([count, one, many]) => (
          <React.Fragment key={many}>
            <dt className={styles.count}>{showNumber(count)}</dt>
            <dd className={styles.meaning}>{count === 1 ? one : many}</dd>
          </React.Fragment>
        ))}
      </dl>
      <form
        className={styles.form}
        aria-label="Publish"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!sending && news > 0) submit();
        }}
      >
        <Field
          className={styles.basis}
          label={basisColumn.label}
          required
          hint="As agreed with the partner. It is shown beside each case."
          validationMessage={problem}
        >
          <Input
            value={basis}
            autoComplete="off"
            disabled={sending !== undefined}
            onChange={(_, data) => setBasis(data.value)}
          />
        </Field>
        <Button
          className={styles.send}
          type="submit"
          appearance="primary"
          icon={<Send20Regular />}
          disabledFocusable={sending !== undefined || news === 0}
        >
          {news === 0 ? 'Nothing to publish' : `Publish ${counted(news, 'change')}`}
        </Button>
        {sending === undefined ? null : (
          <div className={styles.progress}>
            <p className={styles.text} role="status">
              Publishing: {showNumber(sending.done)} of {counted(sending.total, 'case')}
            </p>
            <ProgressBar
              aria-label="Publishing"
              {...(sending.total === 0 ? {} : { value: sending.done / sending.total })}
            />
            <Button appearance="subtle" onClick={sending.stop}>
              Stop
            </Button>
          </div>
        )}
      </form>
      {going.length === 0 ? null : (
        <div>
          <div className={styles.ticks}>
            <Button
              size="small"
              disabledFocusable={sending !== undefined || leftOut.length === 0}
              onClick={() => setUnticked(new Set())}
            >
              Tick all
            </Button>
            <Button
              size="small"
              disabledFocusable={sending !== undefined || leftOut.length === going.length}
              onClick={() => setUnticked(new Set(going.map((one) => one.ref)))}
            >
              Untick all
            </Button>
          </div>
          <PagedTable
            caption="Cases that go. Untick a case to leave it out this time."
            noun="cases"
            columns={columnsWith(tick)}
            rows={going}
            rowKey={(one) => one.ref}
          />
        </div>
      )}
      {withheld.length === 0 ? null : (
        <PagedTable
          caption="Cases that are withheld, and why"
          noun="cases"
          columns={columnsWith(ref)}
          rows={withheld}
          rowKey={(one) => one.ref}
        />
      )}
    </div>
  );
}

function IntentionWords(props: { readonly intention: Intention }): JSX.Element {
  const { intention } = props;
  switch (intention.kind) {
    case 'new':
      return <>New in the partner’s site</>;
    case 'changed':
      return <>Brought up to date: {intention.columns.join(', ')}</>;
    case 'unchanged':
      return <>The same already</>;
    case 'withheld':
      return (
        <>
          {intention.withdraws ? <StatusBadge tone="warning">Taken out</StatusBadge> : null} {intention.reason}
        </>
      );
  }
}
