import * as React from 'react';
import { makeStyles, mergeClasses, shorthands, tokens, typographyStyles } from '@fluentui/react-components';
import { CheckmarkCircle16Regular } from '@fluentui/react-icons/svg/checkmark-circle';
import { Circle16Regular } from '@fluentui/react-icons/svg/circle';
import { Clock16Regular } from '@fluentui/react-icons/svg/clock';
import { ErrorCircle16Regular } from '@fluentui/react-icons/svg/error-circle';
import { Warning16Regular } from '@fluentui/react-icons/svg/warning';

/** How a status stands: the tone chooses colour and icon, the words say it. */
export type Tone = 'danger' | 'warning' | 'success' | 'info' | 'neutral';

const useStyles = makeStyles({
  badge: {
    ...typographyStyles.caption1,
    display: 'inline-flex',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalXS,
    maxWidth: '100%',
    boxSizing: 'border-box',
    paddingInline: tokens.spacingHorizontalXS,
    border: `${tokens.strokeWidthThin} solid transparent`,
    borderRadius: tokens.borderRadiusMedium,
    whiteSpace: 'nowrap',
  },
  words: { overflow: 'hidden', textOverflow: 'ellipsis' },
  icon: { display: 'flex', flexShrink: 0 },
  danger: {
    color: tokens.colorStatusDangerForeground1,
    backgroundColor: tokens.colorStatusDangerBackground1,
    ...shorthands.borderColor(tokens.colorStatusDangerBorder1),
  },
  warning: {
    color: tokens.colorStatusWarningForeground1,
    backgroundColor: tokens.colorStatusWarningBackground1,
    ...shorthands.borderColor(tokens.colorStatusWarningBorder1),
  },
  success: {
    color: tokens.colorStatusSuccessForeground1,
    backgroundColor: tokens.colorStatusSuccessBackground1,
    ...shorthands.borderColor(tokens.colorStatusSuccessBorder1),
  },
  info: {
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground3,
    ...shorthands.borderColor(tokens.colorNeutralStroke1),
  },
  // In a column of many, a box round each would shout.
  plain: { paddingInline: 0, backgroundColor: 'transparent', ...shorthands.borderColor('transparent') },
  // On the page's own colour the tinted red has too little contrast in the dark theme.
  plainDanger: { color: tokens.colorStatusDangerForeground3 },
  neutral: { paddingInline: 0, color: tokens.colorNeutralForeground2 },
});

const icons: Readonly<Record<Tone, JSX.Element>> = {
  danger: <ErrorCircle16Regular />,
  warning: <Warning16Regular />,
  success: <CheckmarkCircle16Regular />,
  info: <Clock16Regular />,
  neutral: <Circle16Regular />,
};

interface StatusBadgeProps {
  readonly tone: Tone;
  /** Without its box, for a column of many. */
  readonly plain?: boolean;
  readonly children: string;
}

/** A status in words, with a colour and an icon that say the same. */
export function StatusBadge(props: StatusBadgeProps): JSX.Element {
  const { tone, plain = false } = props;
  const styles = useStyles();
  return (
    <span
      className={mergeClasses(
        styles.badge,
        styles[tone],
        plain && styles.plain,
        plain && tone === 'danger' && styles.plainDanger,
      )}
    >
      <span className={styles.icon} aria-hidden>
        {icons[tone]}
      </span>
      <span className={styles.words}>{props.children}</span>
    </span>
  );
}
