import { z } from '@phb/schemas';
import '@pnp/sp/content-types/list.js';
import { expecting } from '../errors/expecting.js';
import type { ListWork } from './work.js';

/** The form customizer in the product's package: the id in its manifest. */
const listFormComponent = 'b2d7f0c4-51a8-4e0e-9a37-0c6f6d1e8b52';

/** The properties of a content type that name what stands behind its three native forms. */
const formProperties = [
  'NewFormClientSideComponentId',
  'EditFormClientSideComponentId',
  'DisplayFormClientSideComponentId',
] as const;

const componentId = z.optional(z.nullable(z.string()));
const contentType = z.object({
  StringId: z.string(),
  NewFormClientSideComponentId: componentId,
  EditFormClientSideComponentId: componentId,
  DisplayFormClientSideComponentId: componentId,
});

/** Folders have a form of their own, and none of our lists has folders. */
const folderType = '0x0120';
const emptyGuid = '00000000-0000-0000-0000-000000000000';

function isNone(id: string | null | undefined): boolean {
  return id === null || id === undefined || id === '' || id === emptyGuid;
}

/** Ids are written with and without braces, in either case. */
function isOurs(id: string | null | undefined): boolean {
  return id?.toLowerCase().replace(/[{}]/g, '') === listFormComponent;
}

/**
 * Puts the product's form behind New, Edit and Display of the native list. A form that somebody else's extension stands behind
 * is left as it is.
 */
export async function ensureForms(work: ListWork): Promise<void> {
  const answer: unknown = await work.sharePointList().contentTypes.select('StringId', ...formProperties)();
  const types = expecting(work.list.title, () => z.array(contentType).parse(answer));
  for (const type of types.filter(({ StringId }) => !StringId.toUpperCase().startsWith(folderType.toUpperCase()))) {
    if (formProperties.some((property) => !isNone(type[property]) && !isOurs(type[property]))) {
      work.warn('another extension stands behind a form of the list. It was left.');
    }
    const missing = formProperties.filter((property) => isNone(type[property]));
    if (missing.length === 0) continue;
    const properties = Object.fromEntries(missing.map((property) => [property, listFormComponent]));
    await work.sharePointList().contentTypes.getById(type.StringId).update(properties);
    work.did('put the product’s form behind the native forms.');
  }
}
