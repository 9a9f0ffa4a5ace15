import type { IAttachments } from '@pnp/sp/attachments/index.js';
import type { IList } from '@pnp/sp/lists/index.js';

import type { PnpCall } from './call.js';

async function attachmentsIn(list: IList): Promise<IAttachments> {
  const { Id } = await list.items.add({ Title: 'With attachments' });
  return list.items.getById(Id).attachmentFiles;
}

export const calls: readonly PnpCall[] = [
  {
    call: 'attachments.add, attachments.getByName',
    outcome: 'works',
    async run({ list }) {
      const files = await attachmentsIn(list);
      await files.add("it's 100% & more.txt", 'Some content');
      await files.add('b.txt', 'Other content');
      expect(await files()).toHaveLength(2);
      expect(await files.getByName("it's 100% & more.txt")()).toMatchObject({ FileName: "it's 100% & more.txt" });
      await expect(files.add('B.txt', 'Again')).rejects.toMatchObject({ status: 400 });
    },
  },
  {
    call: 'attachment.getText, attachment.getBlob, attachment.getBuffer, attachment.getJSON, attachment.getStream, attachment.setContent',
    outcome: 'works',
    async run({ list }) {
      const files = await attachmentsIn(list);
      await files.add('a.json', '{"a":1}');
      const file = files.getByName('a.json');
      expect(await file.getJSON()).toEqual({ a: 1 });
      await file.setContent('different');
      expect(await file.getText()).toBe('different');
      expect((await file.getBlob()).size).toBe(9);
      expect((await file.getBuffer()).byteLength).toBe(9);
      expect((await file.getStream()).knownLength).toBe(9);
    },
  },
  {
    call: 'attachment.delete, attachment.recycle',
    outcome: 'works',
    async run({ list }) {
      const files = await attachmentsIn(list);
      await files.add('a.txt', 'a');
      await files.add('b.txt', 'b');
      await files.getByName('a.txt').recycle();
      await files.getByName('b.txt').delete();
      expect(await files()).toEqual([]);
      await expect(files.getByName('b.txt')()).rejects.toMatchObject({ status: 404 });
    },
  },
];
