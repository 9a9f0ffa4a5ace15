import { fileNotFound, invalidArgument } from '../errors/errors.js';
import { copyFolder, moveFolder } from '../folders/move-folder.js';
import type { FileNode, FolderNode } from '../folders/place.js';
import { placeAt } from '../folders/place.js';
import { Arguments } from '../http/arguments.js';
import { bodyObject } from '../http/body.js';
import type { Call } from '../http/call.js';
import { callFor, unconditional } from '../http/call.js';
import type { Segment } from '../http/path.js';
import type { Resource } from '../http/resource.js';
import { action } from '../http/resource.js';
import type { JsonObject } from '../json.js';
import { flagOf, isObject, own, textOf } from '../json.js';
import { permission } from '../permissions/base-permissions.js';
import { emptyReply } from '../representation/reply.js';
import { copyTo, destinationAt, moveTo } from './move-file.js';

/** A path of the body: `{DecodedUrl}` of the ByPath methods, encoded text of the older ones. */
function pathIn(body: JsonObject, byPath: boolean, end: 'src' | 'dest'): string {
  const value = own(body, byPath ? `${end}Path` : `${end}Url`);
  const text = isObject(value) ? textOf(value, 'DecodedUrl') : value;
  if (typeof text !== 'string' || text === '') throw invalidArgument(`The parameter ${end}Path is missing.`);
  const path = text.replace(/^https?:\/\/[^/]+/i, '');
  if (byPath) return path;
  try {
    return decodeURIComponent(path);
  } catch (error) {
    if (error instanceof URIError) return path;
    throw error;
  }
}

/** The call as one to the web of the site in which a path stands. @throws SharePointError (404) outside of the site */
function callAt(call: Call, path: string): Call {
  const steps = path.replace(/\/+$/, '').split('/');
  for (let count = steps.length; count > 0; count -= 1) {
    const web = call.service.webs.byPath(steps.slice(0, count).join('/') || '/');
    if (web === undefined) continue;
    if (web.siteId !== call.site.id) throw fileNotFound();
    call.service.security.demand(call.visitor.user, web.scopeId, permission.open);
    return callFor(unconditional(call), web);
  }
  throw fileNotFound();
}

interface Ends {
  readonly from: Call;
  readonly to: Call;
  readonly source: string;
  readonly destination: string;
  readonly keepBoth: boolean;
}

function endsOf(call: Call, byPath: boolean): Ends {
  const body = bodyObject(call);
  const options = own(body, 'options');
  const [source, destination] = [pathIn(body, byPath, 'src'), pathIn(body, byPath, 'dest')];
  return {
    from: callAt(call, source),
    to: callAt(call, destination),
    source,
    destination,
    keepBoth: isObject(options) && flagOf(options, 'KeepBoth'),
  };
}

function fileAt({ from, source }: Ends): FileNode {
  const place = placeAt(from, source);
  if (place?.is !== 'file') throw fileNotFound();
  return place.node;
}

function folderAt({ from, source }: Ends): FolderNode {
  const place = placeAt(from, source);
  if (place?.is !== 'folder') throw fileNotFound();
  return place.node;
}

type Move = (ends: Ends, overwrite: boolean) => void;

const copyFileMove: Move = (ends, overwrite) => {
  const options = { overwrite, otherName: ends.keepBoth };
  copyTo(ends.to, ends.from, fileAt(ends), destinationAt(ends.to, ends.destination), options);
};

const moveFileMove: Move = (ends, overwrite) => {
  const options = { overwrite, otherName: ends.keepBoth };
  moveTo(ends.to, ends.from, fileAt(ends), destinationAt(ends.to, ends.destination), options);
};

const copyFolderMove: Move = (ends) => {
  copyFolder(ends.to, ends.from, folderAt(ends), destinationAt(ends.to, ends.destination), ends.keepBoth);
};

const moveFolderMove: Move = (ends) => {
  moveFolder(ends.to, ends.from, folderAt(ends), destinationAt(ends.to, ends.destination), ends.keepBoth);
};

function root(move: Move, byPath: boolean) {
  return (call: Call, segment: Segment): Resource =>
    action(call, () => {
      move(endsOf(call, byPath), new Arguments(segment.arguments, call.query).flag('overwrite', 0, false));
      return emptyReply();
    });
}

/** The methods of SP.MoveCopyUtil, which stand directly behind `_api/`, in lower case. */
export const moveCopyRoots: Readonly<Record<string, (call: Call, segment: Segment) => Resource>> = {
  'sp.movecopyutil.copyfilebypath': root(copyFileMove, true),
  'sp.movecopyutil.movefilebypath': root(moveFileMove, true),
  'sp.movecopyutil.copyfolderbypath': root(copyFolderMove, true),
  'sp.movecopyutil.movefolderbypath': root(moveFolderMove, true),
  'sp.movecopyutil.copyfile': root(copyFileMove, false),
  'sp.movecopyutil.movefile': root(moveFileMove, false),
  'sp.movecopyutil.copyfolder': root(copyFolderMove, false),
  'sp.movecopyutil.movefolder': root(moveFolderMove, false),
};
