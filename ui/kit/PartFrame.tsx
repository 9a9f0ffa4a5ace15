import * as React from 'react';
import { makeStyles, tokens, typographyStyles, useId } from '@fluentui/react-components';
import { MessageLine } from './MessageLine.js';
import { useFocusRescue } from './useFocusRescue.js';

const useStyles = makeStyles({
  frame: {
    boxSizing: 'border-box',
    position: 'relative',
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalM,
    minWidth: 0,
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalXL}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    '@media (max-width: 480px)': { padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}` },
  },
  top: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-end',
    justifyContent: 'space-between',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
  },
  title: { minWidth: 0 },
  heading: { ...typographyStyles.subtitle1, margin: 0, overflowWrap: 'anywhere' },
  // Always a line high, so that nothing moves when the text arrives.
  asAt: { ...typographyStyles.caption1, margin: 0, minHeight: '1rem', color: tokens.colorNeutralForeground2 },
  commands: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface PartFrameProps {
  /** The one h2 of the part. */
  readonly heading: string;
  /** What the figures are as at, or when the rows were read. Its line is kept free while it is empty. */
  readonly asAt?: React.ReactNode;
  /** Buttons at the right of the heading, the primary one first. */
  readonly commands?: React.ReactNode;
  readonly children: React.ReactNode;
}

/** The frame of every part: a landmark with its heading, the as-at line, the commands, the content, the message line. */
export function PartFrame(props: PartFrameProps): JSX.Element {
  const styles = useStyles();
  const headingId = useId('part');
  const rescue = useFocusRescue();
  return (
    <section ref={rescue} className={styles.frame} aria-labelledby={headingId}>
      <div className={styles.top}>
        <div className={styles.title}>
          <h2 className={styles.heading} id={headingId}>
            {props.heading}
          </h2>
          <p className={styles.asAt}>{props.asAt}</p>
        </div>
        {props.commands === undefined ? null : <div className={styles.commands}>{props.commands}</div>}
      </div>
      {props.children}
      <MessageLine />
    </section>
  );
}
