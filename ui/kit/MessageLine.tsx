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
  readonly action?: MessageAction;
}

export interface MessageAction {
  readonly label: string;
  readonly onAct: () => void;
  /** It takes the last act back: Ctrl+Z does the same, wherever the focus is, but in a field, where it takes back typing. */
  readonly undoes?: true;
}

interface Messages {
  readonly shown: Message | undefined;
  readonly show: (message: Message | undefined) => void;
  /** Where messages can stand; the one that came last, over the others, shows them. */
  readonly places: readonly object[];
  readonly addPlace: (place: object) => () => void;
}

const MessageContext = React.createContext<Messages>({
  shown: undefined,
  show: () => undefined,
  places: [],
  addPlace: () => () => undefined,
});

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
  useGoneWithTheNextAct(shown, setShown);
  useUndoKey(shown?.action, setShown);
  const [places, setPlaces] = React.useState<readonly object[]>([]);
  const addPlace = React.useCallback((place: object) => {
    setPlaces((now) => [...now, place]);
    return () => setPlaces((now) => now.filter((one) => one !== place));
  }, []);
  const value = React.useMemo(() => ({ shown, show, places, addPlace }), [shown, show, places, addPlace]);
  return <MessageContext.Provider value={value}>{props.children}</MessageContext.Provider>;
}

/** How long a message stands at least before the next act of the person takes it away. */
const leastMilliseconds = 6000;

/**
 * Takes a message away with the first key or press after it could be read: no clock takes it from somebody who reads slowly,
 * and it does not stand for ever over the last rows. What failed, or can be undone, stays until it is dismissed.
 */
function useGoneWithTheNextAct(
  shown: Message | undefined,
  setShown: React.Dispatch<React.SetStateAction<Message | undefined>>,
): void {
  React.useEffect(() => {
    if (shown === undefined || shown.kind === 'error' || shown.action !== undefined) return undefined;
    const go = (): void => setShown((now) => (now === shown ? undefined : now));
    const listen = (): void => {
      document.addEventListener('keydown', go, { once: true });
      document.addEventListener('pointerdown', go, { once: true });
    };
    const timer = setTimeout(listen, leastMilliseconds);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('keydown', go);
      document.removeEventListener('pointerdown', go);
    };
  }, [shown, setShown]);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  const isBox = target instanceof HTMLInputElement && ['checkbox', 'radio', 'button'].includes(target.type);
  return !isBox && (target.isContentEditable || target.matches('input, textarea, select'));
}

/** Ctrl+Z (Command+Z on a Mac) for the undo that a message offers. */
function useUndoKey(
  action: MessageAction | undefined,
  setShown: React.Dispatch<React.SetStateAction<Message | undefined>>,
): void {
  React.useEffect(() => {
    if (action?.undoes !== true) return undefined;
    const undo = (event: KeyboardEvent): void => {
      const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key === 'z';
      // Another part of the page may have taken its own act back with the same key.
      if (!isUndo || event.defaultPrevented || isTyping(event.target)) return;
      event.preventDefault();
      setShown(undefined);
      action.onAct();
    };
    document.addEventListener('keydown', undo);
    return () => document.removeEventListener('keydown', undo);
  }, [action, setShown]);
}

/** Shows a message at the foot of the part and reads it out. An error stays until it is dismissed. */
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

/** The place of the message: at the foot of the part, and of a panel that stands over it. */
export function MessageLine(): JSX.Element {
  const styles = useStyles();
  const { shown: message, show, places, addPlace } = React.useContext(MessageContext);
  const [place] = React.useState<object>(() => ({}));
  React.useEffect(() => addPlace(place), [addPlace, place]);
  const shown = places[places.length - 1] === place ? message : undefined;
  const action = shown?.action;
  /** What had the focus before the message took it: it has it again when the message goes with the press. */
  const cameFrom = React.useRef<HTMLElement>();
  const noteWhence = (event: React.FocusEvent<HTMLElement>): void => {
    const from = event.relatedTarget;
    if (from instanceof HTMLElement && !event.currentTarget.contains(from)) cameFrom.current = from;
  };
  const leave = (): void => {
    if (cameFrom.current?.isConnected === true) cameFrom.current.focus();
    show(undefined);
  };
  return (
    <div className={styles.place}>
      {shown === undefined ? null : (
        <div className={styles.line} onFocus={noteWhence}>
          <span className={mergeClasses(styles.icon, styles[shown.kind])} aria-hidden>
            {icons[shown.kind]}
          </span>
          <span>{shown.text}</span>
          {action === undefined ? null : (
            <Button
              appearance="transparent"
              size="small"
              {...(action.undoes === true ? { 'aria-keyshortcuts': 'Control+Z', title: 'Undo (Ctrl+Z)' } : {})}
              onClick={() => {
                leave();
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
            onClick={leave}
          />
        </div>
      )}
    </div>
  );
}
