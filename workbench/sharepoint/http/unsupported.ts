import { UnsupportedError } from '../errors/unsupported.js';

/** What SharePoint Online has behind `_api/` and this service has not: beginnings of names, in lower case. */
const beginnings: readonly string[] = [
  'search',
  'social',
  'sp.social',
  'sp.userprofiles',
  'hubsites',
  'sp.hubsites',
  'sp.sharing',
  'sp.web.shareobject',
  'sp.web.getobjectsharing',
  'sp.publishing',
  'sitepages',
  'sitepagepublishing',
  'groupsitemanager',
  'siteiconmanager',
  'v2.0',
  'v2.1',
  'termstore',
  'sp.taxonomy',
  'tenantappcatalog',
  'microsoft.office.server.search',
  'microsoft.online.sharepoint',
  'sp.workflowservices',
  'sp.apppermission',
  'sp.oauth',
  'thememanager',
];

/** Members of webs, sites, lists and items that SharePoint Online has and this service has not, in lower case. */
const members = new Set([
  'applytheme',
  'applywebtemplate',
  'tenantappcatalog',
  'sitecollectionappcatalog',
  'hubsitedata',
  'sethubsite',
  'joinhubsite',
  'registerhubsite',
  'unregisterhubsite',
  'hubsitedataasstream',
  'synchubsitetheme',
  'eventreceivers',
  'workflowassociations',
  'workflowtemplates',
  'alerts',
  'getlimitedwebpartmanager',
  'getclientsidewebparts',
  'getsharinginformation',
  'shareobject',
  'sharelink',
  'unsharelink',
  'unshareobject',
  'themeinfo',
  'dataleakagepreventionstatusinfo',
  'getwopiframeurl',
  'getspecialfolderurl',
]);

/** @throws UnsupportedError if the name behind `_api/` is one that SharePoint Online has */
export function refuseUnsupportedRoot(name: string): void {
  const lower = name.toLowerCase();
  const known = beginnings.find((beginning) => lower === beginning || lower.startsWith(`${beginning}.`));
  if (known !== undefined) throw new UnsupportedError(known);
}

/** @throws UnsupportedError if the step is one that SharePoint Online has */
export function refuseUnsupportedStep(name: string): void {
  const lower = name.toLowerCase();
  if (members.has(lower)) throw new UnsupportedError(lower);
}
