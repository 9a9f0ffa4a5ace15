/** Which calls PnPjs publishes, read off its classes, so that the table cannot forget one. */
import '@pnp/sp/presets/all.js';
import * as attachments from '@pnp/sp/attachments/types.js';
import * as comments from '@pnp/sp/comments/types.js';
import * as contentTypes from '@pnp/sp/content-types/types.js';
import * as features from '@pnp/sp/features/types.js';
import * as fields from '@pnp/sp/fields/types.js';
import * as files from '@pnp/sp/files/types.js';
import * as folders from '@pnp/sp/folders/types.js';
import * as forms from '@pnp/sp/forms/types.js';
import * as items from '@pnp/sp/items/types.js';
import * as lists from '@pnp/sp/lists/types.js';
import * as navigation from '@pnp/sp/navigation/types.js';
import * as recycleBin from '@pnp/sp/recycle-bin/types.js';
import * as regionalSettings from '@pnp/sp/regional-settings/types.js';
import * as relatedItems from '@pnp/sp/related-items/types.js';
import * as security from '@pnp/sp/security/types.js';
import * as siteDesigns from '@pnp/sp/site-designs/types.js';
import * as siteGroups from '@pnp/sp/site-groups/types.js';
import * as siteScripts from '@pnp/sp/site-scripts/types.js';
import * as siteUsers from '@pnp/sp/site-users/types.js';
import * as sites from '@pnp/sp/sites/types.js';
import { _SPCollection, _SPInstance, _SPQueryable } from '@pnp/sp/spqueryable.js';
import * as utilities from '@pnp/sp/sputilities/types.js';
import * as subscriptions from '@pnp/sp/subscriptions/types.js';
import * as userCustomActions from '@pnp/sp/user-custom-actions/types.js';
import * as views from '@pnp/sp/views/types.js';
import * as webs from '@pnp/sp/webs/types.js';

const modules: readonly object[] = [
  attachments,
  comments,
  contentTypes,
  features,
  fields,
  files,
  folders,
  forms,
  items,
  lists,
  navigation,
  recycleBin,
  regionalSettings,
  relatedItems,
  security,
  siteDesigns,
  siteGroups,
  siteScripts,
  siteUsers,
  sites,
  subscriptions,
  userCustomActions,
  utilities,
  views,
  webs,
];

/** Methods that send nothing by themselves: PnPjs's own machinery, and checks of masks that have been read already. */
const silent = new Set(['run', 'excute', 'moveCopyImpl', 'hasPermissions', 'getParsed', 'batched']);

/** Names along the chain of prototypes, up to but without Object's. */
function methodsOf(prototype: object): string[] {
  const names: string[] = [];
  for (let each: unknown = prototype; isObject(each) && each !== Object.prototype; each = Object.getPrototypeOf(each)) {
    for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(each))) {
      if (typeof value === 'function') names.push(name);
    }
  }
  return names;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function isClass(value: unknown): value is new (base: string) => object {
  return typeof value === 'function';
}

/** Every published call as `class.method`, in alphabetical order. */
export function publishedCalls(): string[] {
  const common = new Set([_SPQueryable, _SPCollection, _SPInstance].flatMap((each) => methodsOf(each.prototype)));
  const calls = new Set<string>();
  for (const [name, member] of modules.flatMap((module) => Object.entries(module))) {
    if (!name.startsWith('_') || !isClass(member)) continue;
    const instance = new member('https://contoso.example/_api/web');
    const own = Object.entries(instance).flatMap(([key, value]) => (typeof value === 'function' ? [key] : []));
    for (const method of [...methodsOf(member.prototype), ...own]) {
      if (common.has(method) || silent.has(method) || method.startsWith('_')) continue;
      calls.add(`${name.charAt(1).toLowerCase()}${name.slice(2)}.${method}`);
    }
  }
  return [...calls].sort();
}
