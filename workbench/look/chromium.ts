import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LaunchOptions } from 'playwright-core';
import { projectRoot } from '../start/projectRoot.js';

/** No browser can be started on this machine; the message says what to install or set. */
class NoBrowserError extends Error {
  override readonly name = 'NoBrowserError';
}

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A browser that is already on the machine: CHROME_PATH first, then the places where systems put it. */
function installedBrowser(): string | undefined {
  const named = process.env['CHROME_PATH'];
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return named;
    throw new NoBrowserError(`CHROME_PATH names ${named}, but there is no such file.`);
  }
  return [
    '/usr/bin/chromium',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ].find((place) => existsSync(place));
}

const fontSettings = (fonts: string, cache: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${fonts}</dir><cachedir>${cache}</cachedir></fontconfig>
`;

/**
 * Unpacks the browser that came with the install, with the system libraries that it needs, once for each version.
 * It goes to a folder of its own first and is then renamed, so that a broken-off unpacking is never used.
 */
async function unpackedBrowser(): Promise<{ executable: string; env: Record<string, string> }> {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new NoBrowserError('No Chrome or Chromium was found. Install one, or set CHROME_PATH to its program file.');
  const { inflate } = await import('@sparticuz/chromium');
  const packed = path.join(path.dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))), '..', 'bin');
  const folder = path.join(projectRoot, 'node_modules', '.cache', 'phb-chromium');
  const executable = path.join(folder, 'chromium');
  if (!existsSync(executable)) {
    const partial = `${folder}.${process.pid}`;
    await mkdir(partial, { recursive: true });
    const before = process.env['TMPDIR'];
    // The package unpacks to the folder for temporary files, wherever that is.
    process.env['TMPDIR'] = partial;
    try {
      for (const name of ['chromium.br', 'fonts.tar.br', 'al2023.tar.br']) await inflate(path.join(packed, name));
    } finally {
      if (before === undefined) delete process.env['TMPDIR'];
      else process.env['TMPDIR'] = before;
    }
    await writeFile(
      path.join(partial, 'fonts', 'fonts.conf'),
      fontSettings(path.join(folder, 'fonts'), path.join(folder, 'font-cache')),
    );
    await rm(folder, { recursive: true, force: true });
    await rename(partial, folder);
  }
  return {
    executable,
    env: { LD_LIBRARY_PATH: path.join(folder, 'al2023', 'lib'), FONTCONFIG_PATH: path.join(folder, 'fonts') },
  };
}

/**
 * How to start a browser without a window (an argument for playwright's launch): one that the machine has, else the one
 * that came with the install (Linux x64).
 * @throws NoBrowserError when there is neither
 */
export async function browserOptions(): Promise<LaunchOptions> {
  const installed = installedBrowser();
  if (installed !== undefined) return { executablePath: installed, args: quiet };
  const { executable, env } = await unpackedBrowser();
  return {
    executablePath: executable,
    args: [...quiet, '--no-zygote', '--headless=shell'],
    env: { ...process.env, ...env },
  };
}
