import * as React from 'react';
import type { CaseStatus } from '@phb/schemas';
import { StatusBadge } from '../kit/StatusBadge.js';
import type { Tone } from '../kit/StatusBadge.js';
import { useCellStyles } from './cellStyles.js';

/** The statuses that stand out: what runs, what is held up, what comes to its end. The stages before are plain words. */
const tones: Readonly<Partial<Record<CaseStatus, Tone>>> = {
  Live: 'success',
  Suspended: 'warning',
  Deferred: 'warning',
  Ending: 'info',
};

/** The status of a case, with colour and icon where it stands out. */
export function StatusCell(props: { readonly status: CaseStatus }): JSX.Element {
  const styles = useCellStyles();
  const tone = tones[props.status];
  if (tone === undefined) return <span className={styles.text}>{props.status}</span>;
  return (
    <StatusBadge plain tone={tone}>
      {props.status}
    </StatusBadge>
  );
}
