import type { Call } from '../http/call.js';
import { availableTypes, typesOf } from './add-content-type.js';
import type { TypeNode } from './content-type.js';
import { parentIdsOf } from './content-type.js';

/** The content type that one comes from: of the same list or, more often, of the web. Undefined if it is not known here. */
export function parentOf(call: Call, { list, type }: TypeNode): TypeNode | undefined {
  const known: TypeNode[] = [
    ...(list === undefined ? [] : typesOf(call, list).map((each) => ({ list, type: each }))),
    ...availableTypes(call).map((each) => ({ list: undefined, type: each })),
  ];
  const ids = parentIdsOf(type.id);
  return ids.map((id) => known.find((node) => node.type.id === id)).find((node) => node !== undefined);
}
