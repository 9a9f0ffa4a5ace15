import * as React from 'react';
import { LockClosed24Regular } from '@fluentui/react-icons/svg/lock-closed';
import { StatePanel } from './StatePanel.js';

/** The person may not see this. @param props.subject what, as the sentence begins: "the register" */
export function NoAccess(props: { readonly subject: string; readonly children?: React.ReactNode }): JSX.Element {
  return (
    <StatePanel icon={<LockClosed24Regular />} title={`You do not have access to ${props.subject}.`}>
      {props.children} If you need access for your work, ask the owner of the site to add you.
    </StatePanel>
  );
}
