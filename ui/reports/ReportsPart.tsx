import * as React from 'react';
import { Loading, PartFrame } from '../kit/index.js';

/** Stands where the part will be. */
export default function ReportsPart(): JSX.Element {
  return (
    <PartFrame heading="Manager reports">
      <Loading label="Loading" />
    </PartFrame>
  );
}
