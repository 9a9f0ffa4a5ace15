import * as React from 'react';
import { DocumentSearch24Regular } from '@fluentui/react-icons/svg/document-search';
import { StatePanel } from './StatePanel.js';

interface EmptyStateProps {
  /** What there is none of, as a sentence: "No cases match these filters." */
  readonly title: string;
  /** Why, and what to do. */
  readonly children?: React.ReactNode;
  readonly action?: React.ReactNode;
}

/** Nothing to show, and why. */
export function EmptyState(props: EmptyStateProps): JSX.Element {
  return (
    <StatePanel icon={<DocumentSearch24Regular />} title={props.title} action={props.action}>
      {props.children}
    </StatePanel>
  );
}
