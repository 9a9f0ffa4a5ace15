import type { SPFI } from '@pnp/sp';
import type { IList } from '@pnp/sp/lists/index.js';

import { at, freshTitle } from '../wire.js';
import type { PnpCall } from './call.js';

export const calls: readonly PnpCall[] = [
  {
    call: 'lists.add',
    outcome: 'works',
    async run({ sp }) {
      const title = freshTitle('add');
      expect(await sp.web.lists.add(title, 'Said', 100, true, { EnableVersioning: false })).toMatchObject({
        Title: title,
        Description: 'Said',
        ContentTypesEnabled: true,
        EnableVersioning: false,
      });
      await expect(sp.web.lists.add(title)).rejects.toMatchObject({ status: 500 });
      await expect(sp.web.lists.add('x'.repeat(300))).rejects.toMatchObject({ status: 400 });
      await sp.web.lists.getByTitle(title).delete();
    },
  },
  {
    call: 'lists.ensure',
    outcome: 'works',
    async run({ sp }) {
      const title = freshTitle('ensure');
      expect((await sp.web.lists.ensure(title)).created).toBe(true);
      const again = await sp.web.lists.ensure(title, 'Changed');
      expect(again.created).toBe(false);
      expect(await again.list.select('Description')()).toMatchObject({ Description: 'Changed' });
      await expect(sp.web.lists.ensure(title, '', 100, false, unknownSettings)).rejects.toThrow();
      await again.list.delete();
    },
  },
  {
    call: 'lists.getById',
    outcome: 'works',
    async run({ sp, list }) {
      const { Id, Title } = await list.select('Id', 'Title')();
      expect(await sp.web.lists.getById(Id).select('Title')()).toMatchObject({ Title });
    },
  },
  {
    call: 'lists.getByTitle',
    outcome: 'works',
    async run({ sp }) {
      const title = "Contract it's 100% & more";
      await sp.web.lists.add(title);
      const list = sp.web.lists.getByTitle(title);
      expect(await list.select('Title')()).toMatchObject({ Title: title });
      await list.delete();
      await expect(list()).rejects.toMatchObject({ status: 404 });
    },
  },
  {
    call: 'list.update',
    outcome: 'works',
    async run({ list }) {
      const before = await list();
      await list.update({ Description: 'After' }, etagOf(before));
      expect(await list.select('Description')()).toMatchObject({ Description: 'After' });
      await expect(list.update({ Description: 'Late' }, etagOf(before))).rejects.toMatchObject({ status: 412 });
    },
  },
  {
    call: 'list.delete',
    outcome: 'works',
    async run({ sp }) {
      const list = await listFor(sp, 'delete');
      await list.delete();
      await expect(list()).rejects.toMatchObject({ status: 404 });
    },
  },
  {
    call: 'list.recycle',
    outcome: 'works',
    async run({ sp }) {
      const list = await listFor(sp, 'recycle');
      expect(await list.recycle()).toMatch(/^[0-9a-f-]{36}$/);
      await expect(list()).rejects.toMatchObject({ status: 404 });
    },
  },
  {
    call: 'list.reserveListItemId',
    outcome: 'works',
    async run({ list }) {
      const reserved = await list.reserveListItemId();
      const { Id } = await list.items.add({ Title: 'After a reserved id' });
      expect(Id).toBe(reserved + 1);
    },
  },
  {
    call: 'list.getParentInfos',
    outcome: 'works',
    async run({ list, webUrl }) {
      const infos = await list.getParentInfos();
      expect(infos.ParentWeb.Url).toBe(webUrl);
      expect(infos.List.RootFolderServerRelativeUrl).toContain('/Lists/');
      expect(infos.List.RootFolderUniqueId).toMatch(/^[0-9a-f-]{36}$/);
    },
  },
  {
    call: 'list.titleResource, list.descriptionResource',
    outcome: 'differs',
    note: 'one language: every culture gets the same text',
    async run({ list }) {
      const { Title } = await list.select('Title')();
      expect(await list.titleResource('en-US')).toBe(Title);
      expect(typeof (await list.descriptionResource('cy-GB'))).toBe('string');
    },
  },
  {
    call: 'forms.getById',
    outcome: 'works',
    async run({ list }) {
      const forms = await list.forms();
      expect(forms.map((form) => at(form, 'FormType'))).toEqual([4, 6, 8]);
      const id = String(at(forms[0], 'Id'));
      expect(await list.forms.getById(id)()).toMatchObject({ Id: id, FormType: 4 });
    },
  },
];

/** A property that no list has. */
const unknownSettings: Record<string, unknown> = { NoSuchProperty: 'x' };

function etagOf(entity: unknown): string {
  return String(at(entity, 'odata.etag'));
}

async function listFor(sp: SPFI, what: string): Promise<IList> {
  const title = freshTitle(what);
  await sp.web.lists.add(title);
  return sp.web.lists.getByTitle(title);
}
