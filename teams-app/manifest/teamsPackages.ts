import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { AppManifestUtils } from '@microsoft/app-manifest';
import { strToU8, zipSync } from 'fflate';
import { sharePointManifest, standaloneManifest } from './manifests.js';
import type { Manifest } from './manifests.js';
import type { TeamsBuildSettings } from './buildSettings.js';

/** A manifest does not fit Teams' schema; the message lists what is wrong. */
export class ManifestError extends Error {
  override readonly name = 'ManifestError';
}

/**
 * Checks a manifest against the schema that it names, without a network: the schemas come with the install.
 * @throws ManifestError
 */
export async function checkManifest(manifest: Manifest): Promise<void> {
  const problems = await AppManifestUtils.validateAgainstSchema(manifest);
  if (problems.length > 0) throw new ManifestError(`The Teams manifest is not valid: ${problems.join('; ')}`);
}

/** A fixed time, so that the same content is the same file. */
const packedAt = '2000-01-02T12:00:00';

/** What an administrator uploads to Teams: the manifest and its two icons. */
export async function packTeamsApp(manifest: Manifest, icons: string): Promise<Uint8Array> {
  await checkManifest(manifest);
  return zipSync(
    {
      'manifest.json': strToU8(`${JSON.stringify(manifest, undefined, 2)}\n`),
      'color.png': new Uint8Array(await readFile(path.join(icons, 'color.png'))),
      'outline.png': new Uint8Array(await readFile(path.join(icons, 'outline.png'))),
    },
    { mtime: packedAt, level: 9 },
  );
}

/** Where the packages go and what they are made from. */
export interface PackageFolders {
  readonly icons: string;
  readonly manifests: string;
  readonly release: string;
}

/** Writes both packages, and their manifests as files beside the built tab. */
export async function writeTeamsPackages(
  settings: TeamsBuildSettings,
  version: string,
  folders: PackageFolders,
): Promise<void> {
  const packages = [
    { manifest: sharePointManifest(settings, version), file: 'sharepoint.json', zip: 'phb-teams.zip' },
    { manifest: standaloneManifest(settings, version), file: 'standalone.json', zip: 'phb-teams-standalone.zip' },
  ];
  await mkdir(folders.manifests, { recursive: true });
  await mkdir(folders.release, { recursive: true });
  for (const { manifest, file, zip } of packages) {
    await writeFile(path.join(folders.release, zip), await packTeamsApp(manifest, folders.icons));
    await writeFile(path.join(folders.manifests, file), `${JSON.stringify(manifest, undefined, 2)}\n`);
  }
}
