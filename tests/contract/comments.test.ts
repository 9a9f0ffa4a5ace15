/** Comments, replies and likes of items. */
import type { Person, Target } from './target.js';
import { itEmbedded, loginOf, openTarget } from './target.js';
import { at, column, members, send, TestList } from './wire.js';

let target: Target;
let list: TestList;
let id: number;

beforeAll(async () => {
  target = await openTarget();
  list = await TestList.create(target, 'comments');
});

beforeEach(async () => {
  id = await list.add({ Title: 'commented' });
});

afterAll(async () => {
  await list.remove();
  await target.close();
});

const comments = (rest = '') => list.path(`items(${id})/Comments${rest}`);
const comment = (text: string, person: Person = 'owner', rest = '') =>
  send(target, { method: 'POST', path: comments(rest), body: { text }, person });

describe('comments (section 12)', () => {
  it('are answered with text ids, their author, and mentions as they were sent', async () => {
    const mentions = [
      { loginName: 'i:0#.f|membership|a@contoso.example', name: 'A', email: 'a@contoso.example', id: 9 },
    ];
    const body = { text: 'Hello @mention{0} <b>&amp;</b>', mentions };
    const added = await send(target, { method: 'POST', path: comments(), body });
    expect(added.status).toBe(201);
    expect(added.json).toMatchObject({
      'odata.type': 'Microsoft.SharePoint.Comments.comment',
      id: expect.stringMatching(/^\d+$/),
      text: body.text,
      mentions,
      parentId: '0',
      isReply: false,
      replyCount: 0,
      likeCount: 0,
      itemId: id,
      listId: list.guid,
      createdDate: expect.stringMatching(/^\d{4}-.*Z$/),
    });
    const one = await send(target, { path: comments(`(${String(at(added.json, 'id'))})`) });
    expect(one.json).toMatchObject({ text: body.text });
    expect((await comment('  ')).status).toBe(400);
    expect((await send(target, { path: comments('(999999)') })).status).toBe(404);
  });

  it('come newest first, and in the order and number that is asked for', async () => {
    for (const text of ['one', 'two', 'three']) await comment(text);
    expect(column((await send(target, { path: comments() })).json, 'text')).toEqual(['three', 'two', 'one']);
    const page = await send(target, { path: comments('?$top=1&$skip=1') });
    expect(column(page.json, 'text')).toEqual(['two']);
    const sorted = await send(target, { path: comments('?$orderby=createdDate asc,text&$select=text') });
    expect(column(sorted.json, 'text').sort()).toEqual(['one', 'three', 'two']);
  });

  it('have replies one level deep, which go with them', async () => {
    const added = await comment('parent');
    const parent = `(${String(at(added.json, 'id'))})`;
    const reply = await comment('child', 'owner', `${parent}/replies`);
    expect(reply.json).toMatchObject({ isReply: true, parentId: at(added.json, 'id') });
    const expanded = await send(target, { path: comments(`${parent}?$expand=replies,likedBy`) });
    expect(expanded.json).toMatchObject({ replyCount: 1, replies: [{ text: 'child' }], likedBy: [] });
    expect(members((await send(target, { path: comments() })).json)).toHaveLength(1);
    const child = `(${String(at(reply.json, 'id'))})`;
    expect((await comment('grandchild', 'owner', `${child}/replies`)).status).toBe(400);
    expect((await send(target, { method: 'DELETE', path: comments(parent) })).status).toBe(200);
    expect((await send(target, { path: comments(child) })).status).toBe(404);
  });

  it('are liked once by each person', async () => {
    const path = comments(`(${String(at((await comment('liked')).json, 'id'))})`);
    for (const method of ['Like', 'like']) await send(target, { method: 'POST', path: `${path}/${method}` });
    expect((await send(target, { path })).json).toMatchObject({ likeCount: 1, isLikedByUser: true });
    await send(target, { method: 'POST', path: `${path}/Unlike` });
    expect((await send(target, { path })).json).toMatchObject({ likeCount: 0, isLikedByUser: false });
  });

  it('are turned off for an item and for a list', async () => {
    const path = list.path(`items(${id})`);
    const turn = (off: boolean) => send(target, { method: 'POST', path: `${path}/SetCommentsDisabled(${off})` });
    await turn(true);
    const select = await send(target, { path: `${path}?$select=CommentsDisabled` });
    expect(at(select.json, 'CommentsDisabled')).toBe(true);
    expect((await comment('refused')).status).toBe(500);
    await turn(false);
    expect(at((await send(target, { path: `${path}/CommentsDisabled` })).json, 'value')).toBe(false);
    expect((await comment('let in')).status).toBe(201);
    await list.send({ method: 'PATCH', path: '', body: { DisableCommenting: true } });
    expect((await comment('refused')).status).toBe(500);
    await list.send({ method: 'PATCH', path: '', body: { DisableCommenting: false } });
  });

  it('are gone with the item, and come back with it', async () => {
    await comment('kept');
    const entry = await list.send({ method: 'POST', path: `items(${id})/recycle` });
    expect((await send(target, { path: comments() })).status).toBe(404);
    await send(target, { method: 'POST', path: `web/RecycleBin('${String(at(entry.json, 'value'))}')/restore` });
    expect(column((await send(target, { path: comments() })).json, 'text')).toEqual(['kept']);
    expect((await send(target, { method: 'POST', path: comments('/DeleteAll') })).status).toBe(200);
    expect(members((await send(target, { path: comments() })).json)).toEqual([]);
  });
});

describe('likes of items (section 12)', () => {
  it('are counted by the reputation model', async () => {
    const set = (method: string, value: string) =>
      send(target, {
        method: 'POST',
        path: `Microsoft.Office.Server.ReputationModel.Reputation.${method}=@a3)?@a1='{${list.guid}}'&@a2='${id}'&@a3=${value}`,
      });
    expect(at((await set('SetLike(listID=@a1,itemID=@a2,like', 'true')).json, 'value')).toBe(1);
    expect(at((await set('SetRating(listID=@a1,itemID=@a2,rating', '4')).json, 'value')).toBe(4);
    expect((await set('SetRating(listID=@a1,itemID=@a2,rating', '6')).status).toBe(400);
    const path = list.path(`items(${id})/likedByInformation?$expand=likedby`);
    expect((await send(target, { path })).json).toMatchObject({ likeCount: 1, likedBy: [{ id: expect.any(Number) }] });
    expect(at((await set('SetLike(listID=@a1,itemID=@a2,like', 'false')).json, 'value')).toBe(0);
  });
});

describe('who may comment (section 11)', () => {
  itEmbedded('is who may change the item; removing is for the author and for those who manage the list', async () => {
    expect((await comment('no', 'visitor')).status).toBe(403);
    const own = comments(`(${String(at((await comment('mine', 'member')).json, 'id'))})`);
    expect((await send(target, { path: own, person: 'visitor' })).json).toMatchObject({
      author: { loginName: loginOf('member') },
    });
    expect((await send(target, { method: 'DELETE', path: own, person: 'visitor' })).status).toBe(403);
    expect((await send(target, { method: 'DELETE', path: own, person: 'member' })).status).toBe(200);
    await comment('hidden');
    await list.send({ method: 'POST', path: `items(${id})/breakroleinheritance(false,false)` });
    for (const path of [comments(), comments('(1)'), list.path(`items(${id})/likedBy`)]) {
      const answer = await send(target, { path, person: 'member' });
      expect([path, answer.status]).toEqual([path, 404]);
    }
    expect((await comment('no', 'member')).status).toBe(404);
  });
});
