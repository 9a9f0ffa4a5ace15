import type { Call, Reply } from '../http/call.js';
import { guidText } from '../http/arguments.js';
import { apiUrl } from '../http/call.js';
import type { JsonObject } from '../json.js';
import { numberOf } from '../json.js';
import { maySeeList } from '../permissions/demand.js';
import { listReply } from '../representation/collection.js';
import { annotation, hasAnnotations } from '../representation/format.js';
import type { List } from './list.js';

const type = 'SP.RelatedField';

/** Answers `getRelatedFields`: the lookup fields of the web's lists that lead to this list. */
export function relatedFieldsReply(call: Call, list: List): Reply {
  const related = call.service.lists
    .ofWeb(call.web)
    .filter((each) => maySeeList(call, each))
    .flatMap((each) =>
      each.fields.all
        .filter((field) => field.lookupList !== undefined && guidText(field.lookupList) === list.guid)
        .map((field) => ({
          FieldId: field.guid,
          ListId: each.guid,
          RelationshipDeleteBehavior: numberOf(field.properties, 'RelationshipDeleteBehavior') ?? 0,
          WebId: call.web.guid,
        })),
    );
  const members = related.map((each) => described(call, list, each));
  return listReply(call, 'SP.ApiData.RelatedFields', members);
}

function described(call: Call, list: List, values: JsonObject): JsonObject {
  const path = `Web/Lists(guid'${list.guid}')/GetRelatedFields`;
  if (call.format.metadata === 'verbose') {
    const uri = `${apiUrl(call)}${path}`;
    return { __metadata: { id: uri, uri, type }, ...values };
  }
  if (!hasAnnotations(call.format)) return values;
  return { [annotation(call.format, 'type')]: call.format.version4 ? `#${type}` : type, ...values };
}
