// Installs the peers on first use and bundles their pages. Nothing of this is part of the product or of its install.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { build } from 'vite';

const folder = import.meta.dirname;
const at = (...parts) => path.join(folder, ...parts);

/** The grids that are measured, by the name of their page, with the versions of the lock file. */
export const peers = [
  { page: 'listView', package: '@pnp/spfx-controls-react', name: 'ListView of @pnp/spfx-controls-react' },
  { page: 'detailsList', package: '@fluentui/react', name: 'Fluent 8 DetailsList' },
  { page: 'agGrid', package: 'ag-grid-community', name: 'AG Grid community' },
].map((peer) => ({ ...peer, version: versionOf(peer.package) }));

function versionOf(name) {
  const lock = JSON.parse(readFileSync(at('package-lock.json'), 'utf8'));
  return lock.packages[`node_modules/${name}`].version;
}

/** A file beside what was made, which says from what. */
function isMadeFrom(mark, hash) {
  return existsSync(mark) && readFileSync(mark, 'utf8') === hash;
}

function hashOf(...files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest('hex');
}

async function install() {
  const mark = at('node_modules', '.made-from');
  const hash = hashOf(at('package-lock.json'));
  if (isMadeFrom(mark, hash)) return;
  console.log('Installing the peers (once, about 200 MB, in tests/bench/peers) …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  await promisify(execFile)(npm, ['ci', '--ignore-scripts'], { cwd: folder, shell: process.platform === 'win32' });
  writeFileSync(mark, hash);
}

/**
 * Installs the peers if they are not there and bundles their pages for production.
 * @returns the folder with one module for each peer
 */
export async function buildPeers() {
  await install();
  const mark = at('dist', '.made-from');
  const sources = ['pages', 'stand-ins'].flatMap((name) => readdirSync(at(name)).map((file) => at(name, file)));
  const hash = hashOf(at('package-lock.json'), at('build.mjs'), ...sources);
  if (isMadeFrom(mark, hash)) return at('dist');
  const standIns = [
    [/^ControlStrings$/, 'controlStrings'],
    [/^@microsoft\/sp-core-library$/, 'spCore'],
    [/^.*\/common\/telemetry$/, 'telemetry'],
    [/^\.\.\/(fileTypeIcon\/index|dragDropFiles)$/, 'nothing'],
  ].map(([find, name]) => ({ find, replacement: at('stand-ins', `${name}.mjs`) }));
  await build({
    root: folder,
    configFile: false,
    logLevel: 'error',
    resolve: {
      dedupe: ['react', 'react-dom'],
      alias: [
        ...standIns,
        // The subset is lodash itself, as SharePoint Framework serves it.
        { find: '@microsoft/sp-lodash-subset', replacement: 'lodash' },
      ],
    },
    build: {
      outDir: at('dist'),
      target: 'es2022',
      rollupOptions: {
        input: Object.fromEntries(peers.map(({ page }) => [page, at('pages', `${page}.mjs`)])),
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
        onwarn: () => undefined,
      },
    },
  });
  writeFileSync(mark, hash);
  return at('dist');
}
