import * as React from 'react';
import { Button } from '@fluentui/react-components';
import { ArrowDownload20Regular } from '@fluentui/react-icons/svg/arrow-download';
import type { ExportTable } from '@phb/connectors';

export interface DownloadMenuProps {
  /** Makes the table when a format is chosen. */
  readonly table: () => ExportTable | Promise<ExportTable>;
  /** Without its ending, and with nothing personal in it. */
  readonly fileName: string;
  readonly disabled?: boolean;
  /** What the button says: "Download", if left out. */
  readonly label?: string;
}

const OpenMenu = React.lazy(() => import(/* webpackChunkName: 'download' */ './DownloadOpenMenu.js'));

/** "Download", with a choice of Excel and CSV. The menu and the file writers are fetched when it is first pressed. */
export function DownloadMenu(props: DownloadMenuProps): JSX.Element {
  const [pressed, setPressed] = React.useState(false);
  const button = (
    <Button
      icon={<ArrowDownload20Regular />}
      disabled={props.disabled ?? false}
      aria-haspopup="menu"
      onClick={() => setPressed(true)}
    >
      {props.label ?? 'Download'}
    </Button>
  );
  if (!pressed) return button;
  return (
    <React.Suspense fallback={button}>
      <OpenMenu {...props} />
    </React.Suspense>
  );
}
