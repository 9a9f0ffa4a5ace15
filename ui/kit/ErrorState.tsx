import * as React from 'react';
import { Button } from '@fluentui/react-components';
import { ErrorCircle24Regular } from '@fluentui/react-icons/svg/error-circle';
import { requestIdOf, sentenceOf } from './sentence.js';
import { StatePanel } from './StatePanel.js';

interface ErrorStateProps {
  readonly error: unknown;
  /** Instead of the error's own sentence, where the screen knows better. */
  readonly sentence?: string;
  readonly onRetry?: () => void;
  /** What the button says, where trying is not enough. */
  readonly retry?: string;
}

/** Something could not be read or shown: the sentence, the request's number for support, Try again. */
export function ErrorState(props: ErrorStateProps): JSX.Element {
  const requestId = requestIdOf(props.error);
  return (
    <StatePanel
      alert
      icon={<ErrorCircle24Regular />}
      title={props.sentence ?? sentenceOf(props.error)}
      action={
        props.onRetry === undefined ? undefined : <Button onClick={props.onRetry}>{props.retry ?? 'Try again'}</Button>
      }
    >
      {requestId === undefined ? undefined : `If you ask for help, give this number: ${requestId}`}
    </StatePanel>
  );
}
