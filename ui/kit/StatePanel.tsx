import * as React from 'react';
import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';

const useStyles = makeStyles({
  panel: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    rowGap: tokens.spacingVerticalS,
    maxWidth: '40rem',
    minHeight: '10rem',
    boxSizing: 'border-box',
    padding: `${tokens.spacingVerticalXL} 0`,
  },
  icon: { display: 'flex', color: tokens.colorNeutralForeground3 },
  title: { ...typographyStyles.subtitle2, margin: 0 },
  text: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
});

interface StatePanelProps {
  readonly icon: JSX.Element;
  readonly title: string;
  readonly children?: React.ReactNode;
  /** One button: what the person can do about it. */
  readonly action?: React.ReactNode;
  /** Read out as soon as it shows. */
  readonly alert?: boolean;
}

/** The shape that the empty, error and no-access states share. */
export function StatePanel(props: StatePanelProps): JSX.Element {
  const styles = useStyles();
  return (
    <div className={styles.panel} role={props.alert === true ? 'alert' : undefined}>
      <span className={styles.icon} aria-hidden>
        {props.icon}
      </span>
      <p className={styles.title}>{props.title}</p>
      {props.children === undefined ? null : <p className={styles.text}>{props.children}</p>}
      {props.action}
    </div>
  );
}
