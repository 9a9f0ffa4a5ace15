import * as React from 'react';
import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { counted, showDate, showNhsNumber } from '@phb/schemas';
import { Note } from '../../kit/Note.js';
import { StatusBadge } from '../../kit/StatusBadge.js';
import { useEnvironment } from '../../part/environment.js';
import { ageOn } from './age.js';
import type { CaseFile } from './readCase.js';

const useStyles = makeStyles({
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
  },
  name: { ...typographyStyles.subtitle1, margin: 0, overflowWrap: 'anywhere' },
  facts: { ...typographyStyles.body1, margin: 0, fontVariantNumeric: 'tabular-nums' },
  item: { whiteSpace: 'nowrap' },
  label: { color: tokens.colorNeutralForeground2 },
});

function ageInWords(years: number): string {
  return counted(years, 'year');
}

/** Who the case is about, to check before anything is changed: name, NHS number, date of birth with the age, and what must be minded. */
export function IdentityLine(props: { readonly person: CaseFile['person'] }): JSX.Element {
  const { person } = props;
  const { today } = useEnvironment();
  const styles = useStyles();
  if (person === 'hidden') {
    return <Note>Who this case is about is shown only to the personal health budget team.</Note>;
  }
  if (person === 'missing') {
    return <Note kind="warning">The person of this case is not in People. Ask the administrator to look for it.</Note>;
  }
  return (
    <div>
      <p className={styles.name}>
        {person.familyName}, {person.givenName}
        {person.preferredName === null ? '' : ` (${person.preferredName})`}
      </p>
      <div className={styles.line}>
        <p className={styles.facts}>
          <span className={styles.item}>
            <span className={styles.label}>NHS number </span>
            {person.nhsNumber === null ? 'not recorded' : showNhsNumber(person.nhsNumber)}
          </span>
          {' · '}
          <span className={styles.item}>
            <span className={styles.label}>Born </span>
            {showDate(person.dateOfBirth)} ({ageInWords(ageOn(person.dateOfBirth, person.dateOfDeath ?? today))})
          </span>
        </p>
        {person.doNotDisclose ? <StatusBadge tone="danger">Do not disclose</StatusBadge> : null}
        {person.dateOfDeath === null ? null : (
          <StatusBadge tone="info">{`Died ${showDate(person.dateOfDeath)}`}</StatusBadge>
        )}
      </div>
    </div>
  );
}
