import { Arguments } from '../http/arguments.js';
import type { Call } from '../http/call.js';
import type { Segment } from '../http/path.js';
import type { Resource } from '../http/resource.js';
import { action } from '../http/resource.js';
import { designMethods } from './site-designs.js';
import { scriptMethods } from './site-scripts.js';

const name = 'microsoft.sharepoint.utilities.webtemplateextensions.sitescriptutility';

/** `_api/Microsoft.Sharepoint.Utilities.WebTemplateExtensions.SiteScriptUtility.<method>`, by name in lower case. */
export const siteScriptRoots: Readonly<Record<string, (call: Call, segment: Segment) => Resource>> = Object.fromEntries(
  Object.entries({ ...scriptMethods, ...designMethods }).map(([method, work]) => [
    `${name}.${method}`,
    (call: Call, segment: Segment) => action(call, () => work(call, new Arguments(segment.arguments, call.query))),
  ]),
);
