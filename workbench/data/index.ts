export { loadDemonstration, type LoadOptions } from './load/loadDemonstration.js';
export { DemonstrationError } from './load/writeMissing.js';
