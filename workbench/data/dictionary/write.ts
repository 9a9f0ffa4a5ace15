import { mkdir, readdir, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../../start/projectRoot.js';
import { dictionaryPages } from './pages.js';
import { rolesPage } from './roles.js';

// Run by `npm run dictionary`: writes docs/data-dictionary and docs/roles.md anew, and takes away the pages of lists that are no more.
const folder = join(projectRoot, 'docs', 'data-dictionary');
await mkdir(folder, { recursive: true });
const pages = dictionaryPages();
const wanted = new Set(pages.map((page) => page.file));
for (const file of await readdir(folder)) {
  if (file.endsWith('.md') && !wanted.has(file)) await unlink(join(folder, file));
}
for (const page of pages) await writeFile(join(folder, page.file), page.text, 'utf8');
await writeFile(join(projectRoot, 'docs', 'roles.md'), rolesPage(), 'utf8');
console.log(`Data dictionary: ${pages.length} pages written to docs/data-dictionary, and docs/roles.md`);
