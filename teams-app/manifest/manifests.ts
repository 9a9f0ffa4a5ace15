import type { TeamsManifestV1D30 } from '@microsoft/app-manifest';
import type { TeamsBuildSettings } from './buildSettings.js';

/** The newest schema of Teams' app manifest that can be checked offline. */
const manifestVersion = '1.30' as const;

/** A manifest that fits that schema. */
export type Manifest = TeamsManifestV1D30.TeamsManifestV1D30;

/** The two packages are two apps: an organisation installs the one or the other. */
const appIds = {
  sharePoint: 'de41c9ef-c1ec-44bd-b7f0-4b78ccd2b3ca',
  standalone: '5a0c3a34-9bd5-4f0e-8f1a-6c1f6f0f5d11',
} as const;

interface Tab {
  /** The part that the tab shows; it is also the tab's id. */
  readonly part: string;
  readonly name: string;
  /** The id of the web part, for the tabs that SharePoint serves. */
  readonly webPart: string;
  readonly site: 'register' | 'partnership';
}

/** The tabs of the app, in the order in which Teams shows them. */
export const tabs: readonly Tab[] = [
  { part: 'register', name: 'Register', webPart: '65dd65ec-f399-466f-89a8-865f30c3f6e9', site: 'register' },
  { part: 'reviews', name: 'Reviews', webPart: '85da4614-346b-4434-9934-1b748bd5a9b6', site: 'register' },
  { part: 'partnership', name: 'Partnership', webPart: '9e9e711e-0135-4944-a09a-68b8f694809e', site: 'partnership' },
  { part: 'reports', name: 'Reports', webPart: 'f4d481cd-b2c9-463b-8bb6-4eeeeee9ff98', site: 'register' },
];

function common(version: string): Omit<Manifest, 'id' | 'developer'> {
  return {
    $schema: `https://developer.microsoft.com/json-schemas/teams/v${manifestVersion}/MicrosoftTeams.schema.json`,
    manifestVersion,
    version,
    name: { short: 'Health budgets', full: 'Personal health budgets' },
    description: {
      short: 'Register, reviews, partnership and reports for personal health budgets',
      full: 'Keeps the register of personal health budgets that your team looks after, shows which reviews are due, shares the agreed cases with councils and other partners, and counts packages and budgets for board papers. The data stay in your own SharePoint sites.',
    },
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: '#005EB8',
    localizationInfo: { defaultLanguageTag: 'en-gb' },
    permissions: ['identity'],
    showLoadingIndicator: true,
  };
}

function developer(host: string): Manifest['developer'] {
  const site = `https://${host}`;
  return {
    name: 'Personal health budgets',
    websiteUrl: site,
    privacyUrl: `${site}/privacy.html`,
    termsOfUseUrl: `${site}/terms.html`,
  };
}

/** The app whose tab stands on a host of the customer's own and signs in through Teams. */
export function standaloneManifest(settings: TeamsBuildSettings, version: string): Manifest {
  const page = `https://${settings.tabHost}/index.html`;
  return {
    ...common(version),
    id: appIds.standalone,
    developer: developer(settings.tabHost),
    staticTabs: tabs.map((tab) => ({
      entityId: tab.part,
      name: tab.name,
      contentUrl: page,
      websiteUrl: page,
      scopes: ['personal'],
    })),
    validDomains: [settings.tabHost],
    webApplicationInfo: {
      id: settings.clientId,
      resource: `api://${settings.tabHost}/${settings.clientId}`,
      nestedAppAuthInfo: [
        {
          redirectUri: `brk-multihub://${settings.tabHost}`,
          scopes: [`${new URL(settings.registerUrl).origin}/.default`],
        },
      ],
    },
  };
}

interface TabSites {
  readonly register: URL;
  readonly partnership: URL;
}

/** The page of SharePoint that shows a web part as a personal tab, on the site that the part works on. */
function sharePointTab(site: keyof TabSites, webPart: string, sites: TabSites): string {
  const page = `${sites[site].pathname}/_layouts/15/teamshostedapp.aspx`;
  // A personal tab has no property pane: the web part reads its sites from here.
  const settings = `&phbRegister=${sites.register.pathname}&phbPartnership=${sites.partnership.pathname}`;
  const query = `?teams&personal&componentId=${webPart}${settings}&forceLocale={locale}`;
  // Teams puts the locale in by looking for {locale}, so its braces stay as they are.
  const encoded = encodeURIComponent(query).replace('%7Blocale%7D', '{locale}');
  return `https://{teamSiteDomain}/_layouts/15/TeamsLogon.aspx?SPFX=true&dest=${page}${encoded}`;
}

/** The app whose tabs are the web parts, served by SharePoint: it needs no hosting of its own. */
export function sharePointManifest(settings: TeamsBuildSettings, version: string): Manifest {
  const sites: TabSites = {
    register: new URL(settings.registerUrl),
    partnership: new URL(settings.partnershipUrl),
  };
  return {
    ...common(version),
    id: appIds.sharePoint,
    developer: developer(settings.tabHost),
    staticTabs: tabs.map((tab) => ({
      entityId: tab.part,
      name: tab.name,
      contentUrl: sharePointTab(tab.site, tab.webPart, sites),
      websiteUrl: sites[tab.site].href,
      scopes: ['personal'],
    })),
    validDomains: ['*.login.microsoftonline.com', '*.sharepoint.com', 'res.cdn.office.net'],
    webApplicationInfo: {
      // SharePoint's own application: the tab's pages sign in with it.
      id: '00000003-0000-0ff1-ce00-000000000000',
      resource: 'https://{teamSiteDomain}',
    },
  };
}
