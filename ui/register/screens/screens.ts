import type { RegisterScreen } from './screen.js';

/** The screens of the register in the order of the menu. Each is fetched when it is first opened. */
export const screens: readonly RegisterScreen[] = [];
