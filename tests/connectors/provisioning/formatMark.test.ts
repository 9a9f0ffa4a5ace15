import { columnsOf, lists } from '@phb/schemas';
import { columnFormat, quietRows } from '../../../connectors/provisioning/columnFormat.js';
import { mayReplace } from '../../../connectors/provisioning/formatMark.js';

const formats = [
  ...new Set(lists.flatMap((list) => columnsOf(list).flatMap(([, column]) => columnFormat(column, list) ?? []))),
];
const rows = quietRows({ column: 'status', words: ['Closed', 'Refused'] });

/** The format as it was before formats were marked. */
function withoutMark(format: string): string {
  const mark = /,"attributes":\{"class":\{"operator":"\?","operands":\[\{[^}]*\},"",""\]\}\}(?=\}$)/;
  return format.replace(mark, '');
}

it('knows every format of the lists as ours, also written with other blanks', () => {
  expect(formats.length).toBeGreaterThan(5);
  for (const format of [...formats, rows]) {
    expect(mayReplace(format, 'something newer')).toBe(true);
    expect(mayReplace(JSON.stringify(JSON.parse(format), null, 2), 'something newer')).toBe(true);
  }
});

it('knows none of them as ours once any word or number of it is another', () => {
  for (const format of [...formats, rows]) {
    for (const { 0: value, index } of format.matchAll(/"[^"]+"|\d+/g)) {
      const changed = value.startsWith('"') ? `"x${value.slice(1)}` : `${value}1`;
      const other = format.slice(0, index) + changed + format.slice(index + value.length);
      expect([value, mayReplace(other, 'something newer')]).toEqual([value, false]);
    }
  }
});

it('knows ours from before there were marks', () => {
  const plain = formats.map((format) => [withoutMark(format), format] as const).filter(([old, now]) => old !== now);
  expect(plain.length).toBeGreaterThan(2);
  for (const [old, now] of plain) expect(mayReplace(old, now)).toBe(true);
});

it.each([['{"elmType":"div","txtContent":"@currentField"}'], ['{'], ['"text"'], ['[]'], ['{"attributes":7}']])(
  'leaves %s',
  (theirs) => expect(mayReplace(theirs, rows)).toBe(false),
);

it.each([[''], [null], [undefined]])('puts ours where there is none (%p)', (nothing) =>
  expect(mayReplace(nothing, rows)).toBe(true),
);
