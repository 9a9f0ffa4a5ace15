import * as React from 'react';
import type { CasePane } from './pane.js';

/** The tabs of the case record, in their order. Each is fetched when it is first opened. */
export const panes: readonly CasePane[] = [
  {
    id: 'summary',
    label: 'Summary',
    offeredTo: () => true,
    Content: React.lazy(() => import(/* webpackChunkName: 'case' */ './SummaryPane.js')),
  },
];
