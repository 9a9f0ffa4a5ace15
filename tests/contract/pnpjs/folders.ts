import type { IFolder } from '@pnp/sp/folders/index.js';
import { SharingLinkKind } from '@pnp/sp/sharing/index.js';

import { at } from '../wire.js';
import type { PnpCall } from './call.js';
import { refusal, withFolder } from './libraries.js';

const sharing = 'sharing links and invitations are not there';

const absent: readonly (readonly [string, string, (folder: IFolder) => Promise<unknown>])[] = [
  ['getShareLink', sharing, (folder) => folder.getShareLink(SharingLinkKind.OrganizationView)],
  ['checkSharingPermissions', sharing, (folder) => folder.checkSharingPermissions([{ alias: 'x@contoso.example' }])],
  ['getSharingInformation', sharing, (folder) => folder.getSharingInformation()],
  ['getObjectSharingSettings', sharing, (folder) => folder.getObjectSharingSettings()],
  ['unshare', sharing, (folder) => folder.unshare()],
  ['deleteSharingLinkByKind', sharing, (folder) => folder.deleteSharingLinkByKind(SharingLinkKind.OrganizationView)],
  ['unshareLink', sharing, (folder) => folder.unshareLink(SharingLinkKind.OrganizationView)],
  ['shareWith', sharing, (folder) => folder.shareWith('someone')],
];

export const calls: readonly PnpCall[] = [
  {
    call: 'folders.addUsingPath, folders.getByUrl',
    outcome: 'works',
    run: ({ sp }) =>
      withFolder(sp, async (_folder, { rootFolder: { folders } }, path) => {
        const added = await folders.addUsingPath("100% it's #2");
        expect(added).toMatchObject({ Name: "100% it's #2", ServerRelativeUrl: `${path}/100% it's #2`, ItemCount: 0 });
        expect(await folders.getByUrl("100% it's #2")()).toMatchObject({ Exists: true });
        await expect(folders.addUsingPath("100% it's #2")).rejects.toMatchObject({ status: 400 });
        await folders.addUsingPath("100% it's #2", true);
        await expect(folders.addUsingPath('a:b')).rejects.toMatchObject({ status: 400 });
      }),
  },
  {
    call: 'folder.addSubFolderUsingPath',
    outcome: 'works',
    run: ({ sp }) =>
      withFolder(sp, async (folder) => {
        const inner = await folder.addSubFolderUsingPath('Below');
        expect(await inner()).toMatchObject({ Name: 'Below' });
        expect(await inner.parentFolder()).toMatchObject({ Name: 'Plans' });
        expect(await folder.folders()).toHaveLength(1);
      }),
  },
  {
    call: 'folder.update',
    outcome: 'works',
    run: ({ sp }) =>
      withFolder(sp, async (folder, { rootFolder: { folders, files } }) => {
        await folder.files.addUsingPath('in.txt', 'in');
        await folder.update({ Name: 'Renamed' });
        expect(await folders.getByUrl('Renamed').files.getByUrl('in.txt').getText()).toBe('in');
        await expect(folder()).rejects.toMatchObject({ status: 404 });
        expect(await files()).toEqual([]);
      }),
  },
  {
    call: 'folder.getItem, folder.getParentInfos',
    outcome: 'works',
    run: ({ sp }) =>
      withFolder(sp, async (folder, list, path) => {
        const item = await folder.getItem('Id', 'FileSystemObjectType');
        expect({ ...item }).toMatchObject({ FileSystemObjectType: 1 });
        const infos = await folder.getParentInfos();
        expect(infos.Folder.ServerRelativeUrl).toBe(`${path}/Plans`);
        expect(infos.ParentList.Id).toBe((await list.select('Id')()).Id);
        await expect(list.rootFolder.getItem()).rejects.toThrow('root folder');
      }),
  },
  {
    call: 'folder.copyByPath, folder.moveByPath',
    outcome: 'works',
    run: ({ sp }) =>
      withFolder(sp, async (folder, { rootFolder: { folders } }, path) => {
        await folder.files.addUsingPath('in.txt', 'in');
        await folder.addSubFolderUsingPath('Below');
        await folder.copyByPath(`${path}/Copy`);
        await folder.moveByPath(`${path}/Copy/Moved`);
        await expect(folder()).rejects.toMatchObject({ status: 404 });
        const moved = folders.getByUrl('Copy').folders.getByUrl('Moved');
        expect(await moved.files.getByUrl('in.txt').getText()).toBe('in');
        expect(await folders.getByUrl('Copy').files.getByUrl('in.txt').getText()).toBe('in');
        expect(await moved.folders()).toHaveLength(1);
      }),
  },
  {
    call: 'folder.delete, folder.deleteWithParams, folder.recycle',
    outcome: 'works',
    run: ({ sp }) =>
      withFolder(sp, async (folder, { rootFolder: { folders } }) => {
        await folder.files.addUsingPath('in.txt', 'in');
        await expect(folder.deleteWithParams({ DeleteIfEmpty: true })).rejects.toThrow();
        const entry: unknown = await folder.recycle();
        await expect(folder()).rejects.toMatchObject({ status: 404 });
        await sp.web.recycleBin.getById(String(entry)).restore();
        expect(await folder.files.getByUrl('in.txt').getText()).toBe('in');
        await folder.delete();
        await folders.addUsingPath('Plans');
        await folder.deleteWithParams({ BypassSharedLock: true, DeleteIfEmpty: true });
        expect(at(await folders.filter("Name eq 'Plans'")(), 0)).toBeUndefined();
      }),
  },
  {
    call: 'folder.getDefaultColumnValues, list.getDefaultColumnValues',
    outcome: 'differs',
    note: 'no folder has default values of its own: always none',
    run: ({ sp }) =>
      withFolder(sp, async (folder, list) => {
        expect(await list.getDefaultColumnValues()).toEqual([]);
        expect(await folder.getDefaultColumnValues()).toEqual([]);
      }),
  },
  {
    call: 'folder.setDefaultColumnValues, folder.clearDefaultColumnValues, list.setDefaultColumnValues',
    outcome: 'absent',
    note: 'nothing can be stored in the folder Forms, where they are kept',
    run: ({ sp }) =>
      withFolder(sp, async (folder, list, path) => {
        const value = { name: 'Title', value: 'Said' };
        await refusal(folder.setDefaultColumnValues([value]));
        await refusal(folder.clearDefaultColumnValues());
        await refusal(list.setDefaultColumnValues([{ ...value, path }]));
      }),
  },
  ...absent.map(([name, note, send]): PnpCall => ({
    call: `folder.${name}`,
    outcome: 'absent',
    note,
    run: ({ sp }) => withFolder(sp, (folder) => refusal(send(folder))),
  })),
];
