import * as React from 'react';
import { caseStatusTones } from '@phb/schemas';
import type { CaseStatus } from '@phb/schemas';
import { StatusBadge } from '../kit/StatusBadge.js';
import type { Tone } from '../kit/StatusBadge.js';
import { useCellStyles } from './cellStyles.js';

/** The status of a case, with colour and icon where it stands out. */
export function StatusCell(props: { readonly status: CaseStatus }): JSX.Element {
  const styles = useCellStyles();
  const tones: Readonly<Partial<Record<CaseStatus, Tone>>> = caseStatusTones;
  const tone = tones[props.status];
  if (tone === undefined) return <span className={styles.text}>{props.status}</span>;
  return (
    <StatusBadge plain tone={tone}>
      {props.status}
    </StatusBadge>
  );
}
