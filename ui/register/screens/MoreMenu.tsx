import * as React from 'react';
import { makeStyles, Menu, MenuButton, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import type { ScreenPermissions } from './screen.js';
import { screens } from './screens.js';

const useStyles = makeStyles({
  // Over the grid, whose headings and cells stand above each other.
  list: { zIndex: 10 },
});

interface MoreMenuProps {
  readonly may: ScreenPermissions;
  /** The screen that is open: its button takes the focus again when it closes. */
  readonly opened: string | undefined;
  readonly onOpen: (id: string) => void;
}

/** "More": the screens of the register that are of use to this person. Nothing if there are none. */
export default function MoreMenu(props: MoreMenuProps): JSX.Element | null {
  const styles = useStyles();
  const button = React.useRef<HTMLButtonElement>(null);
  const { opened } = props;
  const wasOpened = React.useRef(opened);
  React.useEffect(() => {
    if (opened === undefined && wasOpened.current !== undefined) button.current?.focus();
    wasOpened.current = opened;
  }, [opened]);
  const offered = screens.filter(({ offeredTo }) => offeredTo(props.may));
  if (offered.length === 0) return null;
  return (
    // Beside its button, so that it stands in the landmark of the part and not outside of all.
    <Menu inline>
      <MenuTrigger disableButtonEnhancement>
        <MenuButton ref={button}>More</MenuButton>
      </MenuTrigger>
      <MenuPopover className={styles.list}>
        <MenuList>
          {offered.map(({ id, heading }) => (
            <MenuItem key={id} onClick={() => props.onOpen(id)}>
              {heading}
            </MenuItem>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
