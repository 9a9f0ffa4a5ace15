import { internalName, z, type AnyCondition, type ListDeclaration, type View } from '@phb/schemas';
import '@pnp/sp/views/index.js';
import { camlElements, camlQuery } from '../caml/camlQuery.js';
import { expecting } from '../errors/expecting.js';
import { element, writeXml } from '../xml/element.js';
import { quietRows } from './columnFormat.js';
import { mayReplace } from './formatMark.js';
import type { ListWork } from './work.js';

const rowsAtOnce = 100;
const existingView = z.object({
  Id: z.string(),
  Title: z.string(),
  PersonalView: z.boolean(),
  CustomFormatter: z.optional(z.nullable(z.string())),
});
type ExistingView = z.infer<typeof existingView>;
const viewFields = z.object({ Items: z.array(z.string()) });

/** The fields of a view in SharePoint's names. The key is shown as the link that opens the row; in a library the file's name is. */
function fieldsOf(list: ListDeclaration, view: View): readonly string[] {
  if (list.library) return ['DocIcon', 'LinkFilename', ...view.columns.map(internalName)];
  return view.columns.map((column) => (column === 'ref' ? 'LinkTitle' : internalName(column)));
}

/** The whole view in one piece, so that it is never left half made. */
function viewXml({ list, codec }: ListWork, view: View): string {
  const fields = fieldsOf(list, view).map((name) => element('FieldRef', { Name: name }));
  return writeXml(
    element(
      'View',
      {},
      element('Query', {}, ...camlElements(list, codec, view)),
      element('ViewFields', {}, ...fields),
      element('RowLimit', { Paged: true }, String(rowsAtOnce)),
    ),
  );
}

/** What a view's condition asks about. */
function asksAbout(where: AnyCondition | undefined, column: string): boolean {
  if (where === undefined || 'ids' in where) return false;
  if ('all' in where) return where.all.some((one) => asksAbout(one, column));
  return 'any' in where ? where.any.some((one) => asksAbout(one, column)) : where.column === column;
}

/** How a view shows rows that are history; undefined where it shows no such rows, or nothing else. */
function viewFormat(list: ListDeclaration, view: View): string | undefined {
  const { quiet } = list;
  if (quiet === undefined || !view.columns.includes(quiet.column) || asksAbout(view.where, quiet.column))
    return undefined;
  return quietRows(quiet);
}

async function ensureViewFormat(work: ListWork, view: View, existing: ExistingView): Promise<boolean> {
  const format = viewFormat(work.list, view);
  if (format === undefined || existing.CustomFormatter === format || !mayReplace(existing.CustomFormatter, format))
    return false;
  await work.sharePointList().views.getById(existing.Id).update({ CustomFormatter: format });
  return true;
}

async function fieldsOfView(work: ListWork, id: string): Promise<readonly string[]> {
  const answer: unknown = await work.sharePointList().views.getById(id).fields();
  return expecting(work.list.title, () => viewFields.parse(answer)).Items;
}

async function ensureView(work: ListWork, view: View, existing: ExistingView | undefined): Promise<void> {
  const views = work.sharePointList().views;
  if (existing !== undefined && (await fieldsOfView(work, existing.Id)).length > 1) {
    // A view that people changed is theirs. One that only shows the key is one that was begun and not ended.
    if (await ensureViewFormat(work, view, existing)) work.did(`set the format of the view “${view.title}”.`);
    return;
  }
  if (existing === undefined && work.preview) {
    work.did(`added the view “${view.title}”.`);
    return;
  }
  const found = existing ?? (await addView(work, view));
  await views.getById(found.Id).setViewXml(viewXml(work, view));
  await ensureViewFormat(work, view, found);
  work.did(`${existing === undefined ? 'added' : 'finished'} the view “${view.title}”.`);
}

async function addView(work: ListWork, view: View): Promise<ExistingView> {
  const made: unknown = await work.sharePointList().views.add(view.title, false, {
    ViewQuery: camlQuery(work.list, work.codec, view),
    RowLimit: rowsAtOnce,
    Paged: true,
    ...(view.isDefault ? { DefaultView: true } : {}),
  });
  return expecting(work.list.title, () => existingView.parse(made));
}

/** SharePoint's own view of a new list shows the key alone, and it is where references lead: it shows what the first view shows, of all rows. */
function allItems(list: ListDeclaration): View | undefined {
  // That of a library shows the files already.
  if (list.library) return undefined;
  const [first] = Object.values(list.views).filter((view) => view.isDefault);
  return first === undefined ? undefined : { title: 'All Items', columns: first.columns };
}

/** Makes the native views that are missing. Views that are there are left as people arranged them. */
export async function ensureViews(work: ListWork): Promise<void> {
  const answer: unknown = await work.sharePointList().views.select(...Object.keys(existingView.shape))();
  const existing = expecting(work.list.title, () => z.array(existingView).parse(answer));
  const shared = new Map(existing.filter((view) => !view.PersonalView).map((view) => [view.Title, view]));
  for (const view of Object.values(work.list.views)) await ensureView(work, view, shared.get(view.title));
  const all = allItems(work.list);
  const theirs = all === undefined ? undefined : shared.get(all.title);
  // Where the site speaks another language, or the view was taken away, it is not missed.
  if (all !== undefined && theirs !== undefined) await ensureView(work, all, theirs);
}
