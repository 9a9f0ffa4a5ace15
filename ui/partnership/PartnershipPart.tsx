import * as React from 'react';
import { Loading, PartFrame } from '../kit/index.js';

/** Stands where the part will be. */
export default function PartnershipPart(): JSX.Element {
  return (
    <PartFrame heading="Partnership workspace">
      <Loading label="Loading" />
    </PartFrame>
  );
}
