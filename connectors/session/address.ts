/** The address of a site as everything here compares it: absolute, no slash, query or fragment at the end. @throws TypeError */
export function siteAddress(webUrl: string): string {
  const url = new URL(webUrl);
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}

/**
 * What the log may say of an address: the path after the site's, without its query and without what stands in quotes
 * (names and numbers of people are asked for there).
 */
export function pathForLog(url: string, webUrl: string): string {
  const path = (url.startsWith(webUrl) ? url.slice(webUrl.length) : url).replace(/[?#].*$/s, '');
  return path.replace(/'(?:[^']|'')*'/g, "'…'").replace(/%27.*?%27/gi, "'…'");
}

/** Whether an address that the service sent lies in the site: a token must never follow a link elsewhere. */
export function isInSite(url: string, webUrl: string): boolean {
  return url.toLowerCase().startsWith(`${webUrl.toLowerCase()}/`);
}
