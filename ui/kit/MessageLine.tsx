import * as React from 'react';
import { Button, makeStyles, mergeClasses, tokens, typographyStyles, useAnnounce } from '@fluentui/react-components';
import { CheckmarkCircle20Regular } from '@fluentui/react-icons/svg/checkmark-circle';
import { Dismiss16Regular } from '@fluentui/react-icons/svg/dismiss';
import { ErrorCircle20Regular } from '@fluentui/react-icons/svg/error-circle';
import { Info20Regular } from '@fluentui/react-icons/svg/info';

/** What happened, in one sentence: what was saved, or what was not and why. */
export interface Message {
  readonly kind: 'success' | 'error' | 'info';
  readonly text: string;
  /** What can be done about it, such as Undo. The message goes when it is pressed. */
  readonly action?: { readonly label: string; readonly onAct: () => void };
}

interface Messages {
  readonly shown: Message | undefined;
  readonly show: (message: Message | undefined) => void;
}

const MessageContext = React.createContext<Messages>({ shown: undefined, show: () => undefined });

export function MessageProvider(props: { readonly children: React.ReactNode }): JSX.Element {
  const [shown, setShown] = React.useState<Message | undefined>(undefined);
  const { announce } = useAnnounce();
  const show = React.useCallback(
    (message: Message | undefined) => {
      setShown(message);
      if (message !== undefined) announce(message.text, { priority: message.kind === 'error' ? 2 : 1 });
    },
    [announce],
  );
  const value = React.useMemo(() => ({ shown, show }), [shown, show]);
  return <MessageContext.Provider value={value}>{props.children}</MessageContext.Provider>;
}

/** Shows a message at the foot of the part and reads it out. It stays until it is dismissed or the next one comes. */
export function useShowMessage(): (message: Message | undefined) => void {
  return React.useContext(MessageContext).show;
}

const useStyles = makeStyles({
  // No height of its own: the message lies over the content, so that nothing moves when it comes or goes.
  place: { position: 'sticky', bottom: tokens.spacingVerticalS, height: 0, zIndex: 2 },
  line: {
    ...typographyStyles.body1,
    position: 'absolute',
    bottom: 0,
    left: 0,
    right: 0,
    boxSizing: 'border-box',
    width: 'fit-content',
    maxWidth: '100%',
    marginInline: 'auto',
    display: 'flex',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS} ${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    boxShadow: tokens.shadow8,
  },
  icon: { display: 'flex', flexShrink: 0 },
  success: { color: tokens.colorStatusSuccessForeground1 },
  error: { color: tokens.colorStatusDangerForeground1 },
  info: { color: tokens.colorNeutralForeground2 },
});

const icons = {
  success: <CheckmarkCircle20Regular />,
  error: <ErrorCircle20Regular />,
  info: <Info20Regular />,
};

/** The place of the message; PartFrame holds it. */
export function MessageLine(): JSX.Element {
  const styles = useStyles();
  const { shown, show } = React.useContext(MessageContext);
  const action = shown?.action;
  return (
    <div className={styles.place}>
      {shown === undefined ? null : (
        <div className={styles.line}>
          <span className={mergeClasses(styles.icon, styles[shown.kind])} aria-hidden>
            {icons[shown.kind]}
          </span>
          <span>{shown.text}</span>
          {action === undefined ? null : (
            <Button
              appearance="transparent"
              size="small"
              onClick={() => {
                show(undefined);
                action.onAct();
              }}
            >
              {action.label}
            </Button>
          )}
          <Button
            appearance="transparent"
            size="small"
            icon={<Dismiss16Regular />}
            aria-label="Dismiss message"
            onClick={() => show(undefined)}
          />
        </div>
      )}
    </div>
  );
}
