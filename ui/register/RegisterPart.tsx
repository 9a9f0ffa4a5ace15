import * as React from 'react';
import { Loading, PartFrame } from '../kit/index.js';

/** Stands where the part will be. */
export default function RegisterPart(): JSX.Element {
  return (
    <PartFrame heading="PHB register">
      <Loading label="Loading" />
    </PartFrame>
  );
}
