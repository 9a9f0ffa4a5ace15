import { SharePointError } from '../errors/errors.js';
import type { Service } from '../service-state.js';
import { decodeText } from './query.js';

/**
 * The service address of a file's own address, as a link or an image on a page has it:
 * `/sites/dev/Lists/Tasks/Attachments/1/plan.pdf`. Undefined for what does not lie in a list or library, and for pages:
 * SharePoint renders those, and this service has none.
 */
export function fileTarget(service: Service, method: string | undefined, address: string): string | undefined {
  if (method !== 'GET' && method !== 'HEAD') return undefined;
  const path = decoded(address.split('?', 1)[0] ?? '');
  if (path === undefined || !/\.[^./]+$/.test(path) || /\.aspx$/i.test(path)) return undefined;
  const web = service.webs.holding(path);
  const list = web === undefined ? undefined : service.lists.holding(web, path);
  if (web === undefined || list === undefined) return undefined;
  const root = web.path === '/' ? '' : encodeURI(web.path);
  const quoted = encodeURIComponent(path.replaceAll("'", "''")).replaceAll("'", '%27');
  return `${root}/_api/web/getFileByServerRelativePath(decodedurl='${quoted}')/$value`;
}

/** The path as people write it; undefined if it is not well formed, and so no file's. */
function decoded(path: string): string | undefined {
  try {
    return decodeText(path);
  } catch (error) {
    if (error instanceof SharePointError) return undefined;
    throw error;
  }
}
