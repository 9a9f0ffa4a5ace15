import { createHash } from 'node:crypto';

import { guidText } from '../http/arguments.js';
import type { Call } from '../http/call.js';
import { collection } from '../http/collection-noun.js';
import type { Resource } from '../http/resource.js';
import { resource } from '../http/resource.js';
import { notFound } from '../errors/errors.js';
import { collectionReply } from '../representation/collection.js';
import type { Entity, EntityType } from '../representation/entity.js';
import { entity, entityReply } from '../representation/entity.js';
import { propertyOf } from '../representation/property-resource.js';
import type { List } from './list.js';

/** One of the pages on which a list shows, changes and adds its items. */
interface Form {
  readonly list: List;
  readonly guid: string;
  /** SharePoint's PAGETYPE. */
  readonly type: number;
  readonly page: string;
}

const pages = [
  { type: 4, page: 'DispForm.aspx' },
  { type: 6, page: 'EditForm.aspx' },
  { type: 8, page: 'NewForm.aspx' },
] as const;

/** Forms are not stored: their ids follow from the list's, so that they stay the same. */
function formsOf(list: List): Form[] {
  return pages.map(({ type, page }) => {
    const digits = createHash('sha256').update(`${list.guid}/${page}`).digest('hex');
    const guid = [digits.slice(0, 8), digits.slice(8, 12), `4${digits.slice(13, 16)}`, `8${digits.slice(17, 20)}`];
    return { list, type, page, guid: `${guid.join('-')}-${digits.slice(20, 32)}` };
  });
}

/** The entity set of forms. */
export const formSet = 'SP.ApiData.Forms';

const formType: EntityType<Form> = {
  name: 'SP.Form',
  set: formSet,
  path: ({ list, guid }) => `Web/Lists(guid'${list.guid}')/Forms(guid'${guid}')`,
  properties: {
    FormType: { read: ({ type }) => type },
    Id: { read: ({ guid }) => guid },
    ResourcePath: { complex: 'SP.ResourcePath', read: (form) => ({ DecodedUrl: addressOf(form).slice(1) }) },
    ServerRelativePath: { complex: 'SP.ResourcePath', read: (form) => ({ DecodedUrl: addressOf(form) }) },
    ServerRelativeUrl: { read: addressOf },
  },
};

/** The address of the page on which a list shows (4), changes (6) or adds (8) its items. */
export function formAddress(list: List, type: 4 | 6 | 8): string {
  return formsOf(list)
    .filter((form) => form.type === type)
    .map(addressOf)
    .join('');
}

/** The forms of a list. */
export function formEntities(call: Call, list: List): Entity[] {
  return formsOf(list).map((form) => entity(formType, call, form));
}

function addressOf({ list, page }: Form): string {
  // A list's pages stand in its root folder, a library's in a folder of their own.
  return list.properties['BaseType'] === 1 ? `${list.path}/Forms/${page}` : `${list.path}/${page}`;
}

function formResource(call: Call, list: List, id: string): Resource {
  const form = formsOf(list).find((each) => each.guid === guidText(id));
  if (form === undefined) throw notFound('The form does not exist.');
  const found = entity(formType, call, form);
  return resource(
    { read: () => entityReply(call, found), otherwise: (_call, _node, name) => propertyOf(call, found, name) },
    call,
    undefined,
  );
}

/** `list/forms`, `list/forms('guid')`. */
export const formsStep = collection<List, List>(
  {
    read: (call, list) => collectionReply(call, formSet, formEntities(call, list)),
  },
  (_call, list) => list,
  (call, list, given) => formResource(call, list, given.text('id')),
);
