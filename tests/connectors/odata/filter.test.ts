import { asksPersonal, odataFilter } from '../../../connectors/odata/filter.js';
import { isPersonal, queryOptions } from '../../../connectors/odata/query.js';
import {
  calendarDate,
  choice,
  defineList,
  listCodec,
  money,
  number,
  people,
  reference,
  text,
  yesNo,
  type AnyCondition,
} from '@phb/schemas';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { passes, type WireRow } from './evaluate.js';

const list = defineList({
  title: 'Things',
  path: 'Things',
  site: 'register',
  description: '',
  columns: {
    ref: reference('T'),
    name: text({ label: 'Name', indexed: true }),
    colour: choice(['Red', 'Blue ‘n’ green', "It's"], { label: 'Colour', indexed: true }),
    size: number({ label: 'Size', indexed: true, decimals: 3 }),
    price: money({ label: 'Price', indexed: true }),
    due: calendarDate({ label: 'Due', indexed: true }),
    old: yesNo({ label: 'Old', indexed: true }),
  },
  views: {},
});
const codec = listCodec(list, 'Europe/London');
const filterOf = (condition: AnyCondition): string => odataFilter(list, codec, condition);

const epoch = Temporal.PlainDate.from('2000-01-01');
const names = fc.oneof(
  fc.string({ minLength: 1, maxLength: 4, unit: 'binary' }),
  fc.constantFrom("'", "''", "a'b", ' or ', 'ID eq 1', "x' or '1' eq '1"),
);
const days = fc.integer({ min: 0, max: 12_000 }).map((offset) => epoch.add({ days: offset }));
const pence = fc.integer({ min: -1_000_000, max: 1_000_000_000 });
const sizes = fc.integer({ min: -1e9, max: 1e9 }).map((thousandths) => thousandths / 1000);
/** Minutes from midnight; less than half of the shortest day. */
const drifts = fc.integer({ min: -600, max: 600 });
const colours = fc.constantFrom('Red', 'Blue ‘n’ green', "It's");
const orders = fc.constantFrom(
  'eq' as const,
  'ne' as const,
  'lt' as const,
  'le' as const,
  'gt' as const,
  'ge' as const,
);
const sameness = fc.constantFrom('eq' as const, 'ne' as const);

const comparison: fc.Arbitrary<AnyCondition> = fc.oneof(
  fc.record({ column: fc.constant('name'), is: sameness, value: fc.option(names) }),
  fc.record({ column: fc.constant('name'), is: fc.constant('startsWith' as const), value: names }),
  fc.record({ column: fc.constant('name'), is: fc.constant('in' as const), value: fc.array(names, { maxLength: 4 }) }),
  fc.record({ column: fc.constant('colour'), is: sameness, value: fc.option(colours) }),
  fc.record({
    column: fc.constant('colour'),
    is: fc.constant('in' as const),
    value: fc.array(colours, { maxLength: 3 }),
  }),
  fc.record({ column: fc.constant('size'), is: orders, value: sizes }),
  fc.record({ column: fc.constant('price'), is: orders, value: pence }),
  fc.record({ column: fc.constant('due'), is: orders, value: days }),
  fc.record({ column: fc.constant('due'), is: fc.constant('in' as const), value: fc.array(days, { maxLength: 3 }) }),
  fc.record({ column: fc.constant('due'), is: sameness, value: fc.constant(null) }),
  fc.record({ column: fc.constant('old'), is: sameness, value: fc.boolean() }),
  fc.tuple(fc.nat(100), fc.nat(100)).map(([from, to]) => ({ ids: { from, to } })),
);
const { condition } = fc.letrec<{ condition: AnyCondition; all: AnyCondition; any: AnyCondition }>((tie) => ({
  condition: fc.oneof({ depthSize: 'small' }, comparison, tie('all'), tie('any')),
  all: fc.array(tie('condition'), { maxLength: 3 }).map((all) => ({ all })),
  any: fc.array(tie('condition'), { maxLength: 3 }).map((any) => ({ any })),
}));

interface Thing {
  readonly ID: number;
  readonly name: string | null;
  readonly colour: string | null;
  readonly size: number | null;
  readonly price: number | null;
  readonly due: Temporal.PlainDate | null;
  /** How far from midnight another tool wrote it, in minutes. */
  readonly drift: number;
  readonly old: boolean | null;
}
const thing: fc.Arbitrary<Thing> = fc.record({
  ID: fc.integer({ min: 1, max: 100 }),
  name: fc.option(names),
  colour: fc.option(colours),
  size: fc.option(sizes),
  price: fc.option(pence),
  due: fc.option(days),
  drift: drifts,
  old: fc.option(fc.boolean()),
});

function onWire({ ID, name, colour, size, price, due, drift, old }: Thing): WireRow {
  const midnight = due?.toZonedDateTime('Europe/London').toInstant();
  return {
    ID,
    Name: name,
    Colour: colour,
    Size: size,
    Price: price === null ? null : price / 100,
    Due: midnight?.add({ minutes: drift }).toString({ smallestUnit: 'second' }) ?? null,
    Old: old,
  };
}

/** What a condition means, said in code. */
function holds(row: Thing, asked: AnyCondition): boolean {
  if ('ids' in asked) return row.ID >= asked.ids.from && row.ID < asked.ids.to;
  if ('all' in asked) return asked.all.every((part) => holds(row, part));
  if ('any' in asked) return asked.any.some((part) => holds(row, part));
  const { column, is, value } = asked;
  const held: unknown = column === 'old' ? (row.old ?? false) : Reflect.get(row, column);
  const order = (left: unknown, right: unknown): number =>
    left instanceof Temporal.PlainDate && right instanceof Temporal.PlainDate
      ? Temporal.PlainDate.compare(left, right)
      : (left as number) < (right as number)
        ? -1
        : (left as number) > (right as number)
          ? 1
          : 0;
  if (Array.isArray(value)) return held !== null && value.some((one) => order(held, one) === 0);
  if (value === null) return (held === null) === (is === 'eq');
  if (held === null) return is === 'ne' && column !== 'due';
  switch (is) {
    case 'eq':
      return order(held, value) === 0;
    case 'ne':
      return order(held, value) !== 0;
    case 'lt':
      return order(held, value) < 0;
    case 'le':
      return order(held, value) <= 0;
    case 'gt':
      return order(held, value) > 0;
    case 'ge':
      return order(held, value) >= 0;
    case 'startsWith':
      return typeof held === 'string' && typeof value === 'string' && held.startsWith(value);
    case 'in':
      return false;
  }
}

describe('the filter builder', () => {
  it('writes a filter that lets exactly the rows pass that the condition means, whatever the texts', () => {
    fc.assert(
      fc.property(condition, thing, (asked, row) => {
        expect(passes(filterOf(asked), onWire(row))).toBe(holds(row, asked));
      }),
      { numRuns: 3000 },
    );
  });

  it('finds a date by the day that its row reads as', () => {
    fc.assert(
      fc.property(days, days, drifts, (asked, written, drift) => {
        const row = onWire({
          ID: 1,
          name: null,
          colour: null,
          size: null,
          price: null,
          due: written,
          drift,
          old: null,
        });
        const read = codec.read({
          Id: 1,
          Title: 'T-2222-2222',
          Modified: '2020-01-01T00:00:00Z',
          'odata.etag': 'x',
          ...row,
        });
        expect(read).toMatchObject({ ok: true, row: { due: written } });
        expect(passes(filterOf({ column: 'due', is: 'eq', value: asked }), row)).toBe(asked.equals(written));
      }),
    );
  });

  it('puts id windows first, however deep they were given', () => {
    const filter = filterOf({
      all: [
        { column: 'colour', is: 'in', value: ['Red', "It's"] },
        { all: [{ column: 'name', is: 'startsWith', value: "O'" }, { ids: { from: 1, to: 5001 } }] },
      ],
    });
    expect(filter).toBe(
      "((ID ge 1 and ID lt 5001) and (Colour eq 'Red' or Colour eq 'It''s') and startswith(Name,'O''')" + ')',
    );
  });

  it('writes numbers without exponents', () => {
    expect(filterOf({ column: 'size', is: 'eq', value: 1e21 })).toBe('Size eq 1000000000000000000000');
    expect(filterOf({ column: 'size', is: 'eq', value: 1e-7 })).toMatch(/^Size eq 0\.0000001(0*\d*)?$/);
  });

  it('refuses what SharePoint cannot be asked', () => {
    const many = Array.from({ length: 61 }, (_, index) => String(index));
    expect(() => filterOf({ column: 'name', is: 'in', value: many })).toThrow(TypeError);
    expect(() => filterOf({ column: 'name', is: 'startsWith', value: '' })).toThrow(TypeError);
    expect(() => filterOf({ column: 'size', is: 'lt', value: null })).toThrow(TypeError);
    expect(() => filterOf({ column: 'nothing', is: 'eq', value: 1 })).toThrow(TypeError);
    expect(() => filterOf({ ids: { from: 0.5, to: 2 } })).toThrow(TypeError);
    expect(() => queryOptions(list, codec, { pageSize: 5001 })).toThrow(TypeError);
  });
});

describe('what identifies a person', () => {
  it('is known from the condition and from the order', () => {
    const named: AnyCondition = { column: 'familyName', is: 'startsWith', value: 'D' };
    expect(asksPersonal(people, { all: [{ ids: { from: 1, to: 2 } }, { any: [named] }] })).toBe(true);
    expect(asksPersonal(people, { column: 'council', is: 'eq', value: 'Dorset Council' })).toBe(false);
    expect(isPersonal(people, { orderBy: { column: 'familyName' } })).toBe(true);
    expect(isPersonal(people, { orderBy: { column: 'id' } })).toBe(false);
  });
});
