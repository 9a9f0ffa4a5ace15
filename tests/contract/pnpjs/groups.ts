/** All rows of the table of PnPjs's calls. */
import type { PnpGroup } from './call.js';
import { calls as lists } from './lists.js';

export const groups: readonly PnpGroup[] = [{ noun: 'lists', calls: lists }];
