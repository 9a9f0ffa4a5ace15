import * as React from 'react';
import type { ExportTable, PublishOutcome, PublishReceipt } from '@phb/connectors';
import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { counted, display, sharedCases, showDate, showNumber } from '@phb/schemas';
import type { Temporal } from 'temporal-polyfill';
import { DownloadMenu, PagedTable, StatusBadge, useEnvironment, type Tone } from '../../kit/index.js';

interface PublishReceiptViewProps {
  readonly receipt: PublishReceipt;
  /** Cases that the person unticked: nothing was done with them. */
  readonly leftOut: readonly string[];
  /** The button that leads on. */
  readonly again: React.ReactNode;
}

const useStyles = makeStyles({
  view: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM, minWidth: 0, maxWidth: '60rem' },
  heading: { ...typographyStyles.subtitle2, margin: 0, outlineStyle: 'none' },
  text: { ...typographyStyles.body1, margin: 0 },
  ref: { whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' },
  commands: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

const words: Readonly<Record<PublishOutcome['kind'], { readonly tone: Tone; readonly word: string }>> = {
  published: { tone: 'success', word: 'Published' },
  unchanged: { tone: 'neutral', word: 'Unchanged' },
  withheld: { tone: 'warning', word: 'Withheld' },
  failed: { tone: 'danger', word: 'Not published' },
};
const worstFirst: readonly PublishOutcome['kind'][] = ['failed', 'withheld', 'published', 'unchanged'];

/** What became of a case, beyond the word. */
function outcomeDetail(outcome: PublishOutcome): string {
  switch (outcome.kind) {
    case 'published':
      return outcome.isNew ? 'New in the partner’s site' : 'Brought up to date';
    case 'unchanged':
      return 'The same already';
    case 'withheld':
      return outcome.withdrawn ? `Taken out of the partner’s site. ${outcome.reason}` : outcome.reason;
    case 'failed':
      return outcome.error.sentence;
  }
}

/** Which cases were unticked, in a sentence; undefined if none was. */
function leftOutInWords(refs: readonly string[]): string | undefined {
  if (refs.length === 0) return undefined;
  return `Left out by choice, ${counted(refs.length, 'case')}: ${refs.join(', ')}.`;
}

function receiptTable(receipt: PublishReceipt, leftOut: readonly string[], run: Temporal.PlainDate): ExportTable {
  const left = leftOutInWords(leftOut);
  return {
    title: 'Publish receipt',
    about: [
      `Published to: ${receipt.council}`,
      `Published: ${display(sharedCases.columns.publishedAt, receipt.publishedAt)}`,
      `Basis: ${receipt.basis}`,
      `Run on: ${showDate(run)}`,
      `Rows: ${receipt.outcomes.length}`,
      ...(left === undefined ? [] : [left]),
    ],
    columns: [
      { heading: 'Case reference', kind: 'text' },
      { heading: 'Outcome', kind: 'text' },
      { heading: 'Detail', kind: 'text' },
    ],
    rows: receipt.outcomes.map((outcome) => [outcome.ref, words[outcome.kind].word, outcomeDetail(outcome)]),
  };
}

/** The receipt of a publication: what became of each case, what failed first. */
export function PublishReceiptView(props: PublishReceiptViewProps): JSX.Element {
  const { receipt, leftOut } = props;
  const left = leftOutInWords(leftOut);
  const styles = useStyles();
  const { today } = useEnvironment();
  const heading = React.useRef<HTMLHeadingElement>(null);
  React.useEffect(() => heading.current?.focus(), []);
  const outcomes = worstFirst.flatMap((kind) => receipt.outcomes.filter((outcome) => outcome.kind === kind));
  const counts = worstFirst
    .map((kind) => ({ kind, count: receipt.outcomes.filter((outcome) => outcome.kind === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => `${words[kind].word.toLowerCase()} ${showNumber(count)}`);
  return (
    <div className={styles.view}>
      <h3 className={styles.heading} ref={heading} tabIndex={-1}>
        Receipt: {counts.join(', ')}
      </h3>
      <p className={styles.text}>
        Published to {receipt.council} on {display(sharedCases.columns.publishedAt, receipt.publishedAt)}. Basis:{' '}
        {receipt.basis}.
      </p>
      {left === undefined ? null : <p className={styles.text}>{left}</p>}
      <div className={styles.commands}>
        {props.again}
        <DownloadMenu table={() => receiptTable(receipt, leftOut, today)} fileName="publish-receipt" />
      </div>
      <PagedTable<PublishOutcome>
        caption="One outcome for each case"
        noun="cases"
        columns={[
          { heading: 'Case', width: '9rem', cell: (outcome) => <span className={styles.ref}>{outcome.ref}</span> },
          {
            heading: 'Outcome',
            width: '9rem',
            cell: (outcome) => <StatusBadge tone={words[outcome.kind].tone}>{words[outcome.kind].word}</StatusBadge>,
          },
          { heading: 'Detail', cell: outcomeDetail },
        ]}
        rows={outcomes}
        rowKey={(outcome) => outcome.ref}
      />
    </div>
  );
}
