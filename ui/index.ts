export type { ListFormMode, ListFormRequest } from './listForm/request.js';
export { readCasePlace, writeCasePlace } from './part/casePlace.js';
export type { CasePlace } from './part/casePlace.js';
export type { HostEnvironment, PartName, ThemeName } from './part/environment.js';
export type { MountedPart } from './part/mount.js';
export { mountListForm } from './part/mountListForm.js';
export { mountPart } from './part/mountPart.js';
