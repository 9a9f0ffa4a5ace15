/** @jest-environment node */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { BuildSettingError, readBuildSettings } from '../../teams-app/manifest/buildSettings.js';
import { sharePointManifest, standaloneManifest, tabs } from '../../teams-app/manifest/manifests.js';
import { ManifestError, checkManifest, packTeamsApp } from '../../teams-app/manifest/teamsPackages.js';

const root = path.resolve(__dirname, '../..');
const settings = readBuildSettings({
  PHB_TAB_HOST: 'phb.example.nhs.uk',
  PHB_CLIENT_ID: '22222222-2222-4222-8222-222222222222',
  PHB_REGISTER_URL: 'https://ccg.sharepoint.com/sites/budgets',
  PHB_PARTNERSHIP_URL: 'https://ccg.sharepoint.com/sites/budgets-northbay',
});

interface Manifest {
  readonly manifestVersion: string;
  readonly staticTabs: readonly { readonly entityId: string; readonly contentUrl: string }[];
  readonly webApplicationInfo: { readonly id: string };
  readonly validDomains: readonly string[];
}

function read(manifest: object): Manifest {
  return JSON.parse(JSON.stringify(manifest)) as Manifest;
}

describe.each([
  ['standalone', standaloneManifest],
  ['served by SharePoint', sharePointManifest],
])('the manifest of the app %s', (_name, make) => {
  it('fits the newest schema that comes with the install', async () => {
    await expect(checkManifest(make(settings, '0.1.0'))).resolves.toBeUndefined();
    expect(read(make(settings, '0.1.0')).manifestVersion).toBe('1.30');
  });

  it('is refused when something in it is wrong, so that the check is one', async () => {
    await expect(checkManifest({ ...make(settings, '0.1.0'), accentColor: 'blue' })).rejects.toThrow(ManifestError);
  });

  it('packs with its icons', async () => {
    const files = unzipSync(await packTeamsApp(make(settings, '0.1.0'), path.join(root, 'teams-app', 'icons')));
    expect(Object.keys(files).sort()).toEqual(['color.png', 'manifest.json', 'outline.png']);
    expect(JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array()))).toEqual(read(make(settings, '0.1.0')));
  });
});

describe('the standalone app', () => {
  it('takes its host and client from the build', () => {
    const manifest = read(standaloneManifest(settings, '0.1.0'));
    expect(manifest.staticTabs.map((tab) => tab.contentUrl)).toEqual(
      tabs.map(() => 'https://phb.example.nhs.uk/index.html'),
    );
    expect(manifest.validDomains).toEqual(['phb.example.nhs.uk']);
    expect(manifest.webApplicationInfo.id).toBe('22222222-2222-4222-8222-222222222222');
  });

  it.each([
    ['PHB_TAB_HOST', 'https://phb.example.nhs.uk/'],
    ['PHB_CLIENT_ID', 'phb'],
    ['PHB_REGISTER_URL', 'http://ccg.sharepoint.com/sites/phb'],
    ['PHB_TEAMS_ORIGINS', 'https://teams.example,teams'],
  ])('is not built with a wrong %s', (name, value) => {
    expect(() => readBuildSettings({ [name]: value })).toThrow(BuildSettingError);
    expect(() => readBuildSettings({ [name]: value })).toThrow(name);
  });
});

describe('the app served by SharePoint', () => {
  it('shows each web part on the site that it works on', () => {
    const manifest = read(sharePointManifest(settings, '0.1.0'));
    for (const tab of tabs) {
      const found = manifest.staticTabs.find((each) => each.entityId === tab.part);
      const [before = '', dest = ''] = (found?.contentUrl ?? '').split('&dest=');
      expect(before).toBe('https://{teamSiteDomain}/_layouts/15/TeamsLogon.aspx?SPFX=true');
      const site = tab.site === 'register' ? '/sites/budgets' : '/sites/budgets-northbay';
      expect(decodeURIComponent(dest)).toBe(
        `${site}/_layouts/15/teamshostedapp.aspx?teams&personal&componentId=${tab.webPart}&phbRegister=/sites/budgets&phbPartnership=/sites/budgets-northbay&forceLocale={locale}`,
      );
    }
  });

  it('names the web parts by the ids of their own manifests', () => {
    const folders = {
      register: 'phbRegister/PhbRegister',
      reviews: 'reviewTracker/ReviewTracker',
      partnership: 'partnershipWorkspace/PartnershipWorkspace',
      reports: 'managerReports/ManagerReports',
    };
    for (const [part, name] of Object.entries(folders)) {
      const file = path.join(root, 'spfx-webparts', 'src', 'webparts', `${name}WebPart.manifest.json`);
      const { id } = JSON.parse(readFileSync(file, 'utf8')) as { id: string };
      expect(tabs.find((tab) => tab.part === part)?.webPart).toBe(id);
    }
  });
});
