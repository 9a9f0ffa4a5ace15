import {
  columnsOf,
  internalName,
  z,
  type ItemId,
  type ListDeclaration,
  type RowOf,
  type SiteUserId,
} from '@phb/schemas';
import { SPQueryable } from '@pnp/sp/spqueryable.js';
import { Temporal } from 'temporal-polyfill';
import { expecting } from '../errors/expecting.js';
import { NotFoundError } from '../errors/kinds.js';
import type { ListContext } from './context.js';
import { getMany, partJson } from './getMany.js';
import { sameValue } from './same.js';
import type { RowHistory, RowVersion, VersionChange } from './types.js';

/** Rows to a request: with fifty versions each of fifty columns, an answer of about a megabyte. */
const rowsAtOnce = 20;
/** As many as a list of ours keeps, so that one page is nearly always all. */
const pageSize = 50;
/** SharePoint counts a major version as 512: the save that added the row. */
const firstVersion = 512;

const who = z.nullable(z.object({ LookupId: z.int(), LookupValue: z.string() }));
const system = z.object({ VersionId: z.int(), VersionLabel: z.string(), Created: z.string(), Editor: who });
const collection = z.object({ value: z.array(z.record(z.string(), z.unknown())) });
type WireVersion = Readonly<Record<string, unknown>> & z.infer<typeof system>;

function versionsUrl<L extends ListDeclaration>({ items, list }: ListContext<L>, id: ItemId, skip: number): string {
  const request = SPQueryable(items().getById(id), 'versions');
  const columns = columnsOf(list).map(([name]) => internalName(name));
  request.query.set('$select', [...Object.keys(system.shape), ...columns].join(','));
  request.query.set('$top', String(pageSize));
  if (skip > 0) request.query.set('$skip', String(skip));
  return request.toRequestUrl();
}

/** Values of versions are written as those of items, but for persons, which come with their name. */
function wireValue(kind: string, value: unknown): unknown {
  return kind === 'person' ? expecting('a person in a version', () => z.nullish(who).parse(value))?.LookupId : value;
}

function readValues<L extends ListDeclaration>(context: ListContext<L>, wire: WireVersion): Partial<RowOf<L>> {
  const values: Record<string, unknown> = {};
  for (const [name, column] of columnsOf(context.list)) {
    const value = wireValue(column.kind, wire[internalName(name)]);
    const codec = context.columns.get(name);
    const isBlank = value === null || value === undefined || value === '';
    // A column that must be filled today may have been empty then: that is history, not a fault.
    if (isBlank) values[name] = column.kind === 'yesNo' ? false : column.kind === 'multiChoice' ? [] : null;
    else {
      const read = codec?.read(value);
      if (read !== undefined && 'value' in read) values[name] = read.value;
    }
  }
  // Each value was read by the codec of its own column.
  return values as unknown as Partial<RowOf<L>>;
}

function changesBetween<L extends ListDeclaration>(
  context: ListContext<L>,
  [older, before]: readonly [WireVersion, Partial<RowOf<L>>],
  [newer, after]: readonly [WireVersion, Partial<RowOf<L>>],
): readonly VersionChange[] {
  return columnsOf(context.list).flatMap(([name, { kind }]): readonly VersionChange[] => {
    const [was, is] = [older, newer].map((wire) => wireValue(kind, wire[internalName(name)]));
    if (sameValue(was, is)) return [];
    return [{ column: name, before: Reflect.get(before, name), after: Reflect.get(after, name) }];
  });
}

/** What the versions of one row, newest first, say. */
function historyOf<L extends ListDeclaration>(
  context: ListContext<L>,
  wires: readonly WireVersion[],
): readonly RowVersion<L>[] {
  const read = wires.map((wire) => [wire, readValues(context, wire)] as const);
  return read.map((newer, index): RowVersion<L> => {
    const [wire, values] = newer;
    const older = read[index + 1];
    const oldest = wire.VersionId === firstVersion ? 'added' : 'oldest';
    return {
      label: wire.VersionLabel,
      savedAt: Temporal.Instant.from(wire.Created),
      savedBy: wire.Editor?.LookupValue ?? '',
      savedById: wire.Editor?.LookupId as SiteUserId | undefined,
      values,
      kind: older === undefined ? oldest : 'changed',
      changes: older === undefined ? [] : changesBetween(context, older, newer),
    };
  });
}

interface Reading {
  readonly id: ItemId;
  readonly wires: WireVersion[];
  isWhole: boolean;
}

/** Puts a page to what was read before. A service that knows no $skip sends the same again: then all has come. */
function take(reading: Reading, page: readonly WireVersion[]): void {
  const known = new Set(reading.wires.map(({ VersionId }) => VersionId));
  const fresh = page.filter(({ VersionId }) => !known.has(VersionId));
  reading.wires.push(...fresh);
  reading.isWhole = fresh.length < pageSize;
}

/** See {@link ListConnector.versions}. */
export async function* readVersions<L extends ListDeclaration>(
  context: ListContext<L>,
  rows: readonly { readonly id: ItemId }[],
  signal?: AbortSignal,
): AsyncGenerator<RowHistory<L>> {
  const { site, list } = context;
  for (let at = 0; at < rows.length; at += rowsAtOnce) {
    const readings = rows.slice(at, at + rowsAtOnce).map(({ id }): Reading => ({ id, wires: [], isWhole: false }));
    for (let left = readings; left.length > 0; left = left.filter(({ isWhole }) => !isWhole)) {
      const urls = left.map(({ id, wires }) => versionsUrl(context, id, wires.length));
      const answers = await getMany(site, urls, { light: true, signal });
      left.forEach((reading, index) => {
        try {
          const json = partJson(site, urls[index] ?? '', answers[index]);
          take(
            reading,
            expecting(list.title, () => readWire(json)),
          );
        } catch (error) {
          if (!(error instanceof NotFoundError)) throw error;
          reading.isWhole = true;
        }
      });
    }
    for (const { id, wires } of readings) yield { id, versions: historyOf(context, wires) };
  }
}

function readWire(json: unknown): readonly WireVersion[] {
  return collection.parse(json).value.map((version) => ({ ...version, ...system.parse(version) }));
}
