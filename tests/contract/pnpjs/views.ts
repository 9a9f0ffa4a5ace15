import { at, freshTitle } from '../wire.js';
import type { Bench, PnpCall } from './call.js';

/** Adds a view and answers it. */
async function added({ list }: Bench, settings: Record<string, string | number | boolean> = {}) {
  const title = freshTitle('view');
  await list.views.add(title, false, settings);
  return list.views.getByTitle(title);
}

export const calls: readonly PnpCall[] = [
  {
    call: 'views.add',
    outcome: 'works',
    async run({ list }) {
      const title = freshTitle('view');
      const view: unknown = await list.views.add(title, false, { RowLimit: 7 });
      expect(view).toMatchObject({ Title: title, RowLimit: 7, PersonalView: false });
    },
  },
  {
    call: 'views.getById, views.getByTitle, list.getView, list.defaultView',
    outcome: 'works',
    async run(bench) {
      const { Id, Title } = await (await added(bench))();
      for (const view of [bench.list.views.getById(Id), bench.list.getView(Id), bench.list.views.getByTitle(Title)]) {
        expect((await view()).Id).toBe(Id);
      }
      expect((await bench.list.defaultView()).DefaultView).toBe(true);
      await expect(bench.list.views.getByTitle('nothing')()).rejects.toMatchObject({ status: 404 });
    },
  },
  {
    call: 'view.update',
    outcome: 'works',
    async run(bench) {
      const view = await added(bench);
      const { Id } = await view();
      await view.update({ Title: 'Changed', RowLimit: 9 });
      expect(await bench.list.views.getById(Id)()).toMatchObject({ Title: 'Changed', RowLimit: 9 });
    },
  },
  {
    call: 'view.delete',
    outcome: 'works',
    async run(bench) {
      const view = await added(bench);
      await view.delete();
      await expect(view()).rejects.toMatchObject({ status: 404 });
    },
  },
  {
    call: 'view.setViewXml',
    outcome: 'works',
    async run(bench) {
      const view = await added(bench);
      const query = '<Query><OrderBy><FieldRef Name="Title" /></OrderBy></Query>';
      await view.setViewXml(
        `<View>${query}<ViewFields><FieldRef Name="ID" /></ViewFields><RowLimit>5</RowLimit></View>`,
      );
      expect(await view.select('RowLimit', 'ViewQuery')()).toMatchObject({
        RowLimit: 5,
        ViewQuery: '<OrderBy><FieldRef Name="Title" /></OrderBy>',
      });
      await expect(view.setViewXml('<View><Query>')).rejects.toMatchObject({ status: 400 });
    },
  },
  {
    call: 'view.renderAsHtml',
    outcome: 'differs',
    note: "a plain table, without the styles and scripts of SharePoint's own pages",
    async run(bench) {
      await bench.list.items.add({ Title: 'a < b' });
      const view = await added(bench);
      expect(await view.renderAsHtml()).toContain('a &lt; b');
    },
  },
  {
    call: 'viewFields.add, viewFields.move, viewFields.remove, viewFields.removeAll, viewFields.getSchemaXml',
    outcome: 'works',
    async run(bench) {
      const { fields } = await added(bench);
      await fields.removeAll();
      for (const name of ['Title', 'Created', 'Modified']) await fields.add(name);
      await fields.move('Modified', 0);
      await fields.remove('Created');
      expect(at(await fields(), 'Items')).toEqual(['Modified', 'Title']);
      expect(await fields.getSchemaXml()).toBe('<FieldRef Name="Modified" /><FieldRef Name="Title" />');
      await expect(fields.add('nothing')).rejects.toMatchObject({ status: 404 });
    },
  },
];
