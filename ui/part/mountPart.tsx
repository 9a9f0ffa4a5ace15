import * as React from 'react';
import * as ReactDOM from 'react-dom';
import {
  FluentProvider,
  IdPrefixProvider,
  Spinner,
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
} from '@fluentui/react-components';
import type { Theme } from '@fluentui/react-components';
import type { HostEnvironment, PartName, ThemeName } from './environment.js';

const themes: Record<ThemeName, Theme> = {
  default: teamsLightTheme,
  dark: teamsDarkTheme,
  contrast: teamsHighContrastTheme,
};

const Placeholder = React.lazy(() => import(/* webpackChunkName: 'placeholder' */ './Placeholder.js'));

/** A part that stands on a page: the host hands it a new environment, or takes it away. */
export interface MountedPart {
  update(environment: HostEnvironment): void;
  unmount(): void;
}

/** Shows one part of the product in an element of the host's page. */
export function mountPart(element: HTMLElement, part: PartName, environment: HostEnvironment): MountedPart {
  const show = (shown: HostEnvironment): void => {
    ReactDOM.render(
      <IdPrefixProvider value={`phb-${shown.instanceId}-`}>
        <FluentProvider theme={themes[shown.theme]}>
          <React.Suspense fallback={<Spinner label="Loading" />}>
            <Placeholder part={part} environment={shown} />
          </React.Suspense>
        </FluentProvider>
      </IdPrefixProvider>,
      element,
    );
  };
  show(environment);
  return {
    update: show,
    unmount: () => {
      ReactDOM.unmountComponentAtNode(element);
    },
  };
}
