export { mountPart } from './part/mountPart.js';
export type { MountedPart } from './part/mountPart.js';
export type { HostEnvironment, PartName, ThemeName } from './part/environment.js';
