import { at, freshTitle } from '../wire.js';
import type { PnpCall } from './call.js';

const wished = '0x01008D19F38845B0884EBEBE239FDF359184';

export const calls: readonly PnpCall[] = [
  {
    call: 'contentTypes.getById',
    outcome: 'works',
    async run({ sp }) {
      expect(await sp.web.contentTypes.getById('0x01')()).toMatchObject({ Name: 'Item' });
      await expect(sp.web.contentTypes.getById('0x0199')()).rejects.toMatchObject({ status: 404 });
    },
  },
  {
    call: 'contentTypes.add',
    outcome: 'works',
    async run({ sp }) {
      const first = await sp.web.contentTypes.add(wished, freshTitle('type'), 'Said');
      // The same id again: upstream's own tests do so, and expect another content type.
      const second = await sp.web.contentTypes.add(wished, freshTitle('type'));
      const ids = [first, second].map((added) => String(at(added, 'data', 'Id', 'StringValue')));
      expect(new Set(ids).size).toBe(2);
      for (const id of ids) await sp.web.contentTypes.getById(id).delete();
    },
  },
  {
    call: 'contentTypes.addAvailableContentType',
    outcome: 'works',
    async run({ list }) {
      const added = await list.contentTypes.addAvailableContentType('0x0108');
      expect(added.data).toMatchObject({ Name: 'Task' });
      expect((await list.contentTypes()).map((type) => type.Name)).toContain('Task');
    },
  },
  {
    call: 'contentType.update',
    outcome: 'works',
    async run({ sp }) {
      const added = await sp.web.contentTypes.add(wished, freshTitle('changed'));
      const id = String(at(added, 'data', 'Id', 'StringValue'));
      await sp.web.contentTypes.getById(id).update({ Description: 'Changed' });
      expect(await sp.web.contentTypes.getById(id)()).toMatchObject({ Description: 'Changed' });
      await sp.web.contentTypes.getById(id).delete();
    },
  },
  {
    call: 'contentType.delete',
    outcome: 'works',
    async run({ sp }) {
      const added = await sp.web.contentTypes.add(wished, freshTitle('gone'));
      const type = sp.web.contentTypes.getById(String(at(added, 'data', 'Id', 'StringValue')));
      await type.delete();
      await expect(type()).rejects.toMatchObject({ status: 404 });
    },
  },
  {
    call: 'contentType.titleResource, contentType.descriptionResource',
    outcome: 'works',
    async run({ sp }) {
      const type = sp.web.contentTypes.getById('0x01');
      expect(await type.titleResource('en-GB')).toBe('Item');
      expect(await type.descriptionResource('en-GB')).toBe('Create a new list item.');
    },
  },
  {
    call: 'contentType.fieldLinks, contentType.fields, contentType.parent, contentType.workflowAssociations',
    outcome: 'works',
    async run({ sp }) {
      const type = sp.web.contentTypes.getById('0x0108');
      expect((await type.fieldLinks()).map((link) => link.Name)).toContain('DueDate');
      expect((await type.fields()).map((field) => at(field, 'InternalName'))).toContain('DueDate');
      expect(await type.parent()).toMatchObject({ Name: 'Item' });
      expect(await type.workflowAssociations()).toEqual([]);
    },
  },
  {
    call: 'fieldLinks.getById',
    outcome: 'works',
    async run({ sp }) {
      const links = sp.web.contentTypes.getById('0x01').fieldLinks;
      expect(await links.getById('fa564e0f-0c70-4ab9-b863-0177e6ddd247')()).toMatchObject({ Name: 'Title' });
    },
  },
  {
    call: 'item.contentType',
    outcome: 'works',
    async run({ list }) {
      const { Id } = await list.items.add({ Title: 'x' });
      expect(await list.items.getById(Number(Id)).contentType()).toMatchObject({ Name: 'Item' });
    },
  },
];
