import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod/mini';
import { namesIfThere } from './files.js';

/** The web parts have not been built. */
export class BundleMissingError extends Error {
  override readonly name = 'BundleMissingError';
}

/** What the workbench reads of a built web part's manifest; the page hands the whole of it to SPFx. */
const webPart = z.looseObject({
  id: z.string(),
  alias: z.string(),
  preconfiguredEntries: z.tuple([
    z.looseObject({ title: z.looseObject({ default: z.string() }), properties: z.record(z.string(), z.unknown()) }),
  ]),
  loaderConfig: z.looseObject({
    entryModuleId: z.string(),
    exportName: z.string(),
    scriptResources: z.record(z.string(), z.looseObject({ type: z.string(), path: z.optional(z.string()) })),
  }),
});

/** A built web part's manifest. */
export type WebPartManifest = z.infer<typeof webPart>;

/** Where the pages ask for the bundle: SharePoint serves a package's assets from the app catalog's library. */
export const bundlePath = '/sites/appcatalog/ClientSideAssets/phb/';

/** The manifest of one built web part, read anew for each page, so that a rebuilt bundle shows on the next load. */
export async function webPartManifest(dist: string, alias: string): Promise<WebPartManifest> {
  const files = await namesIfThere(dist);
  if (files === undefined) throw new BundleMissingError('The web parts have not been built. Run "npm run build".');
  for (const file of files.filter((entry) => entry.endsWith('.manifest.json'))) {
    const manifest = webPart.parse(JSON.parse(await readFile(path.join(dist, file), 'utf8')));
    if (manifest.alias === alias) return manifest;
  }
  throw new BundleMissingError(`The built bundle has no web part ${alias}. Run "npm run build".`);
}

/** The file of the bundle for a path below `bundlePath`, or nothing if it cannot be one. */
export function bundleFile(dist: string, wanted: string): string | undefined {
  return /^[\w.-]+\.(js|css|png|svg|woff2?)$/.test(wanted) ? path.join(dist, wanted) : undefined;
}
