import * as React from 'react';
import { NotFoundError, NotSetUpError } from '@phb/connectors';
import type { SiteKind } from '@phb/schemas';
import { ErrorState } from './ErrorState.js';
import { Loading } from './Loading.js';
import { NoAccess } from './NoAccess.js';
import { isNoAccess } from './sentence.js';

const SetUp = React.lazy(() => import(/* webpackChunkName: 'setup' */ '../setup/SetUp.js'));

interface SiteProblemProps {
  readonly error: unknown;
  readonly site: SiteKind;
  /** What could not be opened, as the sentence says it: "the register". */
  readonly subject: string;
  /** Reads everything again: after a failure, or once the site is set up. */
  readonly onRetry: () => void;
}

/** A part's main list could not be read: no access, not set up yet or for an earlier version, or something that may pass. */
export function SiteProblem(props: SiteProblemProps): JSX.Element {
  const { error, site, subject, onRetry } = props;
  if (isNoAccess(error)) return <NoAccess subject={subject} />;
  const lacks = error instanceof NotSetUpError ? error.sentence : undefined;
  if (lacks !== undefined || error instanceof NotFoundError) {
    return (
      <React.Suspense fallback={<Loading label={`Looking at ${subject}`} />}>
        <SetUp site={site} lacks={lacks} onDone={onRetry} />
      </React.Suspense>
    );
  }
  return <ErrorState error={error} onRetry={onRetry} />;
}
