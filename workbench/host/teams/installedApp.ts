import path from 'node:path';
import * as z from 'zod/mini';
import { BundleMissingError } from '../bundle.js';
import { contentIfThere } from '../files.js';

const manifest = z.object({
  id: z.string(),
  name: z.object({ short: z.string() }),
  staticTabs: z.array(
    z.object({ entityId: z.string(), name: z.optional(z.string()), contentUrl: z.optional(z.string()) }),
  ),
  webApplicationInfo: z.object({ id: z.string() }),
});

/** A tab of the app, as Teams shows it. */
interface InstalledTab {
  readonly entityId: string;
  readonly name: string;
  /** The path and query of the tab's page on its own origin. */
  readonly path: string;
}

/** What Teams knows of an app that is installed. */
export interface InstalledApp {
  readonly id: string;
  readonly name: string;
  readonly clientId: string;
  readonly tabs: readonly InstalledTab[];
}

/** Reads the manifest of the built standalone tab, as Teams reads the package that an administrator uploads. */
export async function installedApp(tabFolder: string): Promise<InstalledApp> {
  const file = path.join(tabFolder, '..', 'manifest', 'standalone.json');
  const text = (await contentIfThere(file))?.toString('utf8');
  if (text === undefined) throw new BundleMissingError('The Teams tab has not been built. Run "npm run build".');
  const read = manifest.parse(JSON.parse(text));
  return {
    id: read.id,
    name: read.name.short,
    clientId: read.webApplicationInfo.id,
    tabs: read.staticTabs.flatMap((tab) => {
      if (tab.contentUrl === undefined || tab.name === undefined) return [];
      const url = new URL(tab.contentUrl);
      return [{ entityId: tab.entityId, name: tab.name, path: url.pathname + url.search }];
    }),
  };
}
