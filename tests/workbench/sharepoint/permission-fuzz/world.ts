/** A random tree of webs, lists, folders, items and files with random permissions, made through the service. */
import { at, members } from '../../../contract/wire.js';
import type { Client, Person, Sent } from './client.js';
import { loginOf, people } from './client.js';
import type { Kind, Role, Thing } from './model.js';
import { Model } from './model.js';

/** Random numbers that are the same in every run (mulberry32). */
export class Dice {
  #state: number;
  constructor(seed: number) {
    this.#state = seed;
  }

  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  below(count: number): number {
    return Math.floor(this.next() * count);
  }

  pick<T>(values: readonly T[]): T {
    const value = values[this.below(values.length)];
    if (value === undefined) throw new Error('Nothing to pick from');
    return value;
  }
}

const limited: Omit<Role, 'id'> = { view: true, open: false, versions: false };
const whole: Omit<Role, 'id'> = { view: true, open: true, versions: true };

export class World {
  readonly model = new Model();
  readonly root: Thing;
  readonly roles: Role[] = [];
  readonly principals: number[] = [];
  readonly groups: number[] = [];
  /** The entries of the recycle bin. */
  readonly #entries = new Map<Thing, string>();
  #counter = 0;

  constructor(
    readonly client: Client,
    readonly dice: Dice,
  ) {
    const site = {
      kind: 'web',
      parent: undefined,
      web: '/sites/fuzz',
      path: 'web',
      place: '/sites/fuzz',
      id: 0,
    } as const;
    this.root = this.model.add(site, []);
    this.root.own = new Map();
  }

  /** A word that stands nowhere else. */
  secret(): string {
    this.#counter += 1;
    return `zq${this.#counter.toString(36)}x${this.dice.below(1e9).toString(36)}qz`;
  }

  /** Sends a request as the owner that must succeed. */
  async made(web: string, path: string, sent: Sent = { method: 'POST' }): Promise<unknown> {
    const answer = await this.client.send('owner', web, path, { method: 'POST', ...sent });
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${answer.body}`);
    return answer.json;
  }

  async build(): Promise<void> {
    await this.#addPeople();
    const webs = [this.root];
    for (const share of [0.5, 0]) webs.push(await this.#addWeb(this.dice.pick(webs), share));
    // One web that nobody but the owner is given anything in, so that the site always has something to hide.
    const sealed = await this.#addWeb(this.root, 0);
    await this.made(sealed.web, 'web/breakroleinheritance(copyroleassignments=false,clearsubscopes=false)');
    sealed.own = new Map();
    await this.#addList(sealed, 'list', 0);
    for (const web of webs) {
      const lists = [
        await this.#addList(web, 'list'),
        await this.#addList(web, 'list'),
        await this.#addList(web, 'library'),
      ];
      await this.#fill(lists);
    }
  }

  async #addPeople(): Promise<void> {
    for (const person of people) {
      const json = await this.made(this.root.web, 'web/ensureuser', { body: { logonName: loginOf(person) } });
      this.model.people.set(person, Number(at(json, 'Id')));
      if (person !== 'owner') this.principals.push(Number(at(json, 'Id')));
    }
    for (let count = 0; count < 3; count += 1) {
      const json = await this.made(this.root.web, 'web/sitegroups', { body: { Title: `Group ${count}` } });
      const id = Number(at(json, 'Id'));
      this.model.members.set(id, new Set());
      this.groups.push(id);
      this.principals.push(id);
      for (const person of people) if (person !== 'owner' && this.dice.chance(0.4)) await this.join(id, person);
    }
    const mask = { High: '0', Low: String(0x1 + 0x1000 + 0x10000 + 0x20000) };
    const role = { Name: 'Look only', Description: '', Order: 200, BasePermissions: mask };
    const json = await this.made(this.root.web, 'web/roledefinitions', { body: role });
    this.roles.push({ id: Number(at(json, 'Id')), ...limited });
    this.roles.push({ id: 1073741826, ...whole }, { id: 1073741827, ...whole });
    await this.assign(this.root);
  }

  async join(group: number, person: Person): Promise<void> {
    await this.made(this.root.web, `web/sitegroups(${group})/users`, { body: { LoginName: loginOf(person) } });
    this.model.members.get(group)?.add(person);
  }

  async leave(group: number, person: Person): Promise<void> {
    const id = this.model.people.get(person) ?? 0;
    await this.made(this.root.web, `web/sitegroups(${group})/users/removeById(${id})`);
    this.model.members.get(group)?.delete(person);
  }

  /** Gives a random principal a random role on an object that has permissions of its own. */
  async assign(thing: Thing): Promise<void> {
    const [principal, role] = [this.dice.pick(this.principals), this.dice.pick(this.roles)];
    const add = `roleassignments/addroleassignment(principalid=${principal},roledefid=${role.id})`;
    await this.made(thing.web, `${thing.path}/${add}`);
    thing.own?.set(principal, [...(thing.own.get(principal) ?? []), role]);
  }

  /** Perhaps gives an object permissions of its own, in one of the ways there are. */
  async scatter(thing: Thing, share: number): Promise<void> {
    if (!this.dice.chance(share) || thing.own !== undefined) return;
    const copy = this.dice.chance(0.4);
    const inherited = this.model.holder(thing).own ?? new Map<number, Role[]>();
    await this.made(thing.web, `${thing.path}/breakroleinheritance(copyroleassignments=${copy},clearsubscopes=false)`);
    thing.own = copy ? new Map(inherited) : new Map();
    for (let count = this.dice.below(3); count > 0; count -= 1) await this.assign(thing);
  }

  async reset(thing: Thing): Promise<void> {
    await this.made(thing.web, `${thing.path}/resetroleinheritance`);
    thing.own = undefined;
  }

  async #addWeb(parent: Thing, share: number): Promise<Thing> {
    const [title, url] = [this.secret(), this.secret()];
    const parameters = {
      Title: title,
      Url: url,
      WebTemplate: 'STS',
      Language: 1033,
      UseSamePermissionsAsParentSite: true,
    };
    await this.made(parent.place, 'web/webs/add', { body: { parameters } });
    const place = `${parent.place}/${url}`;
    const web = this.model.add({ kind: 'web', parent, web: place, path: 'web', place, id: 0 }, [title, url]);
    await this.scatter(web, share);
    return web;
  }

  async #addList(web: Thing, kind: 'list' | 'library', share = 0.5): Promise<Thing> {
    const title = this.secret();
    const body = { Title: title, BaseTemplate: kind === 'list' ? 100 : 101, ContentTypesEnabled: false };
    const json = await this.made(web.place, 'web/lists', { body });
    const path = `web/lists(guid'${String(at(json, 'Id'))}')`;
    const folder = await this.client.send('owner', web.place, `${path}/rootFolder?$select=ServerRelativeUrl`);
    const place = String(at(folder.json, 'ServerRelativeUrl'));
    const list = this.model.add({ kind, parent: web, web: web.place, path, place, id: 0 }, [title]);
    const schema = `<Field Type="Text" Name="Secret" DisplayName="Secret" />`;
    await this.made(web.place, `${path}/fields/createfieldasxml`, {
      body: { parameters: { SchemaXml: schema, Options: 8 } },
    });
    const url = { Title: 'Link', Url: place };
    await this.made(web.place, 'web/navigation/quicklaunch', { body: { ...url, Title: title } });
    await this.scatter(list, share);
    return list;
  }

  async #fill(lists: readonly Thing[]): Promise<void> {
    for (const list of lists) {
      const folders = [list];
      for (let count = 0; count < 2; count += 1) folders.push(await this.#addFolder(list, this.dice.pick(folders)));
      for (const folder of folders) {
        if (list.kind === 'list') await this.addItem(list, folder);
        else await this.addFile(list, folder);
      }
    }
    const [from, to] = lists;
    if (from !== undefined && to !== undefined) await this.#look(from, to);
  }

  async #addFolder(list: Thing, parent: Thing): Promise<Thing> {
    const name = this.secret();
    const folder = `web/getFolderByServerRelativePath(decodedUrl='${encodeURIComponent(parent.place)}')`;
    await this.made(list.web, `${folder}/folders/addUsingPath(DecodedUrl='${name}')`);
    const place = `${parent.place}/${name}`;
    const path = `web/getFolderByServerRelativePath(decodedUrl='${encodeURIComponent(place)}')/listItemAllFields?$select=Id`;
    const { json } = await this.client.send('owner', list.web, path);
    const thing = this.#inList('folder', list, parent, Number(at(json, 'Id')), place, [name]);
    await this.scatter(thing, 0.5);
    return thing;
  }

  #inList(kind: Kind, list: Thing, parent: Thing, id: number, place: string, names: string[]): Thing {
    return this.model.add({ kind, parent, web: list.web, path: `${list.path}/items(${id})`, place, id }, names);
  }

  async addItem(list: Thing, folder: Thing): Promise<Thing> {
    const [before, title, secret, attached, comment] = [1, 2, 3, 4, 5].map(() => this.secret());
    const json = await this.made(list.web, `${list.path}/AddValidateUpdateItemUsingPath()`, {
      body: {
        listItemCreateInfo: { FolderPath: { DecodedUrl: folder.place }, UnderlyingObjectType: 0 },
        formValues: [{ FieldName: 'Title', FieldValue: before }],
        bNewDocumentUpdate: false,
      },
    });
    const id = Number(
      at(
        members(json).find((value) => at(value, 'FieldName') === 'Id'),
        'FieldValue',
      ),
    );
    const names = [title, secret, attached, comment].map(String);
    const thing = this.#inList('item', list, folder, id, `${folder.place}/${id}_.000`, names);
    thing.past.push(String(before));
    const headers = { 'X-HTTP-Method': 'MERGE', 'IF-Match': '*' };
    await this.made(list.web, thing.path, { body: { Title: title, Secret: secret }, headers });
    const content = this.secret();
    const file = { body: content, headers: { 'Content-Type': 'application/octet-stream' } };
    await this.made(list.web, `${thing.path}/AttachmentFiles/add(FileName='${attached}.txt')`, file);
    thing.names.push(content);
    await this.client.send('owner', list.web, `${thing.path}/Comments`, { method: 'POST', body: { text: comment } });
    await this.scatter(thing, 0.4);
    return thing;
  }

  async addFile(list: Thing, folder: Thing): Promise<Thing> {
    const [name, content, earlier] = [this.secret(), this.secret(), this.secret()];
    const path = `web/getFolderByServerRelativePath(decodedUrl='${encodeURIComponent(folder.place)}')`;
    const headers = { 'Content-Type': 'application/octet-stream' };
    for (const body of [earlier, content]) {
      await this.made(list.web, `${path}/files/AddUsingPath(decodedurl='${name}.txt',overwrite=true)`, {
        body,
        headers,
      });
    }
    const place = `${folder.place}/${name}.txt`;
    const file = `web/getFileByServerRelativePath(decodedUrl='${encodeURIComponent(place)}')`;
    const { json } = await this.client.send('owner', list.web, `${file}/listItemAllFields?$select=Id`);
    const thing = this.#inList('file', list, folder, Number(at(json, 'Id')), place, [name]);
    thing.contents.push(content);
    thing.past.push(earlier);
    await this.scatter(thing, 0.4);
    return thing;
  }

  /** Moves a file into another folder of its library: it follows the permissions there unless it has its own. */
  async moveFile(file: Thing, folder: Thing): Promise<void> {
    const place = `${folder.place}/${file.names[0]}.txt`;
    const source = `web/getFileByServerRelativePath(decodedUrl='${encodeURIComponent(file.place)}')`;
    await this.made(file.web, `${source}/moveTo(newurl='${encodeURIComponent(place)}',flags=1)`);
    const siblings = file.parent?.children ?? [];
    siblings.splice(siblings.indexOf(file), 1);
    folder.children.push(file);
    file.parent = folder;
    file.place = place;
  }

  /** Moves a folder with everything in it into another folder of its list, under its name. */
  async moveFolder(folder: Thing, into: Thing): Promise<void> {
    const place = `${into.place}/${folder.names[0]}`;
    const source = `web/getFolderByServerRelativePath(decodedUrl='${encodeURIComponent(folder.place)}')`;
    await this.made(folder.web, `${source}/moveTo(newUrl='${encodeURIComponent(place)}')`);
    const before = folder.place;
    for (const thing of [folder, ...this.inside(folder)]) {
      // What was put into the bin from here was in a folder that is gone now.
      if (thing.deletedBy !== undefined) this.#entries.delete(thing);
      thing.place = `${place}${thing.place.slice(before.length)}`;
    }
    const siblings = folder.parent?.children ?? [];
    siblings.splice(siblings.indexOf(folder), 1);
    into.children.push(folder);
    folder.parent = into;
  }

  /** Lets someone put it into the recycle bin, if they may. */
  async recycle(thing: Thing, person: Person): Promise<void> {
    const answer = await this.client.send(person, thing.web, `${thing.path}/recycle()`, { method: 'POST' });
    if (answer.status !== 200) return;
    thing.deletedBy = person;
    this.#entries.set(thing, String(at(answer.json, 'value')));
  }

  /** What can come back out of the recycle bin: its place is still there. */
  restorable(): Thing[] {
    return [...this.#entries.keys()].filter(({ parent }) => parent !== undefined && !this.model.isGone(parent));
  }

  /** Puts it back where it was: it follows the permissions there as they are now, unless it has its own. */
  async restore(thing: Thing): Promise<void> {
    await this.made(thing.web, `web/recyclebin('${this.#entries.get(thing) ?? ''}')/Restore()`);
    this.#entries.delete(thing);
    thing.deletedBy = undefined;
  }

  /** A lookup from one list into the other; the names of what is looked up stay the other item's. */
  async #look(from: Thing, to: Thing): Promise<void> {
    const guid = /'(.*)'/.exec(to.path)?.[1] ?? '';
    const schema = `<Field Type="Lookup" Name="Other" DisplayName="Other" List="${guid}" ShowField="Title" />`;
    await this.made(from.web, `${from.path}/fields/createfieldasxml`, {
      body: { parameters: { SchemaXml: schema, Options: 8 } },
    });
    const targets = this.inside(to).filter((thing) => thing.kind === 'item');
    const headers = { 'X-HTTP-Method': 'MERGE', 'IF-Match': '*' };
    for (const item of this.inside(from).filter((thing) => thing.kind === 'item')) {
      const target = this.dice.pick(targets);
      await this.made(item.web, item.path, { body: { OtherId: target.id }, headers });
      const relation = {
        SourceListName: guidOf(from),
        SourceItemID: item.id,
        TargetListName: guid,
        TargetItemID: target.id,
      };
      await this.made(item.web, 'SP.RelatedItemManager.AddSingleLink', {
        body: { ...relation, TryAddReverseLink: true },
      });
    }
  }

  inside(thing: Thing): Thing[] {
    return thing.children.flatMap((child) => [child, ...this.inside(child)]);
  }
}

/** The guid in a list's address. */
export function guidOf(list: Thing): string {
  return /'(.*)'/.exec(list.path)?.[1] ?? '';
}
