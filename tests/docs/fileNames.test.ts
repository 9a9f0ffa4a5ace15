import { readdir } from 'node:fs/promises';
import path from 'node:path';

const root = path.resolve(__dirname, '..', '..');
const rooms = [
  'schemas',
  'connectors',
  'ui',
  'spfx-webparts/src',
  'teams-app/tab',
  'teams-app/manifest',
  'workbench',
  'tests',
];

/** What TypeScript makes of a source file, without its ending. */
async function compiledNames(room: string): Promise<readonly string[]> {
  const files = await readdir(path.join(root, room), { recursive: true });
  return files
    .filter((file) => /\.tsx?$/.test(file) && !/(^|[\\/])(lib|node_modules|dist)[\\/]/.test(file))
    .map((file) => file.replace(/\.tsx?$/, ''));
}

it.each(rooms)('%s holds no two sources that are one file on Windows and macOS', async (room) => {
  const seen = new Map<string, string>();
  const clashes: string[] = [];
  for (const name of await compiledNames(room)) {
    const other = seen.get(name.toLowerCase());
    if (other !== undefined) clashes.push(`${other} and ${name}`);
    seen.set(name.toLowerCase(), name);
  }
  expect(seen.size).toBeGreaterThan(0);
  expect(clashes).toEqual([]);
});
