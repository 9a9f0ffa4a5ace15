import { randomUUID } from 'node:crypto';

import type { SPFI } from '@pnp/sp';
import type { IFile } from '@pnp/sp/files/index.js';
import type { IFolder } from '@pnp/sp/folders/index.js';
import type { IList } from '@pnp/sp/lists/index.js';

import { at, freshTitle } from '../wire.js';
import type { PnpCall } from './call.js';

/** A library made for one try. */
export async function libraryFor(sp: SPFI, what: string, settings: Record<string, unknown> = {}): Promise<IList> {
  const title = freshTitle(what);
  await sp.web.lists.add(title, '', 101, false, settings);
  return sp.web.lists.getByTitle(title);
}

/** A library with one text file in it; what is done with them is undone by removing the library. */
export async function withFile(
  sp: SPFI,
  work: (file: IFile, library: IList) => Promise<void>,
  settings: Record<string, unknown> = {},
): Promise<void> {
  const library = await libraryFor(sp, 'file', settings);
  await library.rootFolder.files.addUsingPath("it's 100% & more.txt", 'first');
  await work(library.rootFolder.files.getByUrl("it's 100% & more.txt"), library);
  await library.delete();
}

/** A library with one folder in it. */
export async function withFolder(
  sp: SPFI,
  work: (folder: IFolder, library: IList, path: string) => Promise<void>,
): Promise<void> {
  const library = await libraryFor(sp, 'folder');
  await library.rootFolder.folders.addUsingPath('Plans');
  const { ServerRelativeUrl } = await library.rootFolder.select('ServerRelativeUrl')();
  await work(library.rootFolder.folders.getByUrl('Plans'), library, ServerRelativeUrl);
  await library.delete();
}

/** Sends what is not there and expects SharePoint's refusal of it. */
export async function refusal(sent: Promise<unknown>): Promise<void> {
  await expect(sent).rejects.toThrow(/\[(404|400|405|501|500)\].*(odata\.error|"error")/s);
}

export const calls: readonly PnpCall[] = [
  {
    call: 'lists.ensureSiteAssetsLibrary, lists.ensureSitePagesLibrary',
    outcome: 'works',
    async run({ sp }) {
      const assets = await sp.web.lists.ensureSiteAssetsLibrary();
      expect(await assets.select('Title', 'BaseTemplate')()).toMatchObject({ Title: 'Site Assets', BaseTemplate: 101 });
      const pages = await sp.web.lists.ensureSitePagesLibrary();
      expect(await pages.select('Title', 'BaseTemplate')()).toMatchObject({ Title: 'Site Pages', BaseTemplate: 119 });
      expect(await sp.web.defaultDocumentLibrary.select('Title')()).toMatchObject({ Title: 'Documents' });
    },
  },
  {
    call: 'site.getDocumentLibraries',
    outcome: 'works',
    async run({ sp, webUrl }) {
      const libraries = await sp.site.getDocumentLibraries(webUrl);
      expect(libraries.map(({ Title }) => Title)).toEqual(expect.arrayContaining(['Documents', 'Site Assets']));
      expect(libraries.map(({ ServerRelativeUrl }) => ServerRelativeUrl)).toContain('/sites/dev/Shared Documents');
    },
  },
  {
    call: 'web.getFileByServerRelativePath, web.getFileByUrl, web.getFileById',
    outcome: 'works',
    run: ({ sp }) =>
      withFile(sp, async (file) => {
        const { ServerRelativeUrl, UniqueId, Name } = await file();
        expect(await sp.web.getFileByServerRelativePath(ServerRelativeUrl)()).toMatchObject({ Name, UniqueId });
        expect(await sp.web.getFileById(UniqueId)()).toMatchObject({ Name });
        const item = await file.getItem('EncodedAbsUrl');
        const address = String(at(await item.select('EncodedAbsUrl')(), 'EncodedAbsUrl'));
        expect(address).toMatch(/^http.*100%25%20/);
        expect(await sp.web.getFileByUrl(address)()).toMatchObject({ Name });
        await expect(sp.web.getFileById(randomUUID())()).rejects.toMatchObject({ status: 404 });
      }),
  },
  {
    call: 'web.getFolderByServerRelativePath, web.getFolderById',
    outcome: 'works',
    run: ({ sp }) =>
      withFolder(sp, async (folder, _library, path) => {
        const { UniqueId } = await folder();
        expect(await sp.web.getFolderByServerRelativePath(`${path}/Plans`)()).toMatchObject({
          Name: 'Plans',
          UniqueId,
        });
        expect(await sp.web.getFolderById(UniqueId)()).toMatchObject({ Name: 'Plans' });
        const root = await sp.web.rootFolder();
        expect(await sp.web.getFolderById(root.UniqueId)()).toMatchObject({ UniqueId: root.UniqueId });
        await expect(sp.web.getFolderByServerRelativePath(`${path}/Nothing`)()).rejects.toMatchObject({ status: 404 });
      }),
  },
];
