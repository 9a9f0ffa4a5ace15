import { ControlMode, RenderListDataOptions } from '@pnp/sp/lists/index.js';

import { at } from '../wire.js';
import type { Bench, PnpCall } from './call.js';

/** Adds an item and answers its id. */
async function added({ list }: Bench, Title: string): Promise<number> {
  return Number(at(await list.items.add({ Title }), 'Id'));
}

const idIs = (id: number) =>
  `<Query><Where><Eq><FieldRef Name="ID" /><Value Type="Counter">${id}</Value></Eq></Where></Query>`;

export const calls: readonly PnpCall[] = [
  {
    call: 'items.filter, items.orderBy, items.top, items.skip',
    outcome: 'works',
    async run(bench) {
      const ids = [await added(bench, 'page a'), await added(bench, 'page b'), await added(bench, 'page c')];
      const query = () => bench.list.items.select('Id').filter("startswith(Title,'page')");
      const backwards: unknown[] = await query().orderBy('Title', false).top(2)();
      expect(backwards.map((item) => at(item, 'Id'))).toEqual([ids[2], ids[1]]);
      const paged: unknown[] = [];
      for await (const page of query().top(2)) paged.push(...page.map((item: unknown) => at(item, 'Id')));
      expect(paged).toEqual(ids);
      // On items PnPjs writes a skip as the id to go on from.
      expect(await query().skip(ids[0] ?? 0)()).toHaveLength(2);
    },
  },
  {
    call: 'item.recycle',
    outcome: 'works',
    async run(bench) {
      const id = await added(bench, 'binned');
      expect(await bench.list.items.getById(id).recycle()).toMatch(/^[0-9a-f-]{36}$/);
      await expect(bench.list.items.getById(id)()).rejects.toMatchObject({ status: 404 });
    },
  },
  {
    call: 'item.fieldValuesAsText, item.fieldValuesAsHTML, item.fieldValuesForEdit',
    outcome: 'works',
    async run(bench) {
      const item = bench.list.items.getById(await added(bench, 'a < b'));
      expect(await item.fieldValuesAsText()).toMatchObject({ Title: 'a < b', Attachments: 'False' });
      expect(await item.fieldValuesAsHTML()).toMatchObject({ Title: 'a &lt; b' });
      expect(await item.fieldValuesForEdit()).toMatchObject({ Title: 'a < b' });
      expect(await item.select('FieldValuesAsText/Title').expand('FieldValuesAsText')()).toMatchObject({
        FieldValuesAsText: { Title: 'a < b' },
      });
    },
  },
  {
    call: 'item.versions, item.list, item.effectiveBasePermissions',
    outcome: 'works',
    async run(bench) {
      const item = bench.list.items.getById(await added(bench, 'one'));
      await item.update({ Title: 'two' });
      expect((await item.versions()).map((version: unknown) => at(version, 'VersionLabel'))).toEqual(['2.0', '1.0']);
      expect(await item.list.select('Id')()).toEqual(await bench.list.select('Id')());
      expect(at(await item.effectiveBasePermissions(), 'High')).toMatch(/^\d+$/);
    },
  },
  {
    call: 'list.getItemsByCAMLQuery',
    outcome: 'works',
    async run(bench) {
      const id = await added(bench, 'by CAML');
      const found: unknown = await bench.list.getItemsByCAMLQuery(
        { ViewXml: `<View>${idIs(id)}</View>` },
        'FieldValuesAsText',
      );
      expect(found).toMatchObject([{ Id: id, FieldValuesAsText: { Title: 'by CAML' } }]);
      const fields = "<ViewFields><FieldRef Name='Title' /><FieldRef Name='RoleAssignments' /></ViewFields>";
      const ViewXml = `<View>${fields}<RowLimit>5</RowLimit></View>`;
      const expanded: unknown = await bench.list.getItemsByCAMLQuery({ ViewXml }, 'RoleAssignments');
      expect(at(expanded, 0, 'RoleAssignments')).toEqual(expect.any(Array));
    },
  },
  {
    call: 'list.renderListData',
    outcome: 'works',
    async run(bench) {
      await added(bench, 'rendered');
      const data: unknown = await bench.list.renderListData('<View><RowLimit>5</RowLimit></View>');
      expect(at(data, 'Row', 0, 'ID')).toEqual(expect.any(String));
    },
  },
  {
    call: 'list.renderListDataAsStream',
    outcome: 'works',
    async run(bench) {
      const title = `Item ${Math.random()}`;
      const id = await added(bench, title);
      const parameters = { AddRequiredFields: true, ViewXml: '<View><RowLimit>5</RowLimit></View>' };
      const filter = new Map([
        ['FilterField1', 'Title'],
        ['FilterValue1', encodeURIComponent(title)],
      ]);
      const data: unknown = await bench.list.renderListDataAsStream(parameters, {}, filter);
      expect(at(data, 'Row')).toMatchObject([{ ID: String(id), FSObjType: '0' }]);
      const all: unknown = await bench.list.renderListDataAsStream({
        ...parameters,
        RenderOptions: [
          RenderListDataOptions.ContextInfo,
          RenderListDataOptions.ListData,
          RenderListDataOptions.ListSchema,
          RenderListDataOptions.ViewMetadata,
        ],
      });
      expect(at(all, 'ListData', 'Row', 0, 'ID')).toEqual(expect.any(String));
      expect(at(all, 'ListSchema', 'Field')).toEqual(expect.any(Array));
    },
  },
  {
    call: 'list.renderListFormData',
    outcome: 'differs',
    note: 'answers values and schema of the fields, not the settings of custom forms',
    async run(bench) {
      const id = await added(bench, 'in a form');
      expect(await bench.list.renderListFormData(id, 'editform', ControlMode.Edit)).toMatchObject({
        ListData: { Title: 'in a form' },
      });
    },
  },
  {
    call: 'list.getListItemChangesSinceToken',
    outcome: 'works',
    async run(bench) {
      await added(bench, 'Testing this');
      const xml: unknown = await bench.list.getListItemChangesSinceToken({
        Contains: '<Contains><FieldRef Name="Title"/><Value Type="Text">Testing</Value></Contains>',
        QueryOptions:
          '<QueryOptions><IncludeMandatoryColumns>FALSE</IncludeMandatoryColumns><DateInUtc>False</DateInUtc></QueryOptions>',
      });
      expect(xml).toContain('ows_Title="Testing this"');
      expect(xml).toContain('LastChangeToken="1;3;');
    },
  },
];
