// What a connected list does besides reading. It is fetched by fetchWriting.ts, and imported by nothing that the first view needs.
export { addRow } from './add.js';
export { giveReference } from './giveReference.js';
export { recycleRow, restoreRow } from './recycle.js';
export { updateRow } from './update.js';
export { readVersions } from './versions.js';
export { writeAll } from './writeAll.js';
