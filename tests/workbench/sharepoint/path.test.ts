import fc from 'fast-check';

import { Arguments } from '../../../workbench/sharepoint/http/arguments.js';
import { parsePath, withoutValues } from '../../../workbench/sharepoint/http/path.js';
import { Query } from '../../../workbench/sharepoint/http/query.js';

const none = new Query('');

it('splits a path into steps with their arguments', () => {
  expect(parsePath("web/lists(guid'1')/items(3)/recycle()").map((segment) => segment.name)).toEqual([
    'web',
    'lists',
    'items',
    'recycle',
  ]);
  const [segment] = parsePath('addroleassignment(principalid=3, roledefid=1073741826)');
  const given = new Arguments(segment?.arguments ?? [], none);
  expect([given.integer('principalId', 0), given.integer('roleDefId', 1)]).toEqual([3, 1073741826]);
});

it('looks aliases up in the query, whatever the case', () => {
  const [segment] = parsePath('siteusers(@v)');
  const given = new Arguments(segment?.arguments ?? [], new Query('%40V=%27i%3A0%23.f%7Cmembership%7Ca%40b%27'));
  expect(given.text('loginName')).toBe('i:0#.f|membership|a@b');
  expect(() => new Arguments(segment?.arguments ?? [], none).text('loginName')).toThrow('has no value');
});

it('gives any text back that was quoted', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (first, second) => {
      const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
      const segments = parsePath(`web/getByTitle(${quoted(first)})/add(a=${quoted(second)},b=${quoted(first)})`);
      expect(segments).toHaveLength(3);
      expect(new Arguments(segments[1]?.arguments ?? [], none).text('title')).toBe(first);
      const given = new Arguments(segments[2]?.arguments ?? [], none);
      expect([given.text('a', 0), given.text('b', 1)]).toEqual([second, first]);
    }),
  );
});

it('leaves texts in quotes out of what is logged', () => {
  expect(withoutValues("/_api/web/siteusers/getByEmail('a@b')/x('it''s')")).toBe(
    "/_api/web/siteusers/getByEmail('…')/x('…')",
  );
  expect(withoutValues('/_api/web/getByTitle(%27Private%27)')).toBe("/_api/web/getByTitle('…')");
});
