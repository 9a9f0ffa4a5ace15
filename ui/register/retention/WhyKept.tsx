import * as React from 'react';
import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { showDate } from '@phb/schemas';
import type { Confidence, PeriodDue } from '@phb/schemas';
import { Facts } from '../../kit/Facts.js';
import { Note } from '../../kit/Note.js';
import type { RetainedRow } from './readRetention.js';

const useStyles = makeStyles({
  why: { display: 'grid', rowGap: tokens.spacingVerticalM },
  heading: { ...typographyStyles.body1Strong, margin: 0 },
  period: { display: 'grid', rowGap: tokens.spacingVerticalXS },
});

const confidenceInWords: Readonly<Record<Confidence, string>> = {
  law: 'Set by law',
  policy: 'Set by national policy',
  local: 'Set locally',
};

/** Until when a record is kept and how that came about: every period it is under, the longest first. */
export function WhyKept(props: { readonly retained: RetainedRow }): JSX.Element {
  const { row, due } = props.retained;
  const styles = useStyles();
  return (
    <div className={styles.why}>
      {row.legalHold ? (
        <Note kind="warning">A legal hold stands: the record is kept whatever the periods below say.</Note>
      ) : null}
      {due === undefined || due.standing === 'running' ? (
        <Note>The record is in use, so no period runs. A hold can be set all the same.</Note>
      ) : null}
      {due?.standing === 'unknown' ? (
        <Note kind="warning">
          The day from which the period counts is not known. Enter “Closed on” in the case, and its date can be worked
          out.
        </Note>
      ) : null}
      {due?.mayBeDestroyed === undefined ? null : (
        <Note>
          Decided on {showDate(due.mayBeDestroyed.decidedOn)}: it may be destroyed, by hand. Nothing is deleted by
          itself.
        </Note>
      )}
      {due?.periods.map((period, index) => (
        <Period key={period.id ?? period.source} period={period} wins={index === 0} />
      ))}
    </div>
  );
}

function Period(props: { readonly period: PeriodDue; readonly wins: boolean }): JSX.Element {
  const { period, wins } = props;
  const styles = useStyles();
  return (
    <div className={styles.period}>
      <h3 className={styles.heading}>
        {wins ? '' : 'Also: '}
        {period.name}, until {showDate(period.until)}
      </h3>
      <Facts
        facts={[
          ['Worked out', period.arithmetic],
          ['Standing', `${confidenceInWords[period.confidence]}. ${period.source}.`],
        ]}
      />
    </div>
  );
}
