import { personalHealthBudgets, savedViews } from '@phb/schemas';
import type { SavedView, SiteUserId, Stored } from '@phb/schemas';
import type { Data } from '../../part/data.js';
import { readDefinition, writeDefinition } from './definition.js';
import type { Arrangement, ReadDefinition } from './definition.js';

/** A view that was saved, as this person has it. */
export interface KeptView {
  readonly row: Stored<SavedView>;
  readonly name: string;
  /** For everybody; otherwise it is this person's own. */
  readonly isShared: boolean;
  readonly opensFirst: boolean;
  /** Undefined if somebody changed its definition by hand and it does not read. */
  readonly read: ReadDefinition | undefined;
}

export interface KeptViews {
  /** Who asks, so that what they save is theirs. */
  readonly me: SiteUserId;
  readonly views: readonly KeptView[];
  /** The columns that this person last chose, if they have no view that opens first. */
  readonly columns: KeptView | undefined;
  readonly maySave: boolean;
  /** Rows of the list that do not read as declared. */
  readonly unreadable: number;
}

/** The list that these views are about, by the last part of its address. */
const { path } = personalHealthBudgets;

/** This person's views and the shared ones. Others' own views stay with them. @throws ConnectorError, NotFoundError before the site is set up again */
export async function readViews(data: Data, known: ReadonlySet<string>): Promise<KeptViews> {
  const [page, me, permissions] = await Promise.all([
    data.list(savedViews).all(),
    data.me(),
    data.permissions(savedViews),
  ]);
  const kept = page.rows
    .filter((row) => row.list === path && (row.owner === null || row.owner === me.id))
    .map((row) => ({
      row,
      name: row.name,
      isShared: row.owner === null,
      opensFirst: row.isDefault,
      read: readDefinition(row.definition, known),
    }));
  return {
    me: me.id,
    views: kept
      .filter(({ row }) => row.kind === 'View')
      .sort((a, b) => Number(a.isShared) - Number(b.isShared) || a.name.localeCompare(b.name, 'en-GB')),
    columns: kept.find(({ row, isShared }) => row.kind === 'Columns' && !isShared),
    maySave: permissions.add && permissions.edit,
    unreadable: page.unreadable.length,
  };
}

/** The view that the register opens with: the person's own choice before the team's. */
export function opensFirst({ views }: KeptViews): KeptView | undefined {
  return (
    views.find((view) => view.opensFirst && !view.isShared) ?? views.find((view) => view.opensFirst && view.isShared)
  );
}

/** Why a name cannot be given, in a sentence; undefined if it can. A view does not stand in the way of its own name. */
export function nameProblem(name: string, shared: boolean, kept: KeptViews, itself?: KeptView): string | undefined {
  const { maxLength } = savedViews.columns.name;
  const wanted = name.trim();
  if (wanted === '') return 'Enter a name for the view.';
  if (wanted.length > maxLength) return `The name may have at most ${maxLength} characters.`;
  const taken = kept.views.some(
    (view) => view !== itself && view.isShared === shared && view.name.toLowerCase() === wanted.toLowerCase(),
  );
  return taken
    ? `There is a view “${wanted}” already. Choose another name, or save your changes to that one.`
    : undefined;
}

/** Saves the arrangement under a name. */
export async function saveView(
  data: Data,
  kept: KeptViews,
  view: { readonly name: string; readonly shared: boolean; readonly arrangement: Arrangement },
): Promise<void> {
  await data.list(savedViews).add({
    list: path,
    kind: 'View',
    name: view.name.trim(),
    owner: view.shared ? null : kept.me,
    isDefault: false,
    definition: writeDefinition(view.arrangement),
  });
}

export async function changeView(
  data: Data,
  { row }: KeptView,
  changes: { readonly name?: string; readonly arrangement?: Arrangement },
): Promise<void> {
  await data.list(savedViews).update(row, {
    ...(changes.name === undefined ? {} : { name: changes.name.trim() }),
    ...(changes.arrangement === undefined ? {} : { definition: writeDefinition(changes.arrangement) }),
  });
}

/** Makes a view the one that opens first, or no longer. The others of the same kind stop being it before. */
export async function setOpensFirst(data: Data, kept: KeptViews, view: KeptView, first: boolean): Promise<void> {
  const list = data.list(savedViews);
  for (const other of kept.views) {
    if (other !== view && other.isShared === view.isShared && other.opensFirst) {
      await list.update(other.row, { isDefault: false });
    }
  }
  await list.update(view.row, { isDefault: first });
}

/** Moves a view to the recycle bin of the site. */
export async function removeView(data: Data, view: KeptView): Promise<void> {
  await data.list(savedViews).recycle(view.row);
}

/** Keeps the columns that a person chose, for the next time that they open the register. */
export async function keepColumns(data: Data, kept: KeptViews, arrangement: Arrangement): Promise<void> {
  const list = data.list(savedViews);
  const definition = writeDefinition(arrangement);
  if (kept.columns === undefined) {
    await list.add({ list: path, kind: 'Columns', name: 'Columns', owner: kept.me, isDefault: false, definition });
    return;
  }
  await list.update(kept.columns.row, { definition });
}
