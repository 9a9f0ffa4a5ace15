import * as React from 'react';
import { Menu, MenuButton, MenuItem, MenuList, MenuTrigger } from '@fluentui/react-components';
import { InlineMenuPopover } from '../../kit/InlineMenuPopover.js';
import type { ScreenPermissions } from './screen.js';
import { screens } from './screens.js';

interface MoreMenuProps {
  readonly may: ScreenPermissions;
  /** The screen that is open: its button takes the focus again when it closes. */
  readonly opened: string | undefined;
  readonly onOpen: (id: string) => void;
}

/** "More": the screens of the register that are of use to this person. Nothing if there are none. */
export default function MoreMenu(props: MoreMenuProps): JSX.Element | null {
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
      <InlineMenuPopover>
        <MenuList>
          {offered.map(({ id, heading }) => (
            <MenuItem key={id} onClick={() => props.onOpen(id)}>
              {heading}
            </MenuItem>
          ))}
        </MenuList>
      </InlineMenuPopover>
    </Menu>
  );
}
