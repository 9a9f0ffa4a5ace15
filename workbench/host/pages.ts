/** A page of the workbench's two sites, with the web part that stands on it. */
export interface SitePage extends PageOfSite {
  readonly key: 'register' | 'reviews' | 'reports' | 'partnership';
  readonly path: string;
  /** The alias in the web part's manifest. */
  readonly webPart: string;
}

/** The two sites, where they stand and what they are called. */
export const sites = {
  register: { path: '/sites/phb', title: 'Personal health budgets' },
  partnership: { path: '/sites/phb-partner', title: 'Personal health budgets with Northbay Council' },
} as const;

/** The keys of the two sites. */
export const siteKeys = ['register', 'partnership'] as const;

export type SiteKey = (typeof siteKeys)[number];

/** What the frame of a site needs to know of a page on it. */
export interface PageOfSite {
  /** The page of the navigation that it is, or what else. */
  readonly key: string;
  readonly title: string;
  readonly site: SiteKey;
}

/** The pages, in the order of the navigation. */
export const sitePages: readonly SitePage[] = [
  {
    key: 'register',
    path: `${sites.register.path}/SitePages/Register.aspx`,
    title: 'Register',
    site: 'register',
    webPart: 'PhbRegisterWebPart',
  },
  {
    key: 'reviews',
    path: `${sites.register.path}/SitePages/Reviews.aspx`,
    title: 'Reviews',
    site: 'register',
    webPart: 'ReviewTrackerWebPart',
  },
  {
    key: 'reports',
    path: `${sites.register.path}/SitePages/Reports.aspx`,
    title: 'Reports',
    site: 'register',
    webPart: 'ManagerReportsWebPart',
  },
  {
    key: 'partnership',
    path: `${sites.partnership.path}/SitePages/Partnership.aspx`,
    title: 'Partnership',
    site: 'partnership',
    webPart: 'PartnershipWorkspaceWebPart',
  },
];

/** Where the Teams frame stands. */
export const teamsPath = '/teams';
