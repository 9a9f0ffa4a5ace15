import type { IItem } from '@pnp/sp/items/index.js';
import type { IList } from '@pnp/sp/lists/index.js';

import { at } from '../wire.js';
import type { PnpCall } from './call.js';

async function itemIn(list: IList): Promise<IItem> {
  const { Id } = await list.items.add({ Title: 'Commented' });
  return list.items.getById(Id);
}

export const calls: readonly PnpCall[] = [
  {
    call: 'comments.add, comments.getById, comments.clear',
    outcome: 'works',
    async run({ list, login }) {
      const item = await itemIn(list);
      const mentions = [{ loginName: login('member'), email: 'member@contoso.example', name: 'Member' }];
      const added = await item.comments.add({ text: 'Hello @mention{0}', mentions });
      expect(Number(added.id)).toBeGreaterThan(0);
      expect({ ...added }).toMatchObject({ text: 'Hello @mention{0}', mentions, isReply: false, parentId: '0' });
      expect(at({ ...added }, 'author', 'loginName')).toBe(login('owner'));
      expect(await item.comments.getById(Number(added.id)).select('likeCount')()).toMatchObject({ likeCount: 0 });
      await item.comments.add('Another');
      expect(await item.comments()).toHaveLength(2);
      await item.comments.clear();
      expect(await item.comments()).toEqual([]);
    },
  },
  {
    call: 'comment.like, comment.unlike, comment.delete, replies.add',
    outcome: 'works',
    async run({ list }) {
      const item = await itemIn(list);
      const comment = await item.comments.add('Hello');
      const reply = await comment.replies.add('Hello to you');
      expect({ ...reply }).toMatchObject({ isReply: true, parentId: comment.id });
      expect(await comment.replies()).toHaveLength(1);
      await comment.like();
      expect(await comment()).toMatchObject({ likeCount: 1, isLikedByUser: true, replyCount: 1 });
      await comment.unlike();
      expect(await comment()).toMatchObject({ likeCount: 0, isLikedByUser: false });
      await comment.delete();
      expect(await item.comments()).toEqual([]);
    },
  },
  {
    call: 'item.like, item.unlike, item.rate, item.getLikedBy, item.getLikedByInformation',
    outcome: 'differs',
    note: 'likes and ratings need not be turned on for the list first',
    async run({ list, login }) {
      const item = await itemIn(list);
      await item.like();
      expect(await item.getLikedBy()).toMatchObject([{ loginName: login('owner') }]);
      expect(await item.getLikedByInformation()).toMatchObject({ likeCount: 1, isLikedByUser: true });
      await item.unlike();
      expect(await item.getLikedByInformation()).toMatchObject({ likeCount: 0, isLikedByUser: false });
      expect(await item.rate(4)).toBe(4);
    },
  },
];
