import * as React from 'react';
import { Menu, MenuButton, MenuItem, MenuList, MenuTrigger } from '@fluentui/react-components';
import { ArrowDownload20Regular } from '@fluentui/react-icons/svg/arrow-download';
import type { ExportTable } from '@phb/connectors';
import { download } from './download.js';
import type { DownloadFormat } from './download.js';
import { InlineMenuPopover } from './InlineMenuPopover.js';
import { useShowMessage } from './MessageLine.js';
import { sentenceOf } from './sentence.js';

export interface DownloadMenuProps {
  /** Makes the table when a format is chosen. */
  readonly table: () => ExportTable | Promise<ExportTable>;
  /** Without its ending, and with nothing personal in it. */
  readonly fileName: string;
  readonly disabled?: boolean;
  /** What the button says: "Download", if left out. */
  readonly label?: string;
}

/** The menu of DownloadMenu, open from the start. */
export default function DownloadOpenMenu(props: DownloadMenuProps): JSX.Element {
  const { table, fileName } = props;
  const showMessage = useShowMessage();
  const [making, setMaking] = React.useState(false);
  const save = (format: DownloadFormat): void => {
    setMaking(true);
    Promise.resolve()
      .then(async () => download(await table(), fileName, format))
      .then(
        () => showMessage({ kind: 'success', text: `Downloaded ${fileName}.${format}.` }),
        (error: unknown) => showMessage({ kind: 'error', text: `The file was not made. ${sentenceOf(error)}` }),
      )
      .finally(() => setMaking(false));
  };
  return (
    // Beside its button, so that it stands in the landmark of the part and not outside of all.
    <Menu defaultOpen inline>
      <MenuTrigger disableButtonEnhancement>
        <MenuButton
          icon={<ArrowDownload20Regular />}
          disabled={props.disabled ?? false}
          // Not disabled outright: the menu gives the focus back to this button when it closes.
          disabledFocusable={making}
        >
          {making ? 'Preparing' : (props.label ?? 'Download')}
        </MenuButton>
      </MenuTrigger>
      <InlineMenuPopover>
        <MenuList>
          <MenuItem onClick={() => save('xlsx')}>Excel workbook (.xlsx)</MenuItem>
          <MenuItem onClick={() => save('csv')}>Comma-separated values (.csv)</MenuItem>
        </MenuList>
      </InlineMenuPopover>
    </Menu>
  );
}
