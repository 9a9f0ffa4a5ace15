import path from 'node:path';
import { existsSync } from 'node:fs';
import { frameworkModules, moduleFile, modulesPath } from '../../../workbench/host/modules.js';
import { bundleFile } from '../../../workbench/host/bundle.js';
import { ownFile } from '../../../workbench/host/ownFiles.js';

const nodeModules = path.resolve(__dirname, '../../../node_modules');

describe('the modules of the SharePoint Framework', () => {
  it('are found in the install, each with a script that is there', async () => {
    const modules = await frameworkModules(nodeModules);
    for (const name of ['react', 'react-dom', '@microsoft/sp-core-library', '@microsoft/sp-webpart-base']) {
      const file = moduleFile(nodeModules, (modules[name] ?? '').slice(modulesPath.length));
      expect(file === undefined ? undefined : existsSync(file)).toBe(true);
    }
  });

  it.each([
    '../package.json',
    '@microsoft/sp-core-library/package.json',
    '@microsoft/sp-core-library/dist/../../../jose/package.js',
    'playwright-core/index.js',
    '@microsoft/sp-core-library/dist/..%2f..%2findex.js',
  ])('are all that can be asked for: not %s', (wanted) => {
    expect(moduleFile(nodeModules, wanted)).toBeUndefined();
  });

  it('leave the folders of the bundle and of the own files as they are', () => {
    expect(bundleFile('/dist', '../secret.js')).toBeUndefined();
    expect(bundleFile('/dist', 'chunk.a_1.js')).toBe(path.join('/dist', 'chunk.a_1.js'));
    expect(ownFile('/root', 'browser/../server.js')).toBeUndefined();
    expect(ownFile('/root', 'style/../../package.json')).toBeUndefined();
    expect(ownFile('/root', 'style/frame.css')).toBe(path.join('/root', 'workbench', 'host', 'style', 'frame.css'));
  });
});
