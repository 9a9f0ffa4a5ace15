import type { Call, Reply } from '../http/call.js';
import type { JsonObject, JsonValue } from '../json.js';
import { contextName, metadataUrl } from './entity.js';
import { annotation, hasAnnotations } from './format.js';
import { jsonReply } from './reply.js';

/** Answers one plain value: `{value: …}`, in verbose `{d: {<name>: …}}`. */
export function valueReply(call: Call, name: string, value: JsonValue, type = 'Edm.String'): Reply {
  if (call.format.metadata === 'verbose') return jsonReply(call.format, JSON.stringify({ d: { [name]: value } }));
  const context = hasAnnotations(call.format) ? { [contextName(call)]: metadataUrl(call, type) } : {};
  return jsonReply(call.format, JSON.stringify({ ...context, value }));
}

/** Answers a structured value that is no entity (base permissions, a digest): its keys stand at the top. */
export function complexReply(call: Call, name: string, type: string, value: JsonObject): Reply {
  if (call.format.metadata === 'verbose') {
    return jsonReply(call.format, JSON.stringify({ d: { [name]: { __metadata: { type }, ...value } } }));
  }
  const context = hasAnnotations(call.format) ? { [contextName(call)]: metadataUrl(call, type) } : {};
  return jsonReply(call.format, JSON.stringify({ ...context, ...value }));
}

/** Answers a list of plain values. */
export function valuesReply(call: Call, name: string, values: readonly JsonValue[], type = 'Edm.String'): Reply {
  if (call.format.metadata === 'verbose') {
    return jsonReply(
      call.format,
      JSON.stringify({ d: { [name]: { __metadata: { type: `Collection(${type})` }, results: values } } }),
    );
  }
  const context = hasAnnotations(call.format) ? { [contextName(call)]: metadataUrl(call, `Collection(${type})`) } : {};
  return jsonReply(call.format, JSON.stringify({ ...context, value: values }));
}

/** Answers a navigation that exists and holds nothing. */
export function nullReply(call: Call, name: string): Reply {
  if (call.format.metadata === 'verbose') return jsonReply(call.format, JSON.stringify({ d: { [name]: null } }));
  return jsonReply(call.format, JSON.stringify({ [annotation(call.format, 'null')]: true }));
}
