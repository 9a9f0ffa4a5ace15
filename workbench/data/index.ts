export { loadDemonstration } from './load/loadDemonstration.js';
