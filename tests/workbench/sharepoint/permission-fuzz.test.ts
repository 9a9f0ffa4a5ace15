/**
 * Who may see what, in a random site: every address is asked by everyone, and nothing that the model in
 * permission-fuzz/model.ts says is hidden from a person may stand in any answer to them.
 */
import { at, batchBody } from '../../contract/wire.js';
import type { Question } from './permission-fuzz/addresses.js';
import { listOf, questionsAbout } from './permission-fuzz/addresses.js';
import type { Answer, Client } from './permission-fuzz/client.js';
import { openClient, people } from './permission-fuzz/client.js';
import type { Thing } from './permission-fuzz/model.js';
import { Dice, World } from './permission-fuzz/world.js';

const unknownName = 'zq0x0qz';
const unknownId = 987_654;

/** An answer without what was asked for in it. */
const shape = ({ status, body }: Answer) =>
  `${status} ${body.replaceAll(/zq[0-9a-z]+x[0-9a-z]+qz/g, '…').replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '…')}`;

const seeds = [20261122, 4711];

describe.each(seeds)('a random site (%d)', (seed) => {
  let client: Client;
  let world: World;

  beforeAll(async () => {
    client = await openClient();
    world = new World(client, new Dice(seed));
    await world.build();
  });

  afterAll(() => client.close());

  /** What hidden things an answer tells that the question did not name itself. */
  function told(hidden: ReadonlySet<string>, question: Question, answer: Answer): string[] {
    const asked = `${question.web}/${question.path}${JSON.stringify(question.sent?.body ?? '')}`;
    return [...answer.all.matchAll(/zq[0-9a-z]+x[0-9a-z]+qz/g)]
      .map(([secret]) => secret)
      .filter((secret) => hidden.has(secret) && !asked.includes(secret));
  }

  async function ask(person: string, question: Question): Promise<Answer[]> {
    const answers = [await client.send(person, question.web, question.path, question.sent)];
    for (let pages = 0; pages < 30; pages += 1) {
      const next = at(answers.at(-1)?.json, 'odata.nextLink');
      if (typeof next !== 'string') break;
      answers.push(await client.send(person, question.web, next));
    }
    return answers;
  }

  /**
   * All questions about what is hidden from a person in a list that they may see, and about collections; some about what
   * they may see anyway, and about what lies in lists that are hidden as a whole.
   */
  function questionsFor(person: string, thing: Thing): Question[] {
    const { model, dice } = world;
    const isSingle = thing.kind === 'item' || thing.kind === 'folder' || thing.kind === 'file';
    const questions = questionsAbout(thing);
    const isPlain = person === 'owner' || model.may(person, thing, 'versions') || !model.mayKnow(person, listOf(thing));
    return isSingle ? questions.filter(() => dice.chance(isPlain ? 0.06 : 0.5)) : questions;
  }

  /** Addresses of something hidden, each with one of the same form that leads nowhere. */
  function guessesAt(person: string, thing: Thing, name: string): [string, string][] {
    const { path, place, kind } = thing;
    const list = listOf(thing);
    const pairs: [string, string][] = [];
    const byName = (guess: string) => pairs.push([guess, guess.replaceAll(name, unknownName)]);
    if (kind === 'list' || kind === 'library') byName(`web/lists/getByTitle('${name}')`);
    if (kind === 'file' || kind === 'folder') {
      const call = kind === 'file' ? 'getFileByServerRelativePath' : 'getFolderByServerRelativePath';
      const method = `web/${call}(decodedUrl='${encodeURIComponent(place)}')`;
      for (const rest of ['', '/listItemAllFields', '/Exists']) byName(`${method}${rest}`);
    }
    if (kind === 'web' || kind === 'list' || kind === 'library' || !world.model.mayKnow(person, list)) return pairs;
    for (const rest of ['', '/versions', '/AttachmentFiles', '/roleassignments', '/Title', '/FieldValuesAsText']) {
      pairs.push([`${path}${rest}`, `${list.path}/items(${unknownId})${rest}`]);
    }
    if (kind === 'file' || kind === 'folder') {
      byName(`${list.path}/items?$filter=FileRef%20eq%20'${encodeURIComponent(place)}'&$select=Id`);
      byName(`${list.path}/items?$filter=startswith(FileRef,'${encodeURIComponent(place)}')&$select=Id`);
      byName(`${list.path}/items?$filter=FileDirRef%20eq%20'${encodeURIComponent(place)}'&$select=Id`);
      byName(`${list.path}/items?$filter=substringof('${name}',FileLeafRef)&$select=Id`);
    }
    if (kind === 'item') {
      byName(`${list.path}/items?$filter=Title%20eq%20'${name}'&$select=Title`);
      byName(`${list.path}/items?$filter=startswith(Title,'${name}')&$select=Title`);
    }
    return pairs;
  }

  async function disclosures(): Promise<string[]> {
    const found: string[] = [];
    for (const person of people) {
      const hidden = world.model.hiddenFrom(person);
      for (const question of world.model.things.flatMap((thing) => questionsFor(person, thing))) {
        for (const answer of await ask(person, question)) {
          if (answer.status >= 500 && !answer.body.includes('SPQueryThrottled')) {
            found.push(`${answer.status} ${person} ${question.path} ${answer.body.slice(0, 200)}`);
          }
          const secrets = told(hidden, question, answer);
          if (secrets.length > 0) found.push(`${person} ${question.web} ${question.path}: ${secrets.join(', ')}`);
        }
      }
    }
    return found;
  }

  /** What the model lets a person view can be read; what it hides is answered as something that does not exist. */
  async function misjudged(): Promise<string[]> {
    const wrong: string[] = [];
    for (const person of people) {
      for (const thing of world.model.things) {
        const isInside = thing.kind === 'item' || thing.kind === 'folder' || thing.kind === 'file';
        const may = isInside ? world.model.may(person, thing, 'view') : world.model.mayKnow(person, thing);
        const { status, body } = await client.send(person, thing.web, thing.path);
        const isSeen =
          status === 200 &&
          thing.names
            .slice(0, 1)
            .every((name) => body.includes(name) || thing.kind === 'folder' || thing.kind === 'file');
        if (isSeen !== may)
          wrong.push(`${person} ${may ? 'may' : 'may not'} see ${thing.kind} ${thing.web} ${thing.path}: ${status}`);
      }
    }
    return wrong;
  }

  it('shows everyone what they may see, and only that', async () => {
    expect(await misjudged()).toEqual([]);
    expect(await disclosures()).toEqual([]);
  });

  it('tells nothing in batches either', async () => {
    const questions = world.model.things.flatMap(questionsAbout).filter((question) => question.sent === undefined);
    const found: string[] = [];
    for (const person of people) {
      const hidden = world.model.hiddenFrom(person);
      for (let count = 0; count < 12; count += 1) {
        const chosen = Array.from({ length: 40 }, () => world.dice.pick(questions));
        const requests = chosen.map((each) => ({
          method: 'GET',
          url: `${client.origin}${each.web}/_api/${each.path}`,
        }));
        const headers = { 'Content-Type': 'multipart/mixed; boundary=b1' };
        const sent = { method: 'POST', headers, body: batchBody('b1', requests) };
        const answer = await client.send(person, world.root.web, '$batch', sent);
        const asked = chosen.map((each) => each.web + each.path).join(' ');
        const secrets = told(hidden, { web: '', path: asked }, answer);
        if (secrets.length > 0) found.push(`${person}: ${secrets.join(', ')}`);
      }
    }
    expect(found).toEqual([]);
  });

  it('answers what is hidden as what does not exist, so that nothing can be guessed', async () => {
    const odd: string[] = [];
    for (const person of people.filter((each) => each !== 'owner')) {
      const hidden = world.model.hiddenFrom(person);
      for (const thing of world.model.things) {
        const [name = ''] = thing.names;
        if (!hidden.has(name)) continue;
        for (const [guess, wrong] of guessesAt(person, thing, name)) {
          const real = shape(await client.send(person, thing.web, guess));
          const made = shape(await client.send(person, thing.web, wrong));
          if (real !== made) odd.push(`${person} ${thing.kind} ${guess}: ${real} | ${made}`);
        }
      }
    }
    expect(odd).toEqual([]);
  });

  it('keeps to it after permissions, groups and places have changed', async () => {
    const { dice, model } = world;
    for (const thing of [...model.things]) {
      if (model.isGone(thing)) continue;
      if (thing.parent !== undefined && thing.own !== undefined && dice.chance(0.3)) await world.reset(thing);
      else if (thing.own !== undefined && dice.chance(0.3)) await world.assign(thing);
      else if (thing.kind === 'item' || thing.kind === 'file') await world.scatter(thing, 0.2);
      if (thing.kind === 'folder' && dice.chance(0.4)) {
        const list = listOf(thing);
        if (list.kind === 'list') await world.addItem(list, thing);
        else await world.addFile(list, thing);
      }
      if (thing.kind === 'file' && dice.chance(0.5)) {
        const list = listOf(thing);
        const places = [list, ...world.inside(list)].filter((each) => each === list || each.kind === 'folder');
        const place = dice.pick(places.filter((each) => !model.isGone(each)));
        if (place !== thing.parent) await world.moveFile(thing, place);
      }
      if ((thing.kind === 'item' || thing.kind === 'folder' || thing.kind === 'file') && dice.chance(0.25)) {
        await world.recycle(thing, dice.pick(people));
      }
      if (thing.kind === 'folder' && !model.isGone(thing) && dice.chance(0.5)) {
        const list = listOf(thing);
        const below = new Set([thing, ...world.inside(thing)]);
        const places = [list, ...world.inside(list)].filter((each) => each === list || each.kind === 'folder');
        const free = places.filter((each) => !below.has(each) && each !== thing.parent && !model.isGone(each));
        if (free.length > 0) await world.moveFolder(thing, dice.pick(free));
      }
    }
    for (const thing of world.restorable()) {
      if (!dice.chance(0.7) || !world.restorable().includes(thing)) continue;
      // The place that it comes back to has other permissions than the one that it was taken from.
      const { parent } = thing;
      if (parent?.kind === 'folder' && parent.own === undefined) await world.scatter(parent, 1);
      else if (parent?.kind === 'folder' && dice.chance(0.6)) await world.reset(parent);
      await world.restore(thing);
    }
    for (const group of world.groups) {
      await world.join(group, dice.pick(people.filter((person) => person !== 'owner')));
      const member = [...(model.members.get(group) ?? [])].find((each) => people.some((person) => person === each));
      const person = people.find((each) => each === member);
      if (person !== undefined) await world.leave(group, person);
    }
    expect(await misjudged()).toEqual([]);
    expect(await disclosures()).toEqual([]);
  });
});
