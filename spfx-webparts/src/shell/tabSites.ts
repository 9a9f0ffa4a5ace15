/** The sites that the address of a Teams tab names; the app's manifest puts them there when it is built. */
export interface TabSites {
  readonly registerUrl?: string;
  readonly partnershipUrl?: string;
}

/** A site of this tenant by its path; an address of anywhere else is not taken. */
function siteOf(location: Location, parameter: string): string | undefined {
  const path = new URLSearchParams(location.search).get(parameter);
  if (path === null || !/^\/(sites|teams)\/[^/\\?#]+$/.test(path)) return undefined;
  return location.origin + path;
}

/** Reads the sites from the address of a tab: a personal tab has no property pane to set them in. */
export function readTabSites(location: Location): TabSites {
  const registerUrl = siteOf(location, 'phbRegister');
  const partnershipUrl = siteOf(location, 'phbPartnership');
  return {
    ...(registerUrl === undefined ? {} : { registerUrl }),
    ...(partnershipUrl === undefined ? {} : { partnershipUrl }),
  };
}
