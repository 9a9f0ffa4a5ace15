import type { ListDeclaration } from '@phb/schemas';
import { SPQueryable, type ISPQueryable } from '@pnp/sp/spqueryable.js';
import { listPath } from '../list/context.js';
import { literal } from '../odata/literal.js';
import type { SiteConnection } from '../session/site.js';

/** An argument of a method in an address: quotes doubled, then percent-encoded. */
const argument = (value: string): string => encodeURIComponent(literal(value));

/** Where a file of a library stands below its host: /sites/phb/CaseDocuments/PHB-7K3Q-9F2X Letter 2019-03-14.pdf. */
export function filePath(site: SiteConnection, list: ListDeclaration, name: string): string {
  return `${listPath(site, list)}/${name}`;
}

/** The file at a path, or a method of it. */
export function fileAt(site: SiteConnection, path: string, method?: string): ISPQueryable {
  const file = `getFileByServerRelativePath(decodedUrl=${argument(path)})`;
  return SPQueryable(site.sp.web, method === undefined ? file : `${file}/${method}`);
}

/** What adds a file of a name to a library; it is refused if the name is in use. */
export function filesAdd(site: SiteConnection, list: ListDeclaration, name: string): ISPQueryable {
  const folder = `getFolderByServerRelativePath(decodedUrl=${argument(listPath(site, list))})`;
  return SPQueryable(site.sp.web, `${folder}/files/AddUsingPath(decodedurl=${argument(name)},overwrite=false)`);
}

/** The address under which a browser opens a file: SharePoint shows what it can show, and downloads the rest. */
export function fileAddress(site: SiteConnection, path: string): string {
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  return `${new URL(site.webUrl).origin}${encoded}?web=1`;
}
