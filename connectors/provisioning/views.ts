import { internalName, z, type View } from '@phb/schemas';
import '@pnp/sp/views/index.js';
import { camlElements, camlQuery } from '../caml/camlQuery.js';
import { expecting } from '../errors/expecting.js';
import { element, writeXml } from '../xml/element.js';
import type { ListWork } from './work.js';

const rowsAtOnce = 100;
const existingView = z.object({ Id: z.string(), Title: z.string(), PersonalView: z.boolean() });
const viewFields = z.object({ Items: z.array(z.string()) });

/** The key is shown as the link that opens the row. */
const shownAs = (column: string): string => (column === 'ref' ? 'LinkTitle' : internalName(column));

/** The whole view in one piece, so that it is never left half made. */
function viewXml({ list, codec }: ListWork, view: View): string {
  const fields = view.columns.map((column) => element('FieldRef', { Name: shownAs(column) }));
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

async function ensureView(work: ListWork, view: View, id: string | undefined): Promise<void> {
  const views = work.sharePointList().views;
  let viewId = id;
  if (viewId === undefined && work.preview) {
    work.did(`added the view “${view.title}”.`);
    return;
  }
  if (viewId === undefined) {
    const made: unknown = await views.add(view.title, false, {
      ViewQuery: camlQuery(work.list, work.codec, view),
      RowLimit: rowsAtOnce,
      Paged: true,
      ...(view.isDefault ? { DefaultView: true } : {}),
    });
    viewId = expecting(work.list.title, () => existingView.parse(made)).Id;
  } else {
    const answer: unknown = await views.getById(viewId).fields();
    const { Items } = expecting(work.list.title, () => viewFields.parse(answer));
    // A view that people changed is theirs. One that only shows the key is one that was begun and not ended.
    if (Items.length > 1) return;
  }
  await views.getById(viewId).setViewXml(viewXml(work, view));
  work.did(`${id === undefined ? 'added' : 'finished'} the view “${view.title}”.`);
}

/** Makes the native views that are missing. Views that are there are left as people arranged them. */
export async function ensureViews(work: ListWork): Promise<void> {
  const answer: unknown = await work.sharePointList().views.select('Id', 'Title', 'PersonalView')();
  const existing = expecting(work.list.title, () => z.array(existingView).parse(answer));
  const shared = new Map(existing.filter((view) => !view.PersonalView).map((view) => [view.Title, view.Id]));
  for (const view of Object.values(work.list.views)) await ensureView(work, view, shared.get(view.title));
}
