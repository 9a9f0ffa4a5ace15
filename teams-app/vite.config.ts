import { readFileSync } from 'node:fs';
import path from 'node:path';
import { defineConfig } from 'vite';
import type { Plugin } from 'vite';
import { readBuildSettings } from './manifest/buildSettings.js';
import type { TeamsBuildSettings } from './manifest/buildSettings.js';
import { writeTeamsPackages } from './manifest/teamsPackages.js';

const here = import.meta.dirname;
const root = path.resolve(here, '..');
const settings = readBuildSettings(process.env);

/** Puts the tab's settings into its page, as a block that a host can change without a new build. */
function settingsInThePage({
  clientId,
  authority,
  teamsOrigins,
  registerUrl,
  partnershipUrl,
}: TeamsBuildSettings): Plugin {
  const deepLinks = 'https://teams.microsoft.com/l/entity/';
  const block = { teamsOrigins, clientId, authority, registerUrl, partnershipUrl, deepLinks };
  return {
    name: 'phb-settings-in-the-page',
    transformIndexHtml: () => [
      {
        tag: 'script',
        attrs: { type: 'application/json', id: 'phb-settings' },
        children: JSON.stringify(block).replace(/</g, '\\u003c'),
        injectTo: 'head',
      },
    ],
  };
}

const listAddress = 'https://res.cdn.office.net/teams-js/validDomains/json/validDomains.json';

/**
 * teams-js fetches the list of hosts that may show a tab from Microsoft's delivery network each time the tab opens, and
 * falls back to the list that it carries. A tab for patients' data asks nobody but its own host and SharePoint: the
 * list that teams-js carries goes beside the tab, and is fetched from there.
 */
function hostListFromOwnHost(): Plugin {
  const library = path.join(root, 'node_modules', '@microsoft', 'teams-js', 'dist', 'esm');
  let replaced = false;
  return {
    name: 'phb-host-list-from-own-host',
    transform: (code, id) => {
      if (!id.startsWith(library) || !code.includes(listAddress)) return undefined;
      replaced = true;
      const quoted = `new URL("${listAddress}")`;
      if (!code.includes(quoted))
        throw new Error('teams-js names its list of hosts in a new way: look at vite.config.ts.');
      return { code: code.replace(quoted, 'new URL("teams-hosts.json",document.baseURI)'), map: null };
    },
    generateBundle(): void {
      if (!replaced) throw new Error('teams-js no longer names its list of hosts: look at vite.config.ts.');
      const carried = readFileSync(
        path.join(library, 'packages/teams-js/src/artifactsForCDN/validDomains.json.js'),
        'utf8',
      );
      const list = /\[("[^\]]+")\]/.exec(carried)?.[0];
      if (list === undefined) throw new Error('The list of hosts that teams-js carries was not found.');
      this.emitFile({ type: 'asset', fileName: 'teams-hosts.json', source: `{"validOrigins":${list}}\n` });
    },
  };
}

/** Writes the two Teams packages once the tab is built. */
function teamsPackages(): Plugin {
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
  return {
    name: 'phb-teams-packages',
    closeBundle: () =>
      writeTeamsPackages(settings, version, {
        icons: path.join(here, 'icons'),
        manifests: path.join(here, 'dist', 'manifest'),
        release: path.join(root, 'release'),
      }),
  };
}

export default defineConfig({
  root: here,
  base: './',
  resolve: { dedupe: ['react', 'react-dom', 'zod'] },
  esbuild: { jsx: 'transform', jsxFactory: 'React.createElement', jsxFragment: 'React.Fragment' },
  plugins: [settingsInThePage(settings), hostListFromOwnHost(), teamsPackages()],
  build: {
    outDir: 'dist/tab',
    emptyOutDir: true,
    target: 'es2022',
    // Fluent is larger than Vite's general warning; tests/bench holds the sizes to a budget.
    chunkSizeWarningLimit: 1024,
    rollupOptions: {
      onwarn: (warning, warn) => {
        // 'use client' at the head of Fluent's modules, and zod's notes for another bundler, mean nothing here.
        if (warning.code !== 'MODULE_LEVEL_DIRECTIVE' && warning.code !== 'INVALID_ANNOTATION') warn(warning);
      },
    },
  },
});
