import * as React from 'react';
import { AriaLiveAnnouncer } from '@fluentui/react-components';
import { MessageProvider } from '../kit/MessageLine.js';
import { DataProvider } from './data.js';
import type { Data } from './data.js';
import { EnvironmentProvider } from './environment.js';
import type { HostEnvironment } from './environment.js';
import { FocusKeeperProvider } from './focusKeeper.js';
import { UnsavedProvider } from './unsaved.js';
import type { UnsavedRegistry } from './unsaved.js';

interface PartProvidersProps {
  readonly environment: HostEnvironment;
  readonly data: Data;
  readonly unsaved: UnsavedRegistry;
  readonly children: React.ReactNode;
}

/** All that a screen may ask for: environment, data, messages, announcements, the guard of unsaved forms. */
export function PartProviders(props: PartProvidersProps): JSX.Element {
  return (
    <EnvironmentProvider value={props.environment}>
      <DataProvider value={props.data}>
        <UnsavedProvider value={props.unsaved}>
          <AriaLiveAnnouncer>
            <FocusKeeperProvider>
              <MessageProvider>{props.children}</MessageProvider>
            </FocusKeeperProvider>
          </AriaLiveAnnouncer>
        </UnsavedProvider>
      </DataProvider>
    </EnvironmentProvider>
  );
}
