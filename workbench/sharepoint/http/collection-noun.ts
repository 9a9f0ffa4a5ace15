import { invalidQuery } from '../errors/errors.js';
import type { Arguments } from './arguments.js';
import type { Call } from './call.js';
import type { Noun, Resource, Step } from './resource.js';
import { resource } from './resource.js';

/** A step to a collection, which may carry the key of one member: `lists`, `lists(guid'…')`. */
export function collection<Parent, Node>(
  noun: Noun<Node>,
  nodeOf: (call: Call, parent: Parent) => Node,
  byKey: (call: Call, node: Node, given: Arguments) => Resource,
): Step<Parent> {
  return (call, parent, given) => {
    const node = nodeOf(call, parent);
    return given.count === 0 ? resource(noun, call, node) : byKey(call, node, given);
  };
}

/** A key that must be a whole number: `(7)` or `('7')`. */
export function numberKey(given: Arguments): number {
  const text = given.text('id');
  const number = Number(text);
  if (!Number.isSafeInteger(number) || text.trim() === '') throw invalidQuery(`The key '${text}' is not a number.`);
  return number;
}
