import type { IList } from '@pnp/sp/lists/index.js';

import { at } from '../wire.js';
import type { PnpCall } from './call.js';

async function added(list: IList, Title: string): Promise<number> {
  return Number(at(await list.items.add({ Title }), 'Id'));
}

async function rootUrl(list: IList): Promise<string> {
  return (await list.rootFolder.select('ServerRelativeUrl')()).ServerRelativeUrl;
}

export const calls: readonly PnpCall[] = [
  {
    call: 'items.add',
    outcome: 'works',
    async run({ list }) {
      expect(await list.items.add({ Title: 'added' })).toMatchObject({ Title: 'added', Id: expect.any(Number) });
      await expect(list.items.add({ Nowhere: 1 })).rejects.toMatchObject({ status: 400 });
    },
  },
  {
    call: 'items.getById, items.getItemByStringId',
    outcome: 'works',
    async run({ list }) {
      const id = await added(list, 'read');
      expect(await list.items.getById(id)()).toMatchObject({ Title: 'read' });
      expect(await list.items.getItemByStringId(String(id))()).toMatchObject({ Title: 'read' });
      await expect(list.items.getById(999_999)()).rejects.toMatchObject({ status: 404 });
    },
  },
  {
    call: 'item.update',
    outcome: 'works',
    async run({ list }) {
      const item = list.items.getById(await added(list, 'before'));
      const etag = String(at(await item.update({ Title: 'after' }), 'etag'));
      expect(etag).toMatch(/^"[0-9a-f-]{36},2"$/);
      await expect(item.update({ Title: 'late' }, etag.replace(',2', ',1'))).rejects.toMatchObject({ status: 412 });
      expect(await item.select('Title')()).toMatchObject({ Title: 'after' });
    },
  },
  {
    call: 'item.delete',
    outcome: 'works',
    async run({ list }) {
      const item = list.items.getById(await added(list, 'gone'));
      await item.delete();
      await expect(item()).rejects.toMatchObject({ status: 404 });
    },
  },
  {
    call: 'item.deleteWithParams',
    outcome: 'works',
    async run({ list }) {
      const item = list.items.getById(await added(list, 'gone'));
      await item.deleteWithParams({ BypassSharedLock: true });
      await expect(item()).rejects.toMatchObject({ status: 404 });
    },
  },
  {
    call: 'item.validateUpdateListItem',
    outcome: 'works',
    async run({ list }) {
      const id = await added(list, 'before');
      const rows = await list.items.getById(id).validateUpdateListItem([{ FieldName: 'Title', FieldValue: 'formed' }]);
      expect(rows).toEqual([
        { ErrorCode: 0, ErrorMessage: null, FieldName: 'Title', FieldValue: 'formed', HasException: false, ItemId: id },
      ]);
      expect(await list.items.getById(id).select('Title')()).toMatchObject({ Title: 'formed' });
    },
  },
  {
    call: 'list.addValidateUpdateItemUsingPath',
    outcome: 'works',
    async run({ list }) {
      const url = await rootUrl(list);
      const rows = await list.addValidateUpdateItemUsingPath([{ FieldName: 'Title', FieldValue: 'formed' }], url);
      const id = Number(rows.find((row) => row.FieldName === 'Id')?.FieldValue);
      expect(await list.items.getById(id).select('Title')()).toMatchObject({ Title: 'formed' });
      const title = [{ FieldName: 'Title', FieldValue: 'A folder' }];
      const folder = { leafName: 'A folder', objectType: 1 } as const;
      await list.addValidateUpdateItemUsingPath(title, url, true, '', folder);
      const inside = await list.addValidateUpdateItemUsingPath(title, `${url}/A folder`);
      expect(inside.every((row) => !row.HasException)).toBe(true);
    },
  },
  {
    call: 'item.getWopiFrameUrl',
    outcome: 'absent',
    note: 'there is no application that opens files in the browser',
    async run({ list }) {
      const item = list.items.getById(await added(list, 'x'));
      await expect(item.getWopiFrameUrl()).rejects.toMatchObject({ status: 404 });
    },
  },
  {
    call: 'item.getParentInfos',
    outcome: 'works',
    async run({ list, webUrl }) {
      const id = await added(list, 'x');
      const infos = await list.items.getById(id).getParentInfos();
      const { Id, Title } = await list.select('Id', 'Title')();
      expect(infos).toMatchObject({ Item: { Id: id }, ParentList: { Id, Title }, ParentWeb: { Url: webUrl } });
    },
  },
  {
    call: 'item.setImageField',
    outcome: 'works',
    async run({ list }) {
      const field = await list.fields.addImageField('Portrait');
      const id = await added(list, 'pictured');
      const bytes = Buffer.from('89504e470d0a1a0a', 'hex');
      await list.items.getById(id).setImageField(String(at(field, 'InternalName')), 'portrait.png', bytes);
      const { Portrait } = await list.items.getById(id).select('Portrait')<{ Portrait: string }>();
      expect(JSON.parse(Portrait)).toMatchObject({ fileName: 'portrait.png' });
    },
  },
];
