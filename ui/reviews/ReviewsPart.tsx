import * as React from 'react';
import { Loading, PartFrame } from '../kit/index.js';

/** Stands where the part will be. */
export default function ReviewsPart(): JSX.Element {
  return (
    <PartFrame heading="Review tracker">
      <Loading label="Loading" />
    </PartFrame>
  );
}
