import * as React from 'react';
import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { Info16Regular } from '@fluentui/react-icons/svg/info';
import { Warning16Regular } from '@fluentui/react-icons/svg/warning';

const useStyles = makeStyles({
  note: {
    ...typographyStyles.body1,
    display: 'flex',
    alignItems: 'flex-start',
    columnGap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground3,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorTransparentStroke}`,
  },
  icon: { display: 'flex', flexShrink: 0, marginTop: '2px', color: tokens.colorNeutralForeground2 },
  warning: { color: tokens.colorStatusWarningForeground1 },
  text: { minWidth: 0, overflowWrap: 'anywhere' },
});

/** A remark about what is on the screen, where it belongs: names are not shown, a row cannot be read. */
export function Note(props: { readonly kind?: 'info' | 'warning'; readonly children: React.ReactNode }): JSX.Element {
  const styles = useStyles();
  const isWarning = props.kind === 'warning';
  return (
    <div className={styles.note}>
      <span className={mergeClasses(styles.icon, isWarning && styles.warning)} aria-hidden>
        {isWarning ? <Warning16Regular /> : <Info16Regular />}
      </span>
      <div className={styles.text}>{props.children}</div>
    </div>
  );
}
