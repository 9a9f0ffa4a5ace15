import { FluentProvider, teamsLightTheme } from '@fluentui/react-components';
import { render } from '@testing-library/react';
import type { RenderResult } from '@testing-library/react';
import * as React from 'react';
import { Temporal } from 'temporal-polyfill';
import { MessageProvider } from '../../../ui/kit/MessageLine.js';
import { DataProvider } from '../../../ui/part/data.js';
import type { Data } from '../../../ui/part/data.js';
import { EnvironmentProvider } from '../../../ui/part/environment.js';
import type { HostEnvironment } from '../../../ui/part/environment.js';

export const testEnvironment: HostEnvironment = {
  instanceId: 'test',
  theme: 'default',
  today: Temporal.PlainDate.from('2019-04-30'),
  registerUrl: 'https://phb.example/sites/phb',
  partnershipUrl: 'https://phb.example/sites/phb-partner',
  signIn: { kind: 'page' },
  linkToCase: (caseRef) => `https://phb.example/sites/phb/register?case=${caseRef}`,
};

/** Renders a screen as it stands in a part: theme, environment, data, messages. */
export function show(screen: JSX.Element, data: Data, environment: Partial<HostEnvironment> = {}): RenderResult {
  return render(
    <FluentProvider theme={teamsLightTheme}>
      <EnvironmentProvider value={{ ...testEnvironment, ...environment }}>
        <DataProvider value={data}>
          <MessageProvider>{screen}</MessageProvider>
        </DataProvider>
      </EnvironmentProvider>
    </FluentProvider>,
  );
}
