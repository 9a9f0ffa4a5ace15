import type { Call, Reply } from '../http/call.js';
import { webUrl } from '../http/call.js';
import type { Resource } from '../http/resource.js';
import { action } from '../http/resource.js';
import type { JsonObject } from '../json.js';
import { complexReply } from '../representation/values.js';
import { digestLifetime } from './digest.js';

const schemaVersions = ['14.0.0.0', '15.0.0.0'];

/** POST `_api/contextinfo`: the digest that callers without a bearer token need for every change. */
export function contextInfoResource(call: Call): Resource {
  return action(call, () => contextInfoReply(call));
}

function contextInfoReply(call: Call): Reply {
  const digest = call.service.digests.issue(call.site.guid, call.visitor.user.login);
  const verbose = call.format.metadata === 'verbose';
  const information: JsonObject = {
    FormDigestTimeoutSeconds: digestLifetime,
    FormDigestValue: digest,
    LibraryVersion: '16.0.26000.12000',
    SiteFullUrl: `${call.origin}${call.site.path === '/' ? '' : call.site.path}`,
    SupportedSchemaVersions: verbose
      ? { __metadata: { type: 'Collection(Edm.String)' }, results: schemaVersions }
      : schemaVersions,
    WebFullUrl: webUrl(call),
  };
  return complexReply(call, 'GetContextWebInformation', 'SP.ContextWebInformation', information);
}
