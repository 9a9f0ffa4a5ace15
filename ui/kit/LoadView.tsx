import * as React from 'react';
import { Link } from '@fluentui/react-components';
import { NotSetUpError } from '@phb/connectors';
import type { SiteKind } from '@phb/schemas';
import { ErrorState } from './ErrorState.js';
import { Loading } from './Loading.js';
import { NoAccess } from './NoAccess.js';
import { Note } from './Note.js';
import { isNoAccess, sentenceOf } from './sentence.js';
import { SiteProblem } from './SiteProblem.js';
import type { Load } from './useLoad.js';

interface LoadViewProps<T> {
  readonly load: Load<T>;
  /** What is being loaded, as the sentences say it: "the action plan". */
  readonly subject: string;
  /** The site whose main list this is: if it is not there, setting the site up is offered. */
  readonly site?: SiteKind;
  /** Instead of the spinner, where the shape is known. */
  readonly placeholder?: JSX.Element;
  readonly children: (value: T) => React.ReactNode;
}

/** Shows what a Load came to: the value, or the loading, error or no-access state. */
export function LoadView<T>(props: LoadViewProps<T>): JSX.Element {
  const { load, subject } = props;
  if (load.status === 'ready') {
    return (
      <>
        {load.stale === undefined ? null : (
          <div role="alert">
            <Note kind="warning">
              What stands here may be out of date. {sentenceOf(load.stale)}{' '}
              <Link as="button" inline onClick={() => load.reload()}>
                Try again
              </Link>
            </Note>
          </div>
        )}
        {props.children(load.value)}
      </>
    );
  }
  if (load.status === 'loading') return props.placeholder ?? <Loading label={`Loading ${subject}`} />;
  const site = props.site ?? (load.error instanceof NotSetUpError ? load.error.site : undefined);
  if (site !== undefined) {
    return <SiteProblem error={load.error} site={site} subject={subject} onRetry={() => load.reload()} />;
  }
  if (isNoAccess(load.error)) return <NoAccess subject={subject} />;
  return <ErrorState error={load.error} onRetry={() => load.reload()} />;
}
