import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';

const root = path.resolve(__dirname, '../..');

/** The files of a package that the build wrote. */
function opened(name: string): Record<string, Uint8Array> {
  return unzipSync(new Uint8Array(readFileSync(path.join(root, 'release', name))));
}

const titles = ['Manager reports', 'PHB register', 'Partnership workspace', 'Review tracker'];

describe('release/phb.sppkg', () => {
  const files = opened('phb.sppkg');
  const names = Object.keys(files);
  const text = (name: string): string => strFromU8(files[name] ?? new Uint8Array());
  const webParts = names.filter((name) => /\/WebPart_[0-9a-f-]+\.xml$/.test(name));
  const manifests = webParts.map((name) => {
    const attribute = /ComponentManifest="([^"]*)"/.exec(text(name))?.[1] ?? '';
    return JSON.parse(attribute.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&')) as {
      id: string;
      preconfiguredEntries: [{ title: { default: string } }];
      supportedHosts: string[];
      loaderConfig: { scriptResources: Record<string, { type: string; path?: string }> };
    };
  });

  it('holds the four web parts, for SharePoint and for Teams', () => {
    expect(manifests.map((each) => each.preconfiguredEntries[0].title.default).sort()).toEqual(titles);
    for (const { supportedHosts } of manifests)
      expect(supportedHosts).toEqual(['SharePointWebPart', 'TeamsTab', 'TeamsPersonalApp', 'SharePointFullPage']);
  });

  it('holds the script of each, and all that the build made beside it', () => {
    for (const { loaderConfig } of manifests) {
      const own = Object.values(loaderConfig.scriptResources).flatMap((each) =>
        each.path === undefined ? [] : [each.path],
      );
      expect(own).not.toEqual([]);
      for (const file of own) expect(names).toContain(`ClientSideAssets/${file}`);
    }
    const built = readdirSync(path.join(root, 'spfx-webparts', 'dist')).filter((name) => name.endsWith('.js'));
    for (const file of built) expect(names).toContain(`ClientSideAssets/${file}`);
  });

  it('holds two icons for each in Teams, and its own', () => {
    for (const { id } of manifests)
      for (const kind of ['color', 'outline']) expect(names).toContain(`ClientSideAssets/${id}_${kind}.png`);
    expect(names).toContain('assets/icon.png');
  });

  it('asks for no permission and serves its own assets', () => {
    expect(text('AppManifest.xml')).toContain('IsClientSideSolution="true"');
    expect(names).toContain('ClientSideAssets.xml');
    expect(text('AppManifest.xml')).not.toContain('WebApiPermissionRequests');
  });
});

describe.each(['phb-teams.zip', 'phb-teams-standalone.zip'])('release/%s', (name) => {
  it('holds a manifest with the four tabs, and its icons', () => {
    const files = opened(name);
    expect(Object.keys(files).sort()).toEqual(['color.png', 'manifest.json', 'outline.png']);
    const manifest = JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array())) as {
      staticTabs: { name: string }[];
    };
    expect(manifest.staticTabs.map((tab) => tab.name)).toEqual(['Register', 'Reviews', 'Partnership', 'Reports']);
  });
});
