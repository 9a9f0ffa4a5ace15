import * as React from 'react';
import {
  Button,
  DrawerBody,
  DrawerHeader,
  DrawerHeaderTitle,
  makeStyles,
  mergeClasses,
  OverlayDrawer,
  tokens,
} from '@fluentui/react-components';
import { Dismiss24Regular } from '@fluentui/react-icons/svg/dismiss';
import { MessageLine } from './MessageLine.js';
import { useFocusRescue } from './useFocusRescue.js';
import { useModal } from './useModal.js';

const useStyles = makeStyles({
  form: { width: 'min(100vw, 40rem)' },
  page: { width: 'min(100vw, 75rem)' },
  // Above the buttons that a form keeps at the foot of the panel, and as wide as the panel, which stretches nothing itself.
  message: { position: 'relative', bottom: '4.5rem', alignSelf: 'stretch', marginInline: tokens.spacingHorizontalL },
  // The end of the content keeps its own distance: a sticky footer must reach the edge.
  body: { paddingBottom: 0 },
  // What takes the focus is not scrolled under the banner above it or the buttons of a form below it.
  focusInSight: { scrollPaddingBlock: '6rem' },
});

interface PanelDrawerProps {
  readonly title: string;
  /** As wide as a form, if left out; 'page' for what is read across. */
  readonly width?: 'form' | 'page';
  /** The close button, Escape, or a press beside the panel. Ask with useLeaveGuard before anything is lost. */
  readonly onClose: () => void;
  readonly children: React.ReactNode;
}

/** The panel at the right over the page, as SharePoint's own forms stand. Gives the focus back when it goes. */
export function PanelDrawer(props: PanelDrawerProps): JSX.Element {
  const styles = useStyles();
  const heading = React.useRef<HTMLHeadingElement>(null);
  const rescue = useFocusRescue();
  useModal();
  React.useEffect(() => {
    // Another content took the place of the button that was pressed: without focus in the panel, Escape would be dead.
    if (document.activeElement === document.body) heading.current?.focus();
  }, [props.title]);
  return (
    <OverlayDrawer
      ref={rescue}
      open
      position="end"
      className={styles[props.width ?? 'form']}
      onOpenChange={(_, data) => {
        if (!data.open) props.onClose();
      }}
    >
      <DrawerHeader>
        <DrawerHeaderTitle
          heading={{ ref: heading, tabIndex: -1 }}
          action={<Button appearance="subtle" aria-label="Close" icon={<Dismiss24Regular />} onClick={props.onClose} />}
        >
          {props.title}
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody className={mergeClasses(styles.body, styles.focusInSight)}>{props.children}</DrawerBody>
      <div className={styles.message}>
        <MessageLine />
      </div>
    </OverlayDrawer>
  );
}
