import { randomUUID } from 'node:crypto';

import type { IFile } from '@pnp/sp/files/index.js';
import { TemplateFileType } from '@pnp/sp/files/index.js';
import { SharingLinkKind } from '@pnp/sp/sharing/index.js';

import { at } from '../wire.js';
import type { PnpCall } from './call.js';
import { refusal, withFile } from './libraries.js';

/** Two versions of a file: `first` and `second`. */
async function twoVersions(file: IFile): Promise<void> {
  await file.setContent('second');
  expect(await file.versions.select('VersionLabel')()).toMatchObject([{ VersionLabel: '1.0' }]);
}

const sharing = 'sharing links and invitations are not there';

const sharingCalls = (['file'] as const).flatMap((noun): PnpCall[] =>
  (
    [
      ['getShareLink', (file) => file.getShareLink(SharingLinkKind.OrganizationView)],
      ['checkSharingPermissions', (file) => file.checkSharingPermissions([{ alias: 'someone@contoso.example' }])],
      ['getSharingInformation', (file) => file.getSharingInformation()],
      ['getObjectSharingSettings', (file) => file.getObjectSharingSettings()],
      ['unshare', (file) => file.unshare()],
      ['deleteSharingLinkByKind', (file) => file.deleteSharingLinkByKind(SharingLinkKind.OrganizationView)],
      ['unshareLink', (file) => file.unshareLink(SharingLinkKind.OrganizationView)],
      ['shareWith', (file) => file.shareWith('someone')],
      ['getLimitedWebPartManager', (file) => file.getLimitedWebPartManager().webparts()],
    ] as const satisfies readonly (readonly [string, (file: IFile) => Promise<unknown>])[]
  ).map(([name, send]) => ({
    call: `${noun}.${name}`,
    outcome: 'absent',
    note: name === 'getLimitedWebPartManager' ? 'classic web part pages are not there' : sharing,
    run: ({ sp }) => withFile(sp, (file) => refusal(send(file))),
  })),
);

export const calls: readonly PnpCall[] = [
  {
    call: 'files.addUsingPath, files.getByUrl',
    outcome: 'works',
    run: ({ sp }) =>
      withFile(sp, async (_file, { rootFolder: { files } }) => {
        const name = "Testing & = + it's #1.txt";
        const added = await files.addUsingPath(name, 'Some text');
        expect(added).toMatchObject({ Name: name, Length: '9', UIVersionLabel: '1.0', CheckOutType: 2 });
        await expect(files.addUsingPath(name, 'Again')).rejects.toMatchObject({ status: 400 });
        await files.addUsingPath(name, 'Different', { Overwrite: true });
        expect(await files.getByUrl(name).getText()).toBe('Different');
        const other = await files.addUsingPath(name, 'Beside', { Overwrite: false, EnsureUniqueFileName: true });
        expect(other.Name).not.toBe(name);
        expect(await files.filter(`Name eq '${name.replaceAll("'", "''")}'`)()).toHaveLength(1);
      }),
  },
  {
    call: 'files.addChunked, file.setContentChunked, file.cancelUpload',
    outcome: 'works',
    run: ({ sp }) =>
      withFile(sp, async (file, { rootFolder: { files } }) => {
        const bytes = Uint8Array.from({ length: 2_500 }, (_, index) => index % 256);
        const blob = new Blob([bytes]);
        await files.addChunked('chunked.bin', blob, { chunkSize: 1_000 });
        expect([...new Uint8Array(await files.getByUrl('chunked.bin').getBuffer())]).toEqual([...bytes]);
        const offsets: string[] = [];
        await file.setContentChunked(blob, { chunkSize: 600, progress: ({ offset }) => offsets.push(String(offset)) });
        expect(offsets).toEqual(['0', '600', '1200', '1800', '2400']);
        expect([...new Uint8Array(await file.getBuffer())]).toEqual([...bytes]);
        await expect(file.cancelUpload(randomUUID())).rejects.toMatchObject({ status: 404 });
      }),
  },
  {
    call: 'files.addTemplateFile',
    outcome: 'differs',
    note: 'the page is kept as text and never run',
    run: ({ sp }) =>
      withFile(sp, async (_file, { rootFolder }) => {
        const { ServerRelativeUrl } = await rootFolder.select('ServerRelativeUrl')();
        await rootFolder.files.addTemplateFile(`${ServerRelativeUrl}/Page.aspx`, TemplateFileType.StandardPage);
        expect(await rootFolder.files.getByUrl('Page.aspx').exists()).toBe(true);
      }),
  },
  {
    call: 'file.getText, file.getBlob, file.getBuffer, file.getJSON, file.getStream, file.setContent',
    outcome: 'works',
    run: ({ sp }) =>
      withFile(sp, async (file) => {
        expect(await file.getText()).toBe('first');
        await file.setContent('{"a":1}');
        expect(await file.getJSON()).toEqual({ a: 1 });
        expect(await (await file.getBlob()).text()).toBe('{"a":1}');
        expect((await file.getBuffer()).byteLength).toBe(7);
        expect((await file.getStream()).knownLength).toBe(7);
      }),
  },
  {
    call: 'file.delete, file.deleteWithParams, file.recycle, file.exists',
    outcome: 'works',
    run: ({ sp }) =>
      withFile(sp, async (file, { rootFolder: { files } }) => {
        expect(await file.exists()).toBe(true);
        await file.delete();
        expect(await file.exists()).toBe(false);
        await files.addUsingPath('b.txt', 'b');
        await files.getByUrl('b.txt').deleteWithParams({ BypassSharedLock: true });
        expect(await files.getByUrl('b.txt').exists()).toBe(false);
        await files.addUsingPath('c.txt', 'c');
        const entry: unknown = await files.getByUrl('c.txt').recycle();
        expect(await files.getByUrl('c.txt').exists()).toBe(false);
        await sp.web.recycleBin.getById(String(entry)).restore();
        expect(await files.getByUrl('c.txt').getText()).toBe('c');
      }),
  },
  {
    call: 'file.checkout, file.checkin, file.undoCheckout',
    outcome: 'differs',
    note: 'others see what is changed before it is checked in',
    run: ({ sp }) =>
      withFile(sp, async (file) => {
        const type = async () => at(await file.select('CheckOutType')(), 'CheckOutType');
        await file.checkout();
        expect(await type()).toBe(0);
        await file.setContent('mine');
        await file.checkin('Done');
        expect([await type(), await file.getText()]).toEqual([2, 'mine']);
        await file.checkout();
        await file.setContent('never mind');
        await file.undoCheckout();
        expect([await type(), await file.getText()]).toEqual([2, 'mine']);
      }),
  },
  {
    call: 'file.publish, file.unpublish',
    outcome: 'works',
    run: ({ sp }) =>
      withFile(
        sp,
        async (file) => {
          const label = async () => at(await file.select('UIVersionLabel')(), 'UIVersionLabel');
          expect(await label()).toBe('0.1');
          await file.publish('Ready');
          expect(await label()).toBe('1.0');
          expect(await file.select('CheckInComment')()).toMatchObject({ CheckInComment: 'Ready' });
          await file.unpublish('Not yet');
          expect(await label()).toBe('1.1');
        },
        { EnableMinorVersions: true },
      ),
  },
  {
    call: 'file.approve, file.deny',
    outcome: 'differs',
    note: 'the comment is kept; whether a file is approved hides it from nobody',
    run: ({ sp }) =>
      withFile(
        sp,
        async (file) => {
          await file.approve('Good');
          expect(await file.select('CheckInComment')()).toMatchObject({ CheckInComment: 'Good' });
          await file.deny('Not good');
          expect(await file.select('CheckInComment')()).toMatchObject({ CheckInComment: 'Not good' });
        },
        { EnableModeration: true },
      ),
  },
  {
    call: 'file.copyTo, file.copyByPath, file.moveByPath',
    outcome: 'works',
    run: ({ sp }) =>
      withFile(sp, async (file, { rootFolder }) => {
        const { ServerRelativeUrl: root } = await rootFolder.select('ServerRelativeUrl')();
        await file.copyTo(`${root}/copy.txt`, true);
        await file.copyByPath(`${root}/copy 2.txt`, true);
        await expect(file.copyByPath(`${root}/copy 2.txt`, false)).rejects.toThrow();
        await file.moveByPath(`${root}/moved.txt`, false);
        expect(await file.exists()).toBe(false);
        const names = (await rootFolder.files.select('Name')()).map(({ Name }) => Name);
        expect(names).toEqual(['copy 2.txt', 'copy.txt', 'moved.txt']);
        expect(await rootFolder.files.getByUrl('moved.txt').getText()).toBe('first');
      }),
  },
  {
    call: 'file.getItem, file.getLockedByUser',
    outcome: 'works',
    run: ({ sp }) =>
      withFile(sp, async (file) => {
        const item = await file.getItem('Id', 'FileLeafRef');
        expect(await item.select('FileLeafRef')()).toMatchObject({ FileLeafRef: "it's 100% & more.txt" });
        expect(await file.getLockedByUser()).toBeNull();
      }),
  },
  {
    call: 'versions.getById, version.getText, version.getBlob, version.getBuffer, version.getJSON, version.getStream',
    outcome: 'works',
    run: ({ sp }) =>
      withFile(sp, async (file) => {
        await file.setContent('{"b":2}');
        await file.setContent('third');
        expect(await file.versions.getById(512).getText()).toBe('first');
        const version = file.versions.getById(1024);
        expect(await version.getJSON()).toEqual({ b: 2 });
        expect((await version.getBlob()).size).toBe(7);
        expect((await version.getBuffer()).byteLength).toBe(7);
        expect((await version.getStream()).knownLength).toBe(7);
        expect(await version()).toMatchObject({ ID: 1024, VersionLabel: '2.0', Size: 7, IsCurrentVersion: false });
      }),
  },
  {
    call: 'versions.restoreByLabel',
    outcome: 'works',
    run: ({ sp }) =>
      withFile(sp, async (file) => {
        await twoVersions(file);
        await file.versions.restoreByLabel('1.0');
        expect(await file.getText()).toBe('first');
        expect(at(await file(), 'UIVersionLabel')).toBe('3.0');
        expect(await file.versions.getById(1024).getText()).toBe('second');
      }),
  },
  {
    call: 'version.delete, versions.deleteById, versions.deleteByLabel, versions.deleteAll',
    outcome: 'works',
    run: ({ sp }) =>
      withFile(sp, async (file) => {
        for (const text of ['2', '3', '4', '5', '6']) await file.setContent(text);
        await file.versions.getById(512).delete();
        await file.versions.deleteById(1024);
        await file.versions.deleteByLabel('3.0');
        expect(await file.versions()).toHaveLength(2);
        await file.versions.deleteAll();
        expect(await file.versions()).toEqual([]);
        expect(await file.getText()).toBe('6');
      }),
  },
  {
    call: 'versions.recycleByID, versions.recycleByLabel',
    outcome: 'differs',
    note: 'the version is removed for good: the bin holds whole files only',
    run: ({ sp }) =>
      withFile(sp, async (file) => {
        await file.setContent('2');
        await file.setContent('3');
        await file.versions.recycleByID(512);
        await file.versions.recycleByLabel('2.0');
        expect(await file.versions()).toEqual([]);
      }),
  },
  ...sharingCalls,
];
