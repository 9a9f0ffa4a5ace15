import * as React from 'react';
import { Loading } from '../kit/Loading.js';
import { lazyPiece } from '../kit/lazyPiece.js';
import { connectData } from './data.js';
import type { HostEnvironment, PartName } from './environment.js';
import { PartProviders } from './PartProviders.js';
import type { UnsavedRegistry } from './unsaved.js';

const subjects: Readonly<Record<PartName, string>> = {
  register: 'The register',
  reviews: 'The review tracker',
  partnership: 'The partnership workspace',
  reports: 'The reports',
};

const screens: Readonly<Record<PartName, React.FunctionComponent>> = {
  register: lazyPiece(
    subjects.register,
    () => import(/* webpackChunkName: 'register' */ '../register/RegisterPart.js'),
  ),
  reviews: lazyPiece(subjects.reviews, () => import(/* webpackChunkName: 'reviews' */ '../reviews/ReviewsPart.js')),
  partnership: lazyPiece(
    subjects.partnership,
    () => import(/* webpackChunkName: 'partnership' */ '../partnership/PartnershipPart.js'),
  ),
  reports: lazyPiece(subjects.reports, () => import(/* webpackChunkName: 'reports' */ '../reports/ReportsPart.js')),
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
  const Screen = screens[part];
  const data = React.useMemo(
    () => connectData({ registerUrl, partnershipUrl, signIn }),
    [registerUrl, partnershipUrl, signIn],
  );
  return (
    <PartProviders environment={environment} data={data} unsaved={unsaved}>
      <React.Suspense fallback={<Loading label={`Opening ${subjects[part].toLowerCase()}`} />}>
        <Screen />
      </React.Suspense>
    </PartProviders>
  );
}
