/** All rows of the table of PnPjs's calls. */
import type { PnpGroup } from './call.js';
import { calls as lists } from './lists.js';
import { calls as attachments } from './attachments.js';
import { calls as comments } from './comments.js';
import { calls as files } from './files.js';
import { calls as folders } from './folders.js';
import { calls as libraries } from './libraries.js';
import { calls as security } from './security.js';
import { calls as siteUsers } from './site-users.js';
import { calls as siteGroups } from './site-groups.js';
import { calls as webs } from './webs.js';
import { calls as sites } from './sites.js';
import { calls as recycleBin } from './recycle-bin.js';
import { calls as subscriptions } from './subscriptions.js';
import { calls as relatedItems } from './related-items.js';
import { calls as navigation } from './navigation.js';
import { calls as features } from './features.js';
import { calls as userCustomActions } from './user-custom-actions.js';
import { calls as itemVersions } from './item-versions.js';
import { calls as regionalSettings } from './regional-settings.js';
import { calls as utilities } from './utilities.js';
import { calls as absentServices } from './absent-services.js';
import { calls as items } from './items.js';
import { calls as views } from './views.js';
import { calls as contentTypes } from './content-types.js';
import { calls as fields } from './fields.js';
import { calls as itemWriting } from './item-writing.js';
import { calls as siteScripts } from './site-scripts.js';
import { calls as siteDesigns } from './site-designs.js';

export const groups: readonly PnpGroup[] = [
  { noun: 'lists', calls: lists },
  { noun: 'items', calls: items },
  { noun: 'views', calls: views },
  { noun: 'attachments', calls: attachments },
  { noun: 'comments', calls: comments },
  { noun: 'files', calls: files },
  { noun: 'folders', calls: folders },
  { noun: 'libraries', calls: libraries },
  { noun: 'security', calls: security },
  { noun: 'site-users', calls: siteUsers },
  { noun: 'site-groups', calls: siteGroups },
  { noun: 'webs', calls: webs },
  { noun: 'sites', calls: sites },
  { noun: 'recycle-bin', calls: recycleBin },
  { noun: 'subscriptions', calls: subscriptions },
  { noun: 'related-items', calls: relatedItems },
  { noun: 'navigation', calls: navigation },
  { noun: 'features', calls: features },
  { noun: 'user-custom-actions', calls: userCustomActions },
  { noun: 'items (versions), lists (changes)', calls: itemVersions },
  { noun: 'regional-settings', calls: regionalSettings },
  { noun: 'sputilities', calls: utilities },
  { noun: 'sharing, search, profiles, social, taxonomy', calls: absentServices },
  { noun: 'content-types', calls: contentTypes },
  { noun: 'fields', calls: fields },
  { noun: 'items (writing)', calls: itemWriting },
  { noun: 'site-scripts', calls: siteScripts },
  { noun: 'site-designs', calls: siteDesigns },
];
