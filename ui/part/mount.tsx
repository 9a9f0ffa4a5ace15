import * as React from 'react';
import * as ReactDOM from 'react-dom';
import { FluentProvider, IdPrefixProvider } from '@fluentui/react-components';
import type { HostEnvironment } from './environment.js';
import { themes } from './themes.js';
import { unsavedRegistry } from './unsaved.js';
import type { UnsavedRegistry } from './unsaved.js';

/** A part that stands on a page: the host hands it a new environment, or takes it away. */
export interface MountedPart {
  update(environment: HostEnvironment): void;
  unmount(): void;
  /** Whether a form of the part holds something unsaved, for a host that can ask before it takes the part away. */
  hasUnsavedChanges(): boolean;
  /** Goes on at once, or asks first in the words of the form that holds something unsaved. */
  leave(go: () => void): void;
}

/**
 * Fluent's focus manager hides the page from screen readers while a dialog is open, and leaves it so if it goes away together
 * with the dialog: as it does when a part is taken away.
 */
function showAgain(element: HTMLElement): void {
  const { ownerDocument } = element;
  if (ownerDocument.querySelector('[aria-modal=true]') !== null) return; // of another part of the page
  for (let each: HTMLElement | null = element; each !== null; each = each.parentElement) {
    each.removeAttribute('aria-hidden');
  }
}

/** Shows something of the product in an element of the host's page. @param draw what is shown in an environment */
export function mount(
  element: HTMLElement,
  environment: HostEnvironment,
  draw: (environment: HostEnvironment, unsaved: UnsavedRegistry) => JSX.Element,
): MountedPart {
  const unsaved = unsavedRegistry();
  let today = environment.today;
  const show = (shown: HostEnvironment): void => {
    // The same day stays the same object, so that what is derived from it is not worked out again.
    if (!today.equals(shown.today)) today = shown.today;
    ReactDOM.render(
      // Without a prefix two parts on a page share ids, and one of them loses its theme.
      <IdPrefixProvider value={`phb-${shown.instanceId}-`}>
        <FluentProvider theme={themes[shown.theme]}>{draw({ ...shown, today }, unsaved)}</FluentProvider>
      </IdPrefixProvider>,
      element,
    );
  };
  show(environment);
  return {
    update: show,
    unmount: () => {
      ReactDOM.unmountComponentAtNode(element);
      showAgain(element);
    },
    hasUnsavedChanges: unsaved.any,
    leave: unsaved.leave,
  };
}
