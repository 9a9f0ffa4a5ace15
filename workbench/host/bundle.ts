import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod/mini';
import { namesIfThere } from './files.js';

/** The web parts have not been built. */
export class BundleMissingError extends Error {
  override readonly name = 'BundleMissingError';
}

const loaderConfig = {
  entryModuleId: z.string(),
  scriptResources: z.record(z.string(), z.looseObject({ type: z.string(), path: z.optional(z.string()) })),
};

/** What the workbench reads of a built component's manifest; the page hands the whole of it to SPFx. */
const component = z.looseObject({
  id: z.string(),
  alias: z.string(),
  loaderConfig: z.looseObject({ ...loaderConfig, exportName: z.optional(z.string()) }),
});

const webPart = z.looseObject({
  id: z.string(),
  alias: z.string(),
  preconfiguredEntries: z.tuple([
    z.looseObject({ title: z.looseObject({ default: z.string() }), properties: z.record(z.string(), z.unknown()) }),
  ]),
  loaderConfig: z.looseObject({ ...loaderConfig, exportName: z.string() }),
});

/** A built web part's manifest. */
export type WebPartManifest = z.infer<typeof webPart>;

/** Where the pages ask for the bundle: SharePoint serves a package's assets from the app catalog's library. */
export const bundlePath = '/sites/appcatalog/ClientSideAssets/phb/';

/** A built extension's manifest. */
type ExtensionManifest = z.infer<typeof component>;

/** The manifests of all built components, read anew for each page, so that a rebuilt bundle shows on the next load. */
async function manifests(dist: string): Promise<readonly unknown[]> {
  const files = await namesIfThere(dist);
  if (files === undefined) throw new BundleMissingError('The web parts have not been built. Run "npm run build".');
  const wanted = files.filter((entry) => entry.endsWith('.manifest.json'));
  return Promise.all(wanted.map(async (file) => JSON.parse(await readFile(path.join(dist, file), 'utf8')) as unknown));
}

/** The manifest of one built web part. @throws BundleMissingError if it was not built */
export async function webPartManifest(dist: string, alias: string): Promise<WebPartManifest> {
  const found = (await manifests(dist)).find((manifest) => component.parse(manifest).alias === alias);
  if (found === undefined)
    throw new BundleMissingError(`The built bundle has no web part ${alias}. Run "npm run build".`);
  return webPart.parse(found);
}

/** The manifest of one built extension by its id. @throws BundleMissingError if it was not built */
export async function extensionManifest(dist: string, id: string): Promise<ExtensionManifest> {
  const found = (await manifests(dist)).map((manifest) => component.parse(manifest)).find((one) => one.id === id);
  if (found === undefined)
    throw new BundleMissingError(`The built bundle has no extension ${id}. Run "npm run build".`);
  return found;
}

/** The file of the bundle for a path below `bundlePath`, or nothing if it cannot be one. */
export function bundleFile(dist: string, wanted: string): string | undefined {
  return /^[\w.-]+\.(js|css|png|svg|woff2?)$/.test(wanted) ? path.join(dist, wanted) : undefined;
}
