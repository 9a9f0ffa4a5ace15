import { siteKeys, sites } from '../pages.js';
import type { SiteKey } from '../pages.js';
import type { FormKind } from '../browser/sharepoint/boot.js';

/** A page of a native list, as its address says it. */
export type ListAddress =
  | { readonly kind: 'contents'; readonly site: SiteKey }
  | { readonly kind: 'list'; readonly site: SiteKey; readonly list: string; readonly view: string | undefined }
  | {
      readonly kind: 'form';
      readonly site: SiteKey;
      readonly list: string;
      readonly form: FormKind;
      readonly itemId: number | undefined;
    };

const forms: Readonly<Record<string, FormKind>> = {
  'newform.aspx': 'New',
  'editform.aspx': 'Edit',
  'dispform.aspx': 'Display',
};

/** Where a site shows all of its lists. */
export function contentsPath(site: SiteKey): string {
  return `${sites[site].path}/_layouts/15/viewlsts.aspx`;
}

/** Reads the address of a page of a native list: the list itself, one of its views, one of its three forms. */
export function listAddress(url: URL): ListAddress | undefined {
  const path = decodeURIComponent(url.pathname);
  for (const site of siteKeys) {
    if (path.toLowerCase() === contentsPath(site).toLowerCase()) return { kind: 'contents', site };
    const base = `${sites[site].path}/Lists/`;
    if (!path.toLowerCase().startsWith(base.toLowerCase())) continue;
    const [name, page = '', ...rest] = path.slice(base.length).split('/');
    if (name === undefined || name === '' || rest.length > 0) return undefined;
    const list = base + name;
    const form = forms[page.toLowerCase()];
    if (form !== undefined) return { kind: 'form', site, list, form, itemId: itemId(url) };
    if (page !== '' && !/\.aspx$/i.test(page)) return undefined;
    return { kind: 'list', site, list, view: page === '' ? undefined : `${list}/${page}` };
  }
  return undefined;
}

function itemId(url: URL): number | undefined {
  const found = [...url.searchParams].find(([name]) => name.toLowerCase() === 'id')?.[1] ?? '';
  return /^[1-9]\d{0,9}$/.test(found) ? Number(found) : undefined;
}
