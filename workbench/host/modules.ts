import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod/mini';
import { namesIfThere } from './files.js';

/** SharePoint's own modules were not found where the install puts them. */
class ModulesMissingError extends Error {
  override readonly name = 'ModulesMissingError';
}

/** Where the pages ask for SharePoint's own modules; SharePoint serves them from an address of its own too. */
export const modulesPath = '/_layouts/15/sp-client/';

const scriptPath = z.union([z.string(), z.object({ path: z.string() })]);

const componentManifest = z.object({
  rootComponentId: z.optional(z.string()),
  loaderConfig: z.object({
    entryModuleId: z.string(),
    scriptResources: z.record(
      z.string(),
      z.object({ path: z.optional(scriptPath), paths: z.optional(z.record(z.string(), scriptPath)) }),
    ),
  }),
});

/** The script of a module in English; some ship one for each language. */
function englishScript(manifest: z.infer<typeof componentManifest>): string | undefined {
  const entry = manifest.loaderConfig.scriptResources[manifest.loaderConfig.entryModuleId];
  const found = entry?.paths?.['en-US'] ?? entry?.paths?.['default'] ?? entry?.path;
  return typeof found === 'object' ? found.path : found;
}

const thirdParty: Readonly<Record<string, string>> = {
  react: 'react/umd/react.production.min.js',
  'react-dom': 'react-dom/umd/react-dom.production.min.js',
  tslib: 'tslib/tslib.js',
};

/**
 * Maps each module that a web part may ask for to its script: Microsoft's modules by the manifests that they ship, and
 * React from its UMD files. They are served from node_modules and never copied: their licence is Microsoft's own.
 */
export async function frameworkModules(nodeModules: string): Promise<Readonly<Record<string, string>>> {
  const found: Record<string, string> = {};
  for (const [name, file] of Object.entries(thirdParty)) found[name] = modulesPath + file;
  const scope = path.join(nodeModules, '@microsoft');
  for (const name of await readdir(scope)) {
    const dist = path.join(scope, name, 'dist');
    const files = (await namesIfThere(dist)) ?? [];
    for (const file of files.filter((entry) => /^[^.]+\.manifest\.json$/.test(entry))) {
      const manifest = componentManifest.parse(JSON.parse(await readFile(path.join(dist, file), 'utf8')));
      if (manifest.rootComponentId !== undefined) continue;
      const script = englishScript(manifest);
      if (script !== undefined) found[`@microsoft/${name}`] = `${modulesPath}@microsoft/${name}/dist/${script}`;
    }
  }
  if (found['@microsoft/sp-webpart-base'] === undefined)
    throw new ModulesMissingError('The SharePoint Framework is not installed. Run "npm ci" first.');
  return found;
}

/** The file in node_modules for a path below `modulesPath`, or nothing if it is none of those that pages may ask for. */
export function moduleFile(nodeModules: string, wanted: string): string | undefined {
  const allowed =
    Object.values(thirdParty).includes(wanted) || /^@microsoft\/sp-[a-z-]+\/dist\/[\w.-]+\.(js|woff2?)$/.test(wanted);
  return allowed && !wanted.includes('..') ? path.join(nodeModules, wanted) : undefined;
}
