import * as React from 'react';
import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { showDate } from '@phb/schemas';
import type { ClockDue, Confidence, ReviewDue } from '@phb/schemas';
import type { Temporal } from 'temporal-polyfill';
import { Note } from '../kit/Note.js';

const useStyles = makeStyles({
  why: { display: 'grid', rowGap: tokens.spacingVerticalM },
  clock: { display: 'grid', rowGap: tokens.spacingVerticalXS },
  heading: { ...typographyStyles.body1Strong, margin: 0 },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'minmax(6.5rem, max-content) minmax(0, 1fr)',
    gap: `2px ${tokens.spacingHorizontalM}`,
    margin: 0,
    // On a narrow screen each fact stands under its name.
    '@media (max-width: 480px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  term: {
    ...typographyStyles.body1,
    color: tokens.colorNeutralForeground2,
    '@media (max-width: 480px)': { marginTop: tokens.spacingVerticalXS },
  },
  fact: { ...typographyStyles.body1, margin: 0, overflowWrap: 'anywhere' },
  arithmetic: { fontVariantNumeric: 'tabular-nums' },
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalL },
  other: {
    paddingTop: tokens.spacingVerticalM,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
});

const confidenceInWords: Readonly<Record<Confidence, string>> = {
  law: 'Set by law',
  policy: 'Set by national policy',
  local: 'Set locally',
};

interface WhyThisDateProps {
  readonly due: ReviewDue;
  /** The date as the case holds it, to tell when the copy is out of step. */
  readonly stored: Temporal.PlainDate | null;
  /** One below the heading that the explanation stands under. */
  readonly headingLevel: 3 | 4;
}

/** How the next review date came about: rule, trigger, arithmetic, source, what would move it, and the other clocks. */
export function WhyThisDate(props: WhyThisDateProps): JSX.Element {
  const { due, headingLevel } = props;
  const styles = useStyles();
  const [first, ...others] = due.all;
  if (first === undefined) return <Note>The budget is not running, so no review is due.</Note>;
  return (
    <div className={styles.why}>
      <OutOfStep {...props} />
      <Clock
        level={headingLevel}
        clock={first}
        heading={due.due === undefined ? first.name : `${first.name}: ${showDate(due.due)}`}
      />
      {others.map((clock) => (
        <div key={clock.clock} className={styles.other}>
          <Clock
            level={headingLevel}
            clock={clock}
            heading={`Also: ${clock.name}${clock.due === undefined ? '' : `, ${showDate(clock.due)}`}`}
          />
        </div>
      ))}
    </div>
  );
}

function Clock(props: { readonly clock: ClockDue; readonly heading: string; readonly level: 3 | 4 }): JSX.Element {
  const { clock } = props;
  const Heading = props.level === 3 ? 'h3' : 'h4';
  const styles = useStyles();
  const fact = (term: string, text: React.ReactNode, extra?: string): JSX.Element => (
    <>
      <dt className={styles.term}>{term}</dt>
      <dd className={mergeClasses(styles.fact, extra)}>{text}</dd>
    </>
  );
  return (
    <div className={styles.clock}>
      <Heading className={styles.heading}>{props.heading}</Heading>
      <dl className={styles.facts}>
        {fact('Rule', clock.rule)}
        {clock.trigger === undefined
          ? null
          : fact('Counts from', `${clock.trigger.label}, ${showDate(clock.trigger.date)}`)}
        {fact('Worked out', clock.arithmetic, styles.arithmetic)}
        {fact('Standing', `${confidenceInWords[clock.confidence]}. ${clock.source}.`)}
        {fact(
          'What would move it',
          <ul className={styles.list}>
            {clock.movedBy.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>,
        )}
      </dl>
    </div>
  );
}

/** The case keeps a copy of the date; somebody may have changed a date elsewhere since it was written. */
function OutOfStep(props: WhyThisDateProps): JSX.Element | null {
  const { due, stored } = props;
  const now = due.due;
  const same = now === undefined ? stored === null : stored !== null && stored.equals(now);
  if (same) return null;
  const kept = stored === null ? 'holds no date' : `says ${showDate(stored)}`;
  const worked = now === undefined ? 'no date can be given now' : `the clocks now give ${showDate(now)}`;
  return (
    <Note kind="warning">
      The case {kept}, and {worked}. It is put right when a review is recorded, or when a date of the case is changed.
    </Note>
  );
}
