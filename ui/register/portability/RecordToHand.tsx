import * as React from 'react';
import { Button, Field, makeStyles, Select, tokens, typographyStyles } from '@fluentui/react-components';
import type { PersonRecord } from '@phb/connectors';
import { counted, cutReasons, showNumber, thirdPartyMarks } from '@phb/schemas';
import type { CutReason, MarkReason, ThirdPartyMark } from '@phb/schemas';
import { Note } from '../../kit/Note.js';
import { PagedTable } from '../../kit/PagedTable.js';
import { SummaryTable } from '../../kit/SummaryTable.js';
import { useScreenStyles } from '../screens/screenStyles.js';

const useStyles = makeStyles({
  bulk: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, alignItems: 'flex-end' },
  // Long notes keep their lines and stay readable beside the choice.
  value: { ...typographyStyles.body1, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', maxWidth: '60ch' },
  stack: { display: 'grid', rowGap: tokens.spacingVerticalXS, paddingBottom: tokens.spacingVerticalXS },
  quiet: { color: tokens.colorNeutralForeground2 },
  // The reasons are long: the box is not as wide as they are.
  choice: { width: '100%', minWidth: 0, maxWidth: '20rem', '& select': { textOverflow: 'ellipsis' } },
});

const whyInWords: Readonly<Record<MarkReason, string>> = {
  'free text': 'Free text: it may name others',
  'somebody else': 'About somebody else',
  restricted: 'Restricted matter',
  document: 'A document: read it first, in the tab Documents of its case',
};

type Decision = 'keep' | CutReason;

interface RecordToHandProps {
  readonly record: PersonRecord;
  readonly busy: boolean;
  readonly made: boolean;
  readonly onHand: (cuts: ReadonlyMap<string, CutReason>) => void;
  /** What would be lost by leaving, undefined if nothing. */
  readonly onUnsaved: (what: string | undefined) => void;
}

/** What was found, what of it speaks of others, and what is decided about each of those values before it is handed over. */
export function RecordToHand(props: RecordToHandProps): JSX.Element {
  const { record, busy, made, onHand, onUnsaved } = props;
  const styles = useScreenStyles();
  const own = useStyles();
  const marks = React.useMemo(() => thirdPartyMarks(record.rows), [record]);
  const [decided, setDecided] = React.useState<ReadonlyMap<string, Decision>>(new Map());
  const [rest, setRest] = React.useState<Decision>('keep');
  React.useEffect(
    () => onUnsaved(decided.size > 0 && !made ? 'what you decided about each value' : undefined),
    [decided, made, onUnsaved],
  );
  const open = marks.filter(({ id }) => !decided.has(id));
  const decide = (ids: readonly string[], decision: Decision): void =>
    setDecided((before) => new Map([...before, ...ids.map((id) => [id, decision] as const)]));
  const undecide = (id: string): void => setDecided((before) => new Map([...before].filter(([key]) => key !== id)));
  const hand = (): void => {
    const cuts = new Map<string, CutReason>();
    for (const { id } of marks) {
      const decision = decided.get(id);
      if (decision !== undefined && decision !== 'keep') cuts.set(id, decision);
    }
    onHand(cuts);
  };
  const lists = [...new Set(record.rows.map(({ list }) => list))];
  return (
    <>
      <section className={styles.section} aria-label="What was found">
        {record.notOpened.length === 0 ? null : (
          <Note kind="warning">
            This is not everything: you may not open {record.notOpened.join(', ')}. Ask somebody who may.
          </Note>
        )}
        {record.unreadable.length === 0 ? null : (
          <Note kind="warning">
            {counted(record.unreadable.length, 'row does', 'rows do')} not read as declared, so what they hold is not in
            it. Mend first: {record.unreadable.map(({ list, title }) => `${list} ${title}`).join(', ')}.
          </Note>
        )}
        {record.inBin.length === 0 ? null : (
          <Note kind="warning">
            In the recycle bin, and not in it: {record.inBin.join(', ')}. Restore what belongs in it, and read again.
          </Note>
        )}
        <SummaryTable
          caption="What was found"
          rows={lists}
          rowKey={({ title }) => title}
          columns={[
            { heading: 'List', cell: ({ title }) => title },
            {
              heading: 'Rows',
              align: 'end',
              cell: (list) => showNumber(record.rows.filter((row) => row.list === list).length),
            },
            {
              heading: 'Versions',
              align: 'end',
              cell: (list) =>
                showNumber(
                  record.rows
                    .filter((row) => row.list === list)
                    .reduce((sum, { versions }) => sum + versions.length, 0),
                ),
            },
          ]}
        />
      </section>
      <section className={styles.section} aria-labelledby="to-look-at">
        <h4 className={styles.heading} id="to-look-at">
          What may speak of others
        </h4>
        <p className={styles.text} role="status">
          {marks.length === 0
            ? 'There is nothing that has to be looked at.'
            : open.length === 0
              ? `All ${showNumber(marks.length)} values are decided.`
              : `${showNumber(open.length)} of ${showNumber(marks.length)} values are still to be decided. The same value in earlier versions is decided with it.`}
        </p>
        {open.length === 0 ? null : (
          <div className={own.bulk}>
            <Field label="All that are not decided yet">
              <DecisionSelect value={rest} onChange={(decision) => setRest(decision ?? 'keep')} />
            </Field>
            <Button
              onClick={() =>
                decide(
                  open.map(({ id }) => id),
                  rest,
                )
              }
            >
              Decide {showNumber(open.length)}
            </Button>
          </div>
        )}
        {marks.length === 0 ? null : (
          <div className={styles.wide}>
            <MarksTable
              marks={marks}
              decided={decided}
              onDecide={(id, decision) => (decision === undefined ? undecide(id) : decide([id], decision))}
            />
          </div>
        )}
        <Button appearance="primary" disabledFocusable={busy || open.length > 0} onClick={hand}>
          Make the file
        </Button>
        {open.length === 0 ? null : (
          <p className={styles.text}>The file can be made when every value above is decided.</p>
        )}
        {made ? (
          <p className={styles.text}>
            The file is in your downloads: a page to read, tables, and JSON with all versions. It is about a person’s
            health: send it safely, and delete your copy when it has arrived.
          </p>
        ) : null}
      </section>
    </>
  );
}

interface MarksTableProps {
  readonly marks: readonly ThirdPartyMark[];
  readonly decided: ReadonlyMap<string, Decision>;
  readonly onDecide: (id: string, decision: Decision | undefined) => void;
}

function MarksTable(props: MarksTableProps): JSX.Element {
  const { marks, decided, onDecide } = props;
  const own = useStyles();
  return (
    <PagedTable
      caption="Values to look at"
      noun="values"
      rows={marks}
      rowKey={({ id }) => id}
      columns={[
        {
          heading: 'Where',
          width: '40%',
          cell: ({ list, label, ref, why, isEarlier }) => (
            <div className={own.stack}>
              <span>
                {list}, {label} ({ref})
              </span>
              <span className={own.quiet}>
                {whyInWords[why]}
                {isEarlier ? ', in an earlier version' : ''}
              </span>
            </div>
          ),
        },
        {
          heading: 'Value and decision',
          cell: ({ id, list, label, ref, text }) => (
            <div className={own.stack}>
              <div className={own.value}>{text}</div>
              <DecisionSelect
                label={`Decision on ${list}, ${label} (${ref})`}
                value={decided.get(id)}
                onChange={(decision) => onDecide(id, decision)}
              />
            </div>
          ),
        },
      ]}
    />
  );
}

interface DecisionSelectProps {
  readonly label?: string;
  readonly value: Decision | undefined;
  readonly onChange: (decision: Decision | undefined) => void;
}

function DecisionSelect(props: DecisionSelectProps): JSX.Element {
  const own = useStyles();
  return (
    <Select
      className={own.choice}
      {...(props.label === undefined ? {} : { 'aria-label': props.label })}
      value={props.value ?? ''}
      onChange={(_, { value }) =>
        props.onChange(value === 'keep' ? 'keep' : cutReasons.find((reason) => reason === value))
      }
    >
      {props.label === undefined ? null : <option value="">To be decided</option>}
      <option value="keep">Hand it over</option>
      {cutReasons.map((reason) => (
        <option key={reason} value={reason}>
          Leave it out: {reason}
        </option>
      ))}
    </Select>
  );
}
