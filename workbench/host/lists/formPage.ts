import * as z from 'zod/mini';
import type { FormKind, FormPageBoot, PageBoot } from '../browser/sharepoint/boot.js';
import { extensionManifest } from '../bundle.js';
import type { ListAddress } from './address.js';
import { listAt } from './ask.js';
import type { Ask } from './ask.js';

const emptyGuid = '00000000-0000-0000-0000-000000000000';

const listAnswer = z.object({ Id: z.string(), Title: z.string(), DefaultViewUrl: z.string() });
const itemAnswer = z.object({ ContentTypeId: z.string() });
const typesAnswer = z.object({
  value: z.array(z.looseObject({ StringId: z.string(), Name: z.string() })),
});

/** What a form page shows: a form customizer, or, where the content type names none, SharePoint's own form. */
export interface FormFacts {
  readonly title: string;
  readonly source: string;
  readonly boot: FormPageBoot | undefined;
}

type FormAddress = Extract<ListAddress, { kind: 'form' }>;

/** Finds out what stands behind a form, as SharePoint does: the item's content type, or the list's first, names it. */
export async function formFacts(
  ask: Ask,
  address: FormAddress,
  url: URL,
  page: PageBoot,
  settings: { readonly bundleFolder: string; readonly today: string },
): Promise<FormFacts> {
  const list = listAt(address.list);
  const facts = listAnswer.parse(await ask(`${list}?$select=Id,Title,DefaultViewUrl`));
  const types = typesAnswer.parse(await ask(`${list}/contenttypes`)).value;
  const typeId =
    address.itemId === undefined
      ? undefined
      : itemAnswer.parse(await ask(`${list}/items(${address.itemId})?$select=ContentTypeId`)).ContentTypeId;
  const type = types.find(({ StringId }) => StringId === typeId) ?? types.find((each) => !isFolder(each.StringId));
  const source = ownAddress(url.searchParams.get('Source')) ?? facts.DefaultViewUrl;
  const { title, component } = { title: facts.Title, component: componentOf(type, address.form) };
  if (type === undefined || component === undefined) return { title, source, boot: undefined };
  const boot: FormPageBoot = {
    ...page,
    form: address.form,
    list: { id: facts.Id, title, path: address.list },
    contentType: { id: type.StringId, name: type.Name },
    itemId: address.itemId,
    manifest: await extensionManifest(settings.bundleFolder, component),
    // The workbench's day is pinned, as a training site's is, so the form is told of it.
    propertiesJson: JSON.stringify({ showAsAt: settings.today }),
    source,
  };
  return { title, source, boot };
}

function isFolder(typeId: string): boolean {
  return typeId.toUpperCase().startsWith('0X0120');
}

function componentOf(type: Readonly<Record<string, unknown>> | undefined, form: FormKind): string | undefined {
  const id = type?.[`${form}FormClientSideComponentId`];
  return typeof id !== 'string' || id === '' || id === emptyGuid ? undefined : id.toLowerCase();
}

/** Only addresses of this workbench: a form cannot send the browser elsewhere. */
function ownAddress(text: string | null): string | undefined {
  return text !== null && /^\/(?![/\\])/.test(text) ? text : undefined;
}
