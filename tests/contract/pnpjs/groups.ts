/** All rows of the table of PnPjs's calls. */
import type { PnpGroup } from './call.js';
import { calls as lists } from './lists.js';
import { calls as attachments } from './attachments.js';
import { calls as comments } from './comments.js';
import { calls as files } from './files.js';
import { calls as folders } from './folders.js';
import { calls as libraries } from './libraries.js';

export const groups: readonly PnpGroup[] = [
  { noun: 'lists', calls: lists },
  { noun: 'attachments', calls: attachments },
  { noun: 'comments', calls: comments },
  { noun: 'files', calls: files },
  { noun: 'folders', calls: folders },
  { noun: 'libraries', calls: libraries },
];
