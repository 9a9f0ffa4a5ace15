import * as React from 'react';
import { Button, Input, useAnnounce } from '@fluentui/react-components';
import { Link20Regular } from '@fluentui/react-icons/svg/link';
import type { CasePlace } from '../../part/casePlace.js';
import { useEnvironment } from '../../part/environment.js';

/** Inside Teams the page may have no clipboard at all, whatever the browser's type says. */
function clipboardOf(browser: { readonly clipboard?: Clipboard }): Clipboard | undefined {
  return browser.clipboard;
}

/** Copies the link to a case, with the pane that is open. Where the page may not write to the clipboard, shows the link to copy by hand. */
export function CopyLink(props: CasePlace): JSX.Element | null {
  const environment = useEnvironment();
  const { announce } = useAnnounce();
  const [state, setState] = React.useState<'idle' | 'copied' | 'byHand'>('idle');
  const link = environment.linkToCase?.(props);
  if (link === undefined) return null;
  const copy = (): void => {
    const clipboard = clipboardOf(navigator);
    if (clipboard === undefined) {
      setState('byHand');
      return;
    }
    clipboard.writeText(link).then(
      () => {
        setState('copied');
        announce('Link copied');
      },
      () => setState('byHand'),
    );
  };
  if (state === 'byHand') {
    return <Input readOnly aria-label="Link to the case" value={link} onFocus={(event) => event.target.select()} />;
  }
  return (
    <Button icon={<Link20Regular />} onClick={copy}>
      {state === 'copied' ? 'Link copied' : 'Copy link'}
    </Button>
  );
}
