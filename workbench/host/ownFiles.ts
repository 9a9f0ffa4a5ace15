import path from 'node:path';

/** Finds the workbench's own styles (as written) and page scripts (as compiled) for a path below `ownFilesPath`. */
export function ownFile(projectRoot: string, wanted: string): string | undefined {
  const match = /^(browser|style)\/((?:[\w-]+\/)*[\w-]+\.(?:js|css|svg))$/.exec(wanted);
  const [, folder, file] = match ?? [];
  if (folder === undefined || file === undefined) return undefined;
  return folder === 'browser'
    ? path.join(projectRoot, 'workbench', 'lib', 'host', 'browser', file)
    : path.join(projectRoot, 'workbench', 'host', 'style', file);
}
