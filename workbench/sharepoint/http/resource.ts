import { methodNotAllowed, unknownResource } from '../errors/errors.js';
import { Arguments } from './arguments.js';
import type { Call, Reply } from './call.js';
import type { Segment } from './path.js';
import { refuseUnsupportedStep } from './unsupported.js';

/** Something a path leads to, with what can be done to it and where one can go from it. */
export interface Resource {
  step(segment: Segment): Resource;
  answer(): Reply;
  /** Set if the object is found at another address; the router goes on from there. */
  readonly elsewhere?: { readonly call: Call; readonly path: string };
}

/**
 * An object that has an address of its own: a web reached from its site, the list that an item has its permissions from.
 *
 * @param call the call, for the web that the address belongs to
 * @param path what follows `_api/` in that address, decoded
 */
export function elsewhere(call: Call, path: string): Resource {
  const unfollowed = () => {
    throw unknownResource(path);
  };
  return { step: unfollowed, answer: unfollowed, elsewhere: { call, path } };
}

type Handler<Node> = (call: Call, node: Node) => Reply;
/** Goes from a node to a further resource. */
export type Step<Node> = (call: Call, node: Node, given: Arguments) => Resource;

/** What a kind of object can do: one per REST noun. Names of members in lower case: SharePoint ignores case in paths. */
export interface Noun<Node> {
  readonly read?: Handler<Node>;
  readonly create?: Handler<Node>;
  readonly merge?: Handler<Node>;
  readonly replace?: Handler<Node>;
  readonly remove?: Handler<Node>;
  readonly members?: Readonly<Record<string, Step<Node>>>;
  /** A step that is no member: a property of the entity, a field of an item. */
  readonly otherwise?: (call: Call, node: Node, name: string) => Resource | undefined;
}

/** Binds a noun to one object. */
export function resource<Node>(noun: Noun<Node>, call: Call, node: Node): Resource {
  return {
    step(segment) {
      const name = segment.name.toLowerCase();
      const member = noun.members !== undefined && Object.hasOwn(noun.members, name) ? noun.members[name] : undefined;
      if (member !== undefined) return member(call, node, new Arguments(segment.arguments, call.query));
      const other = segment.arguments.length === 0 ? noun.otherwise?.(call, node, segment.name) : undefined;
      if (other !== undefined) return other;
      refuseUnsupportedStep(name);
      throw unknownResource(segment.name);
    },
    answer() {
      const handler = handlerFor(noun, call);
      if (handler === undefined) throw methodNotAllowed();
      return handler(call, node);
    },
  };
}

function handlerFor<Node>(noun: Noun<Node>, call: Call): Handler<Node> | undefined {
  switch (call.verb) {
    case 'GET':
      return noun.read;
    case 'POST':
      return noun.create;
    case 'MERGE':
      return noun.merge;
    case 'PUT':
      return noun.replace ?? noun.merge;
    case 'DELETE':
      return noun.remove;
  }
}

/** A method that changes something: POST only. */
export function action(call: Call, work: () => Reply): Resource {
  return resource({ create: work }, call, undefined);
}

/** A method that only reads: GET, and POST for long arguments. */
export function reader(call: Call, work: () => Reply): Resource {
  return resource({ read: work, create: work }, call, undefined);
}
