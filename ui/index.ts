export { mountPart } from './part/mountPart.js';
export type { MountedPart } from './part/mountPart.js';
export { readCasePlace, writeCasePlace } from './part/casePlace.js';
export type { CasePlace } from './part/casePlace.js';
export type { HostEnvironment, PartName, ThemeName } from './part/environment.js';
