import path from 'node:path';

/** The folder of the whole project; this file runs as workbench/lib/start/projectRoot.js. */
export const projectRoot = path.resolve(import.meta.dirname, '..', '..', '..');
