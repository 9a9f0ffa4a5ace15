import { contextInfoResource } from '../contextinfo/contextinfo.js';
import { unknownResource } from '../errors/errors.js';
import { reputationRoots } from '../comments/comments.js';
import { moveCopyRoots } from '../files/move-copy.js';
import { documentLibraryRoots } from '../lists/document-libraries.js';
import { navigationServiceResource } from '../navigation/menu-state.js';
import { relatedItemRoots } from '../related-items/related-items.js';
import { siteScriptRoots } from '../site-scripts/site-script-utility.js';
import { siteRoots } from '../sites/site-roots.js';
import { utilityRoots } from '../utilities/utilities.js';
import { refuseUnsupportedRoot } from './unsupported.js';
import { listsStep } from '../lists/lists-resource.js';
import { siteResource } from '../sites/site-resource.js';
import { webResource } from '../webs/web-resource.js';
import { Arguments } from './arguments.js';
import type { Call, Reply } from './call.js';
import type { Segment } from './path.js';
import { parsePath } from './path.js';
import type { Resource } from './resource.js';

/** What stands directly behind `_api/`, in lower case. */
const roots: Readonly<Record<string, (call: Call, segment: Segment) => Resource>> = {
  web: webResource,
  site: siteResource,
  contextinfo: contextInfoResource,
  navigation: navigationServiceResource,
  ...moveCopyRoots,
  ...reputationRoots,
  ...documentLibraryRoots,
  ...relatedItemRoots,
  ...siteRoots,
  ...siteScriptRoots,
  ...utilityRoots,
  lists: (call, segment) => listsStep(call, undefined, new Arguments(segment.arguments, call.query)),
};

/**
 * Follows a path from the service root and answers what it leads to.
 *
 * @throws SharePointError (404) at the first step that leads nowhere
 */
export function route(call: Call, segments: readonly Segment[]): Reply {
  return find(call, segments).answer();
}

function find(call: Call, segments: readonly Segment[]): Resource {
  const [first, ...rest] = segments;
  const name = first?.name.toLowerCase() ?? '';
  const root = Object.hasOwn(roots, name) ? roots[name] : undefined;
  if (first === undefined || root === undefined) {
    refuseUnsupportedRoot(name);
    throw unknownResource(first?.name ?? '_api');
  }
  let resource = root(call, first);
  for (const segment of rest) resource = followed(resource.step(segment));
  return resource;
}

function followed(resource: Resource): Resource {
  if (resource.elsewhere === undefined) return resource;
  return find(resource.elsewhere.call, parsePath(resource.elsewhere.path));
}
