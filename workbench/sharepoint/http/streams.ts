import type { SharePointError } from '../errors/errors.js';
import { unsupportedQuery } from '../errors/errors.js';
import { withoutValues } from './path.js';

/** SharePoint's limit for JSON bodies and batches, in bytes. */
export const jsonLimit = 2_097_152;
/** The largest file or attachment that one request may bring: 250 MB. Larger files come in chunks. */
export const uploadLimit = 262_144_000;

const streamNames = new Set([
  '$value',
  '%24value',
  'startupload',
  'startuploadfile',
  'continueupload',
  'finishupload',
  'savebinarystream',
  'uploadimage',
]);
/** Collections whose `add…` methods take the bytes of what is added. */
const streamCollections = new Set(['files', 'attachmentfiles']);

/** True if a request that changes something at this address brings the bytes of a file as its body. */
export function takesStream(rest: string): boolean {
  const [last = '', before = ''] = lastSteps(rest);
  return streamNames.has(last) || (streamCollections.has(before) && last.startsWith('add'));
}

/** True if this address answers the bytes of a file, whatever the client accepts. */
export function givesStream(rest: string): boolean {
  const [last = ''] = lastSteps(rest);
  return last === '$value' || last === '%24value' || last === 'openbinarystream';
}

/** 400: files travel by themselves, as Microsoft's page about batches says. */
export function fileInBatch(): SharePointError {
  return unsupportedQuery('The content of a file cannot be sent or read in a batch.');
}

/** The names of the steps of a path in lower case, the last one first. */
function lastSteps(rest: string): string[] {
  return withoutValues(rest)
    .toLowerCase()
    .split('/')
    .filter((step) => step !== '')
    .map((step) => step.replace(/\(.*$/s, ''))
    .reverse();
}
