import { SharePointError } from '../errors/errors.js';
import type { Service } from '../service-state.js';
import { decodeText, Query } from './query.js';

/**
 * The service address of a file's own address, as a link or an image on a page has it:
 * `/sites/dev/Lists/Tasks/Attachments/1/plan.pdf`. Undefined for what does not lie in a list or library, and for pages:
 * SharePoint renders those, and this service has none.
 */
export function fileTarget(service: Service, method: string | undefined, address: string): string | undefined {
  if (method !== 'GET' && method !== 'HEAD') return undefined;
  const mark = address.indexOf('?');
  const path = wellFormed(() => decodeText(mark < 0 ? address : address.slice(0, mark)));
  if (path === undefined) return undefined;
  if (downloadPage.test(path)) {
    const source = wellFormed(() => new Query(mark < 0 ? '' : address.slice(mark + 1)).get('SourceUrl'));
    return source === undefined ? undefined : addressOf(service, source.replace(/^https?:\/\/[^/]+/i, ''));
  }
  return !/\.[^./]+$/.test(path) || /\.aspx$/i.test(path) ? undefined : addressOf(service, path);
}

/** The page that sends the file whose address it is given: `…/_layouts/15/download.aspx?SourceUrl=…`. */
const downloadPage = /\/_layouts\/15\/download\.aspx$/i;

function addressOf(service: Service, path: string): string | undefined {
  const web = service.webs.holding(path);
  const list = web === undefined ? undefined : service.lists.holding(web, path);
  if (web === undefined || list === undefined) return undefined;
  const root = web.path === '/' ? '' : encodeURI(web.path);
  const quoted = encodeURIComponent(path.replaceAll("'", "''")).replaceAll("'", '%27');
  return `${root}/_api/web/getFileByServerRelativePath(decodedurl='${quoted}')/$value`;
}

/** What is read from an address; undefined if that is not well formed, and so no file's. */
function wellFormed(read: () => string | undefined): string | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof SharePointError) return undefined;
    throw error;
  }
}
