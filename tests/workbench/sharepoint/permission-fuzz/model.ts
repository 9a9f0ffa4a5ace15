/**
 * Who may see what, thought out apart from the service: objects in a tree, permissions given to people and groups, inherited
 * where nothing of an object's own was given.
 */

/** What a role gives, as far as it matters for seeing. */
export interface Role {
  readonly id: number;
  readonly view: boolean;
  readonly open: boolean;
  readonly versions: boolean;
}

export type Kind = 'web' | 'list' | 'library' | 'folder' | 'item' | 'file';

/** An object with its secrets. */
export interface Thing {
  readonly kind: Kind;
  /** What it lies in; files are moved. */
  parent: Thing | undefined;
  readonly children: Thing[];
  /** Address of the web that it lies in. */
  readonly web: string;
  /** Address relative to the web's `_api/`. */
  readonly path: string;
  /** Server-relative path of a web, list, folder or file. */
  place: string;
  readonly id: number;
  /** Name and values: seen by whoever may view it. */
  readonly names: string[];
  /** The bytes of a file: seen by whoever may open it. */
  readonly contents: string[];
  /** Values of older versions. */
  readonly past: string[];
  /** Own permissions by principal id; undefined while it inherits. */
  own: Map<number, Role[]> | undefined;
  /** Who put it into the recycle bin. */
  deletedBy: string | undefined;
}

export class Model {
  /** Members of groups by group id, each a person's name. */
  readonly members = new Map<number, Set<string>>();
  /** Principal ids of people. */
  readonly people = new Map<string, number>();
  readonly things: Thing[] = [];

  add(thing: Omit<Thing, 'children' | 'own' | 'deletedBy' | 'names' | 'contents' | 'past'>, names: string[]): Thing {
    const added: Thing = {
      ...thing,
      names,
      contents: [],
      past: [],
      children: [],
      own: undefined,
      deletedBy: undefined,
    };
    thing.parent?.children.push(added);
    this.things.push(added);
    return added;
  }

  /** The nearest object at or above that has permissions of its own. */
  holder(thing: Thing): Thing {
    return thing.own !== undefined || thing.parent === undefined ? thing : this.holder(thing.parent);
  }

  roles(person: string, thing: Thing): Role[] {
    return [...(this.holder(thing).own ?? [])].flatMap(([principal, roles]) =>
      this.#stands(person, principal) ? roles : [],
    );
  }

  #stands(person: string, principal: number): boolean {
    return this.people.get(person) === principal || this.members.get(principal)?.has(person) === true;
  }

  /** True if it, or something that it lay in, is in the recycle bin. */
  isGone(thing: Thing): boolean {
    return thing.deletedBy !== undefined || (thing.parent !== undefined && this.isGone(thing.parent));
  }

  may(person: string, thing: Thing, what: 'view' | 'open' | 'versions'): boolean {
    if (this.isGone(thing)) return false;
    if (person === 'owner') return true;
    const roles = this.roles(person, thing);
    return roles.some((role) => role.view) && roles.some((role) => role[what]);
  }

  /** True if the person may view the object or anything in it: its name is part of the address of that. */
  mayKnow(person: string, thing: Thing): boolean {
    if (this.isGone(thing)) return false;
    if (thing.kind === 'web') return person === 'owner' || this.#mayEnter(person, thing);
    return this.may(person, thing, 'view') || thing.children.some((child) => this.mayKnow(person, child));
  }

  /** Whoever holds a role in the web's permissions, or in anything below a web that has the same permissions, may open it. */
  #mayEnter(person: string, web: Thing): boolean {
    const holder = this.holder(web);
    const sharing = this.things.filter((each) => each.kind === 'web' && this.holder(each) === holder);
    return sharing.some((each) => this.#holdsInside(person, each));
  }

  #holdsInside(person: string, thing: Thing): boolean {
    return this.roles(person, thing).length > 0 || thing.children.some((child) => this.#holdsInside(person, child));
  }

  /** Every secret that the person may not learn. */
  hiddenFrom(person: string): Set<string> {
    const hidden = new Set<string>();
    for (const thing of this.things) {
      const isDeleter = person === 'owner' || this.#deleter(thing) === person;
      if (!(this.isGone(thing) ? isDeleter : this.mayKnow(person, thing))) hide(hidden, thing.names);
      if (!this.may(person, thing, 'open')) hide(hidden, thing.contents);
      if (!this.may(person, thing, 'versions')) hide(hidden, thing.past);
    }
    return hidden;
  }

  #deleter(thing: Thing): string | undefined {
    return thing.deletedBy ?? (thing.parent === undefined ? undefined : this.#deleter(thing.parent));
  }
}

function hide(hidden: Set<string>, secrets: readonly string[]): void {
  for (const secret of secrets) hidden.add(secret);
}
