import { FluentProvider, teamsLightTheme } from '@fluentui/react-components';
import { configure, render } from '@testing-library/react';
import type { BoundFunctions, queries, RenderResult } from '@testing-library/react';
import * as React from 'react';
import { Temporal } from 'temporal-polyfill';
import type { Data } from '../../../ui/part/data.js';
import type { HostEnvironment } from '../../../ui/part/environment.js';
import { PartProviders } from '../../../ui/part/PartProviders.js';
import { unsavedRegistry } from '../../../ui/part/unsaved.js';

// jsdom lays nothing out: Fluent's focus manager misjudges what is hidden from screen readers, and to ask for it at each
// query is slow. What is hidden is looked at in a real browser, by the end-to-end tests.
configure({ defaultHidden: true });

/** What can be looked for inside one element, as within() gives it. */
export type Inside = BoundFunctions<typeof queries>;

export const testEnvironment: HostEnvironment = {
  instanceId: 'test',
  theme: 'default',
  today: Temporal.PlainDate.from('2019-04-30'),
  registerUrl: 'https://phb.example/sites/phb',
  partnershipUrl: 'https://phb.example/sites/phb-partner',
  signIn: { kind: 'page' },
  linkToCase: ({ caseRef, pane }) =>
    `https://phb.example/sites/phb/register?case=${caseRef}${pane === undefined ? '' : `&pane=${pane}`}`,
};

/** Renders a screen as it stands in a part: theme, environment, data, messages. */
export function show(screen: JSX.Element, data: Data, environment: Partial<HostEnvironment> = {}): RenderResult {
  return render(
    <FluentProvider theme={teamsLightTheme}>
      <PartProviders environment={{ ...testEnvironment, ...environment }} data={data} unsaved={unsavedRegistry()}>
        {screen}
      </PartProviders>
    </FluentProvider>,
  );
}
