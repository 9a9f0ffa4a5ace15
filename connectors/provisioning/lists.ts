import { columnsOf, z } from '@phb/schemas';
import { NotFoundError } from '../errors/kinds.js';
import { expecting } from '../errors/expecting.js';
import type { ListWork } from './work.js';

/** SharePoint's templates of a plain list and of a document library. */
const genericList = 100;
const documentLibrary = 101;
const versionsKept = 50;

const settings = z.object({
  Title: z.string(),
  Description: z.nullable(z.string()),
  EnableVersioning: z.boolean(),
  MajorVersionLimit: z.number(),
  NoCrawl: z.boolean(),
});
type Settings = z.infer<typeof settings>;

async function readSettings({ list, sharePointList }: ListWork): Promise<Settings | undefined> {
  try {
    const answer: unknown = await sharePointList().select(...Object.keys(settings.shape))();
    return expecting(list.title, () => settings.parse(answer));
  } catch (error) {
    if (error instanceof NotFoundError) return undefined;
    throw error;
  }
}

/**
 * Makes the list if the site has none at its address, and the settings that a record needs.
 * @returns whether the list is there now; only a preview leaves it missing
 */
export async function ensureList(work: ListWork): Promise<boolean> {
  const { list, site } = work;
  let existing = await readSettings(work);
  const isNew = existing === undefined;
  if (existing === undefined && work.preview) {
    work.did(`created the list, with ${columnsOf(list).length} columns.`);
    return false;
  }
  if (existing === undefined) {
    // SharePoint makes the address from the first title. The real title follows, so that the address stays short.
    await site.sp.web.lists.add(list.path, list.description, list.library ? documentLibrary : genericList);
    existing = await readSettings(work);
  }
  if (existing === undefined) throw new TypeError(`${list.title}: the list that was just made is not at ${list.path}`);
  // Until it has its title, the list was begun and not ended.
  const isBegun = existing.Title === list.path && list.path !== list.title;
  const isPersonal = columnsOf(list).some(([, column]) => column.personal);
  const wanted: Record<string, unknown> = {
    ...(isBegun || isNew
      ? {
          Title: list.title,
          // Nothing hangs on a file, and SharePoint refuses to be asked.
          ...(list.library ? {} : { EnableAttachments: list.attachments ?? false }),
          EnableFolderCreation: false,
        }
      : {}),
    ...(existing.Description === list.description ? {} : { Description: list.description }),
    ...(existing.EnableVersioning ? {} : { EnableVersioning: true }),
    ...(existing.EnableVersioning && existing.MajorVersionLimit >= versionsKept
      ? {}
      : { MajorVersionLimit: versionsKept }),
    ...(!isPersonal || existing.NoCrawl ? {} : { NoCrawl: true }),
  };
  if (Object.keys(wanted).length > 0) await work.sharePointList().update(wanted);
  if (isNew || isBegun) work.did(isNew ? 'created the list.' : 'finished the list that was begun.');
  else if (Object.keys(wanted).length > 0) work.did(`set ${Object.keys(wanted).join(', ')}.`);
  if (!isNew && !isBegun && existing.Title !== list.title) {
    work.warn(`the list is called “${existing.Title}” in this site. Its title was left.`);
  }
  return true;
}
