import * as React from 'react';
import type { Standing } from '@phb/schemas';
import { StatusBadge, type Tone } from '../../kit/index.js';

const tones: Readonly<Record<Standing, Tone>> = {
  Overdue: 'danger',
  'Due within 28 days': 'warning',
  'On track': 'info',
  'No date': 'warning',
  Complete: 'success',
};

/** How a task or milestone stands, in words. */
export function StandingBadge(props: { readonly standing: Standing }): JSX.Element {
  return <StatusBadge tone={tones[props.standing]}>{props.standing}</StatusBadge>;
}
