import * as React from 'react';
import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { CheckmarkCircle16Regular } from '@fluentui/react-icons/svg/checkmark-circle';
import { Circle16Regular } from '@fluentui/react-icons/svg/circle';
import { RadioButton16Filled } from '@fluentui/react-icons/svg/radio-button';
import { showDate } from '@phb/schemas';
import type { LineStep } from '@phb/schemas';

const useStyles = makeStyles({
  line: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(8.5rem, 1fr))',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS}`,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  step: {
    ...typographyStyles.body1,
    display: 'grid',
    gridTemplateColumns: 'auto 1fr',
    columnGap: tokens.spacingHorizontalXS,
    alignContent: 'start',
    paddingBlock: tokens.spacingVerticalXS,
    borderTop: `${tokens.strokeWidthThicker} solid ${tokens.colorNeutralStroke2}`,
    color: tokens.colorNeutralForeground2,
  },
  before: { borderTopColor: tokens.colorCompoundBrandStroke },
  now: {
    borderTopColor: tokens.colorCompoundBrandStroke,
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
  },
  icon: { display: 'flex', alignItems: 'center', height: '1.25rem' },
  // Kept free where no day is known, so that the steps stand level.
  day: {
    ...typographyStyles.caption1,
    gridColumn: 2,
    minHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  unseen: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
});

const icons = {
  before: <CheckmarkCircle16Regular />,
  now: <RadioButton16Filled />,
  after: <Circle16Regular />,
};
const inWords = { before: 'Passed: ', now: 'Now: ', after: 'To come: ' };

/** The way of a case through its statuses: passed, now, to come, in words and marks, with the days of the decisions. */
export function StatusLine(props: { readonly steps: readonly LineStep[] }): JSX.Element {
  const styles = useStyles();
  return (
    <ol className={styles.line} aria-label="Statuses of this case">
      {props.steps.map(({ status, place, reachedOn }) => (
        <li
          key={status}
          className={mergeClasses(styles.step, place !== 'after' && styles[place])}
          {...(place === 'now' ? { 'aria-current': 'step' as const } : {})}
        >
          <span className={styles.icon} aria-hidden>
            {icons[place]}
          </span>
          <span>
            <span className={styles.unseen}>{inWords[place]}</span>
            {status}
          </span>
          <span className={styles.day}>{reachedOn === null ? '' : showDate(reachedOn)}</span>
        </li>
      ))}
    </ol>
  );
}
