import * as React from 'react';
import { Button } from '@fluentui/react-components';
import { showNumber } from '@phb/schemas';
import { EmptyState } from '../kit/EmptyState.js';
import { whyNone } from '../register/whyNone.js';
import type { Finding } from './finding.js';

interface NoReviewsProps {
  readonly finding: Finding;
  /** Rows found under the other tabs. */
  readonly elsewhere: number;
  readonly named: boolean;
  readonly onSearchAll: () => void;
}

/** None of the reviews of this tab is looked for: where the others are, or what is wrong with what was typed. */
export default function NoReviews(props: NoReviewsProps): JSX.Element {
  const { finding, elsewhere, named, onSearchAll } = props;
  const why =
    elsewhere > 0
      ? `${showNumber(elsewhere)} ${elsewhere === 1 ? 'stands' : 'stand'} under the other tabs.`
      : finding.typed.trim() === ''
        ? finding.owner === 'nobody'
          ? 'Every running budget has an owner.'
          : 'This owner looks after no running budget.'
        : finding.owner === 'everybody'
          ? whyNone(finding.typed, named, 'running budget')
          : 'No running budget of this owner matches. Search those of all owners.';
  return (
    <EmptyState title="No review here matches." action={<Button onClick={onSearchAll}>Show all</Button>}>
      {why}
    </EmptyState>
  );
}
