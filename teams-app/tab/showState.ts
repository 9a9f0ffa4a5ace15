import * as React from 'react';
import * as ReactDOM from 'react-dom';
import type { ThemeName } from '@phb/ui';
import { StatePage } from './StatePage.js';
import type { State } from './StatePage.js';

/** Shows a state in place of the part. */
export function showState(element: HTMLElement, state: State, theme: ThemeName): void {
  ReactDOM.render(React.createElement(StatePage, { state, theme }), element);
}

/** Takes the state away again, before a part is mounted in its place. */
export function clearState(element: HTMLElement): void {
  ReactDOM.unmountComponentAtNode(element);
}
