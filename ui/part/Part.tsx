import * as React from 'react';
import { Loading } from '../kit/Loading.js';
import { connectData } from './data.js';
import type { HostEnvironment, PartName } from './environment.js';
import { PartBoundary } from './PartBoundary.js';
import { PartProviders } from './PartProviders.js';
import type { UnsavedRegistry } from './unsaved.js';

const load: Readonly<Record<PartName, () => Promise<{ default: React.ComponentType }>>> = {
  register: () => import(/* webpackChunkName: 'register' */ '../register/RegisterPart.js'),
  reviews: () => import(/* webpackChunkName: 'reviews' */ '../reviews/ReviewsPart.js'),
  partnership: () => import(/* webpackChunkName: 'partnership' */ '../partnership/PartnershipPart.js'),
  reports: () => import(/* webpackChunkName: 'reports' */ '../reports/ReportsPart.js'),
};

const subjects: Readonly<Record<PartName, string>> = {
  register: 'The register',
  reviews: 'The review tracker',
  partnership: 'The partnership workspace',
  reports: 'The reports',
};

interface PartProps {
  readonly part: PartName;
  readonly environment: HostEnvironment;
  readonly unsaved: UnsavedRegistry;
}

/** One part with all that its screens may ask for: environment, data, messages, announcements. */
export function Part(props: PartProps): JSX.Element {
  const { part, environment, unsaved } = props;
  const { registerUrl, partnershipUrl, signIn } = environment;
  // React.lazy remembers a failed download for ever: a new attempt needs a new one.
  const [Screen, setScreen] = React.useState(() => React.lazy(load[part]));
  const data = React.useMemo(
    () => connectData({ registerUrl, partnershipUrl, signIn }),
    [registerUrl, partnershipUrl, signIn],
  );
  const retry = React.useCallback(() => setScreen(React.lazy(load[part])), [part]);
  return (
    <PartProviders environment={environment} data={data} unsaved={unsaved}>
      <PartBoundary subject={subjects[part]} onRetry={retry}>
        <React.Suspense fallback={<Loading label={`Opening ${subjects[part].toLowerCase()}`} />}>
          <Screen />
        </React.Suspense>
      </PartBoundary>
    </PartProviders>
  );
}
