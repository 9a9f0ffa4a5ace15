import * as React from 'react';
import { Button } from '@fluentui/react-components';
import { ArrowDownload20Regular } from '@fluentui/react-icons/svg/arrow-download';
import type { DownloadMenuProps } from './DownloadOpenMenu.js';

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
