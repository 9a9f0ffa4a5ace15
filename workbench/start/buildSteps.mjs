import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { alone } from './buildLock.mjs';
import { CommandError } from './options.mjs';

/** The folder of the whole project. */
export const root = path.resolve(import.meta.dirname, '..', '..');

const require = createRequire(path.join(root, 'package.json'));
const madeFolders = new Set([
  'node_modules',
  'lib',
  'lib-commonjs',
  'lib-dts',
  'lib-esm',
  'dist',
  'temp',
  'release',
  'solution',
]);

/** Every file below a path (or the file itself), without what a build made. */
async function filesBelow(place) {
  const entries = await readdir(place, { withFileTypes: true }).catch((error) => {
    if (error.code === 'ENOTDIR') return undefined;
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  if (entries === undefined) return [place];
  const found = [];
  for (const entry of entries) {
    if (entry.name.startsWith('.') || madeFolders.has(entry.name)) continue;
    const inner = path.join(place, entry.name);
    if (entry.isDirectory()) found.push(...(await filesBelow(inner)));
    else found.push(inner);
  }
  return found;
}

/**
 * A hash of the content of files and folders, and of some words beside them.
 * @param {readonly string[]} places below the project's folder
 * @param {readonly string[]} [words]
 */
export async function contentHash(places, words = []) {
  const hash = createHash('sha256');
  for (const word of words) hash.update(`${word}\0`);
  for (const place of places) {
    for (const file of (await filesBelow(path.join(root, place))).sort()) {
      hash.update(`${path.relative(root, file).replaceAll('\\', '/')}\0`);
      hash.update(await readFile(file));
      hash.update('\0');
    }
  }
  return hash.digest('hex');
}

/** Runs a program of the install; what it prints is shown only if it fails. */
async function run(packageName, binary, args, folder = root) {
  const manifest = require.resolve(`${packageName}/package.json`);
  const { bin } = JSON.parse(await readFile(manifest, 'utf8'));
  const script = path.join(path.dirname(manifest), typeof bin === 'string' ? bin : bin[binary]);
  const child = spawn(process.execPath, [script, ...args], { cwd: folder, env: { ...process.env, FORCE_COLOR: '0' } });
  const printed = [];
  child.stdout.on('data', (chunk) => printed.push(chunk));
  child.stderr.on('data', (chunk) => printed.push(chunk));
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  if (code === 0) return;
  process.stderr.write(Buffer.concat(printed));
  throw new CommandError(`The build failed: ${binary} ended with ${code}; what it said stands above.`);
}

const libraries = ['schemas', 'connectors', 'ui'];
const everywhere = ['package-lock.json', 'tsconfig.base.json'];

/** The variables that a build of the Teams tab reads; a change of one is a change of the tab. */
export const tabVariables = [
  'PHB_TAB_HOST',
  'PHB_CLIENT_ID',
  'PHB_AUTHORITY',
  'PHB_TEAMS_ORIGINS',
  'PHB_REGISTER_URL',
  'PHB_PARTNERSHIP_URL',
];

/**
 * What is built, in this order. A step runs when the content that it reads has changed since it last ran, or when what
 * it made is gone.
 */
export const steps = [
  {
    name: 'libraries',
    says: 'Compiling the libraries',
    reads: [...everywhere, ...libraries],
    makes: libraries.map((library) => `${library}/lib/index.js`),
    run: () => run('typescript', 'tsc', ['-b', ...libraries]),
  },
  {
    name: 'workbench',
    says: 'Compiling the workbench',
    reads: [...everywhere, 'schemas', 'connectors', 'workbench'],
    makes: ['workbench/lib/start/workbench.js'],
    run: () => run('typescript', 'tsc', ['-b', 'workbench']),
  },
  {
    name: 'webparts',
    says: 'Building the web parts (about a minute)',
    reads: [...everywhere, ...libraries, 'spfx-webparts'],
    makes: ['spfx-webparts/dist', 'release/phb.sppkg'],
    run: async () => {
      const folder = path.join(root, 'spfx-webparts');
      await run('@rushstack/heft', 'heft', ['build', '--clean', '--production'], folder);
      await run('@rushstack/heft', 'heft', ['package-solution', '--production'], folder);
      await mkdir(path.join(root, 'release'), { recursive: true });
      await copyFile(path.join(folder, 'release', 'solution', 'phb.sppkg'), path.join(root, 'release', 'phb.sppkg'));
    },
  },
  {
    name: 'teams',
    says: 'Building the Teams tab',
    reads: [...everywhere, ...libraries, 'teams-app'],
    words: tabVariables.map((name) => `${name}=${process.env[name] ?? ''}`),
    makes: ['teams-app/dist/tab/index.html', 'release/phb-teams.zip', 'release/phb-teams-standalone.zip'],
    run: async () => {
      await run('typescript', 'tsc', ['-p', 'teams-app', '--noEmit']);
      await run('vite', 'vite', ['build', '--logLevel', 'warn'], path.join(root, 'teams-app'));
    },
  },
];

const cache = path.join(root, 'node_modules', '.cache', 'phb-build');
const stampFile = path.join(cache, 'stamps.json');

async function readStamps() {
  try {
    return JSON.parse(await readFile(stampFile, 'utf8'));
  } catch (error) {
    // No stamps yet, or a file that was cut short: everything is built again.
    if (error.code === 'ENOENT' || error instanceof SyntaxError) return {};
    throw error;
  }
}

/**
 * Builds what is stale.
 * @param {(line: string) => void} say
 * @param {readonly string[]} [only] the names of the steps, else all
 */
export async function buildStale(say, only = steps.map((step) => step.name)) {
  if (!existsSync(path.join(root, 'node_modules', 'typescript')))
    throw new CommandError('The packages are not installed: run "npm ci" first.');
  await alone(
    path.join(cache, 'lock'),
    () => say('Waiting for another build to end …'),
    () => runStale(say, only),
  );
}

async function runStale(say, only) {
  const stamps = await readStamps();
  for (const step of steps.filter((each) => only.includes(each.name))) {
    const stamp = await contentHash(step.reads, step.words);
    if (stamps[step.name] === stamp && step.makes.every((made) => existsSync(path.join(root, made)))) continue;
    const begun = performance.now();
    say(`${step.says} …`);
    await step.run();
    say(`${step.says}: done in ${Math.round((performance.now() - begun) / 1000)} s`);
    stamps[step.name] = stamp;
    await writeFile(stampFile, JSON.stringify(stamps, undefined, 2));
  }
}
