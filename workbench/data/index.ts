export type { DemonstrationWish } from './demonstration/demonstrationSet.js';
export { DemonstrationError } from './load/writeMissing.js';
export { loadDemonstration } from './load/loadDemonstration.js';
