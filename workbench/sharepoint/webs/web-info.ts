import type { Call } from '../http/call.js';
import { permission } from '../permissions/base-permissions.js';
import { collectionReply } from '../representation/collection.js';
import type { Entity, EntityType } from '../representation/entity.js';
import { entity } from '../representation/entity.js';
import { own, textOf } from '../json.js';
import type { Web } from './web.js';

const infoType: EntityType<Web> = {
  name: 'SP.WebInformation',
  set: 'SP.ApiData.WebInfos',
  path: (web) => `Web/WebInfos('${web.guid}')`,
  properties: {
    Configuration: { read: (web) => own(web.properties, 'Configuration') ?? 0 },
    Created: { read: (web) => web.created },
    Description: { read: (web) => textOf(web.properties, 'Description') ?? '' },
    Id: { read: (web) => web.guid },
    Language: { read: (web) => own(web.properties, 'Language') ?? 1033 },
    LastItemModifiedDate: { read: (web) => web.created },
    LastItemUserModifiedDate: { read: (web) => web.created },
    ServerRelativeUrl: { read: (web) => web.path },
    Title: { read: (web) => textOf(web.properties, 'Title') ?? '' },
    WebTemplate: { read: (web) => own(web.properties, 'WebTemplate') ?? 'STS' },
    WebTemplateId: { read: () => 0 },
  },
};

/** What others may know of a web: its name and address. */
export function webInfoEntity(call: Call, web: Web): Entity {
  return entity(infoType, call, web);
}

/** The sub-webs that the visitor may open. */
export function readableChildren(call: Call, web: Web): Web[] {
  return call.service.webs
    .children(web.id)
    .filter((child) => call.service.security.allows(call.visitor.user, child.scopeId, permission.open));
}

/** Answers what may be known of the sub-webs. */
export function webInfosReply(call: Call, web: Web) {
  return collectionReply(
    call,
    infoType.set,
    readableChildren(call, web).map((child) => webInfoEntity(call, child)),
  );
}
