import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { clockIds, lists, settingDefinitions } from '@phb/schemas';
import { code, plain, table } from '../../workbench/data/dictionary/markdown.js';
import { dictionaryPages } from '../../workbench/data/dictionary/pages.js';
import { rolesPage } from '../../workbench/data/dictionary/roles.js';

const folder = join(__dirname, '..', '..', 'docs', 'data-dictionary');
const pages = dictionaryPages();

describe('the data dictionary', () => {
  it('is what the declarations say (run `npm run dictionary` if this fails)', () => {
    for (const page of pages) expect(readFileSync(join(folder, page.file), 'utf8')).toBe(page.text);
  });

  it('has beside it the page of the roles, as declared', () => {
    expect(readFileSync(join(folder, '..', 'roles.md'), 'utf8')).toBe(rolesPage());
  });

  it('has no page of a list that is no more', () => {
    expect(readdirSync(folder).sort()).toEqual(pages.map((page) => page.file).sort());
  });

  it('has an index with a link to each list', () => {
    const index = pages.find((page) => page.file === 'README.md')?.text;
    for (const list of lists) expect(index).toContain(`[${list.title}](`);
  });

  it('names every setting and every review clock', () => {
    const textOf = (file: string) => pages.find((page) => page.file === file)?.text;
    for (const setting of Object.values(settingDefinitions)) {
      expect(textOf('settings.md')).toContain(`\`${setting.name}\``);
    }
    for (const id of clockIds) expect(textOf('reviews.md')).toContain(`| \`${id}\` |`);
  });
});

describe('text put into a page', () => {
  it('cannot become Markdown or break out of its cell', () => {
    expect(plain('a|b *c* [d](e)\n<f>')).toBe('a\\|b \\*c\\* \\[d\\](e) \\<f\\>');
    expect(code('a|b')).toBe('`a\\|b`');
    expect(code('a`b')).toBe('`` a`b ``');
    expect(table(['x|y'], [['1']])).toBe('| x\\|y |\n| --- |\n| 1 |');
  });
});
