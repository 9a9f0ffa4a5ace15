import * as React from 'react';
import type { HostEnvironment, PartName } from './environment.js';
import { mount } from './mount.js';
import type { MountedPart } from './mount.js';
import { Part } from './Part.js';

/** Shows one part of the product in an element of the host's page. */
export function mountPart(element: HTMLElement, part: PartName, environment: HostEnvironment): MountedPart {
  return mount(element, environment, (shown, unsaved) => <Part part={part} environment={shown} unsaved={unsaved} />);
}
