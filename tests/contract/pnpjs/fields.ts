import type { IFields } from '@pnp/sp/fields/index.js';
import {
  DateTimeFieldFormatType,
  FieldTypes,
  FieldUserSelectionMode,
  UrlFieldFormatType,
} from '@pnp/sp/fields/index.js';

import { at, freshTitle } from '../wire.js';
import type { Bench, PnpCall } from './call.js';

/** Adds a field by one of the calls to the list and to the web's site columns, and looks at what became of it. */
async function adds(
  { list, sp }: Bench,
  add: (fields: IFields, title: string) => Promise<unknown>,
  expected: Record<string, unknown>,
): Promise<void> {
  for (const fields of [list.fields, sp.web.fields]) {
    const title = freshTitle('field');
    const added = await add(fields, title);
    expect(added).toMatchObject({ Title: title });
    const field = fields.getById(String(at(added, 'Id')));
    expect(await field()).toMatchObject({ Title: title, ...expected });
    await field.delete();
  }
}

const Group = 'Ours';

const idOf = (added: unknown) => String(at(added, 'Id'));

export const calls: readonly PnpCall[] = [
  {
    call: 'fields.getById',
    outcome: 'works',
    async run({ list, sp }) {
      const id = 'fa564e0f-0c70-4ab9-b863-0177e6ddd247';
      expect(await list.fields.getById(id).select('Title')()).toMatchObject({ Title: 'Title' });
      expect(await sp.site.rootWeb.fields.getById(id).select('Title')()).toMatchObject({ Title: 'Title' });
    },
  },
  {
    call: 'fields.getByTitle',
    outcome: 'works',
    async run({ list }) {
      expect(await list.fields.getByTitle('Title').select('InternalName')()).toMatchObject({ InternalName: 'Title' });
      await expect(list.fields.getByTitle('Nowhere')()).rejects.toMatchObject({ status: 404 });
    },
  },
  {
    call: 'fields.getByInternalNameOrTitle',
    outcome: 'works',
    async run({ sp }) {
      const field = sp.site.rootWeb.fields.getByInternalNameOrTitle('Other Address Country/Region');
      expect(await field.select('Title')()).toMatchObject({ Title: 'Other Address Country/Region' });
    },
  },
  {
    call: 'fields.createFieldAsXml',
    outcome: 'works',
    run: (bench) =>
      adds(
        bench,
        (fields, title) =>
          fields.createFieldAsXml(
            `<Field Type="Currency" Name="${title.replaceAll(' ', '')}" DisplayName="${title}" Decimals="2" Min="0" Group="Ours" />`,
          ),
        { TypeAsString: 'Currency', MinimumValue: 0, DisplayFormat: 2, Group },
      ),
  },
  {
    call: 'fields.add',
    outcome: 'works',
    run: (bench) => adds(bench, (fields, title) => fields.add(title, 2, { Group }), { FieldTypeKind: 2, Group }),
  },
  {
    call: 'fields.addField',
    outcome: 'works',
    run: (bench) =>
      adds(bench, (fields, title) => fields.addField(title, 3, { Required: true }), {
        FieldTypeKind: 3,
        Required: true,
      }),
  },
  {
    call: 'fields.addText',
    outcome: 'works',
    run: (bench) => adds(bench, (fields, title) => fields.addText(title, { MaxLength: 10 }), { MaxLength: 10 }),
  },
  {
    call: 'fields.addCalculated',
    outcome: 'works',
    run: (bench) =>
      adds(
        bench,
        (fields, title) =>
          fields.addCalculated(title, {
            Formula: '=Modified+1',
            DateFormat: DateTimeFieldFormatType.DateOnly,
            OutputType: FieldTypes.DateTime,
          }),
        {
          TypeAsString: 'Calculated',
          OutputType: 4,
          ReadOnlyField: true,
        },
      ),
  },
  {
    call: 'fields.addDateTime',
    outcome: 'works',
    run: (bench) =>
      adds(
        bench,
        (fields, title) => fields.addDateTime(title, { DisplayFormat: DateTimeFieldFormatType.DateOnly, Group }),
        {
          TypeAsString: 'DateTime',
          DisplayFormat: 0,
        },
      ),
  },
  {
    call: 'fields.addNumber',
    outcome: 'works',
    run: (bench) =>
      adds(bench, (fields, title) => fields.addNumber(title, { MaximumValue: 9 }), {
        FieldTypeKind: 9,
        MaximumValue: 9,
      }),
  },
  {
    call: 'fields.addCurrency',
    outcome: 'works',
    run: (bench) =>
      adds(bench, (fields, title) => fields.addCurrency(title, { CurrencyLocaleId: 2057 }), { CurrencyLocaleId: 2057 }),
  },
  {
    call: 'fields.addMultilineText',
    outcome: 'works',
    run: (bench) =>
      adds(bench, (fields, title) => fields.addMultilineText(title, { NumberOfLines: 4 }), {
        TypeAsString: 'Note',
        NumberOfLines: 4,
      }),
  },
  {
    call: 'fields.addUrl',
    outcome: 'works',
    run: (bench) =>
      adds(bench, (fields, title) => fields.addUrl(title, { DisplayFormat: UrlFieldFormatType.Image }), {
        TypeAsString: 'URL',
      }),
  },
  {
    call: 'fields.addUser',
    outcome: 'works',
    run: (bench) =>
      adds(bench, (fields, title) => fields.addUser(title, { SelectionMode: FieldUserSelectionMode.PeopleOnly }), {
        SelectionMode: 0,
      }),
  },
  {
    call: 'fields.addLookup',
    outcome: 'works',
    async run(bench) {
      const { Id } = await bench.list.select('Id')();
      await adds(bench, (fields, title) => fields.addLookup(title, { LookupListId: Id, LookupFieldName: 'Title' }), {
        TypeAsString: 'Lookup',
        LookupField: 'Title',
      });
    },
  },
  {
    call: 'fields.addDependentLookupField',
    outcome: 'works',
    async run(bench) {
      const { Id } = await bench.list.select('Id')();
      for (const fields of [bench.list.fields, bench.sp.web.fields]) {
        const primary = idOf(
          await fields.addLookup(freshTitle('primary'), { LookupListId: Id, LookupFieldName: 'Title' }),
        );
        const added = await fields.addDependentLookupField('Shown beside', primary, 'Created');
        expect(added).toMatchObject({ Title: 'Shown beside', PrimaryFieldId: primary, IsDependentLookup: true });
        await fields.getById(primary).delete();
        await expect(fields.getByTitle('Shown beside')()).rejects.toMatchObject({ status: 404 });
      }
    },
  },
  {
    call: 'fields.addChoice',
    outcome: 'works',
    run: (bench) =>
      adds(bench, (fields, title) => fields.addChoice(title, { Choices: ['a', 'b'], FillInChoice: true }), {
        Choices: ['a', 'b'],
        FillInChoice: true,
      }),
  },
  {
    call: 'fields.addMultiChoice',
    outcome: 'works',
    run: (bench) =>
      adds(bench, (fields, title) => fields.addMultiChoice(title, { Choices: ['a', 'b'] }), {
        TypeAsString: 'MultiChoice',
        Choices: ['a', 'b'],
      }),
  },
  {
    call: 'fields.addBoolean',
    outcome: 'works',
    run: (bench) => adds(bench, (fields, title) => fields.addBoolean(title, { Group }), { TypeAsString: 'Boolean' }),
  },
  {
    call: 'fields.addLocation',
    outcome: 'works',
    run: (bench) => adds(bench, (fields, title) => fields.addLocation(title, { Group }), { FieldTypeKind: 33 }),
  },
  {
    call: 'fields.addImageField',
    outcome: 'works',
    run: (bench) => adds(bench, (fields, title) => fields.addImageField(title), { FieldTypeKind: 34 }),
  },
  {
    call: 'field.update',
    outcome: 'works',
    async run({ list, sp }) {
      for (const fields of [list.fields, sp.web.fields]) {
        const title = freshTitle('updated');
        await fields.addText(title);
        await fields.getByTitle(title).update({ Description: 'Said' });
        expect(await fields.getByTitle(title)()).toMatchObject({ Description: 'Said' });
        await fields.getByTitle(title).delete();
      }
    },
  },
  {
    call: 'field.setShowInDisplayForm, field.setShowInEditForm, field.setShowInNewForm',
    outcome: 'works',
    async run({ list }) {
      const field = list.fields.getByTitle('Title');
      const own = list.fields.getById(idOf(await list.fields.addText('In forms')));
      await own.setShowInDisplayForm(false);
      await own.setShowInEditForm(false);
      await own.setShowInNewForm(true);
      const { SchemaXml } = await own.select('SchemaXml')();
      expect(SchemaXml).toContain('ShowInDisplayForm="FALSE"');
      expect(SchemaXml).toContain('ShowInNewForm="TRUE"');
      expect((await field.select('SchemaXml')()).SchemaXml).not.toContain('ShowInEditForm="FALSE"');
    },
  },
  {
    call: 'field.titleResource, field.descriptionResource',
    outcome: 'works',
    async run({ list }) {
      expect(await list.fields.getByTitle('Title').titleResource('en-GB')).toBe('Title');
      expect(await list.fields.getByTitle('Title').descriptionResource('en-GB')).toBe('');
    },
  },
  {
    call: 'field.delete',
    outcome: 'works',
    async run({ list }) {
      const field = list.fields.getById(idOf(await list.fields.addText('Short-lived')));
      await field.delete();
      await expect(field()).rejects.toMatchObject({ status: 404 });
    },
  },
];
