import { setContentTypeOrder } from '../content-types/content-type-order.js';
import { fileNotFound, invalidArgument, invalidQuery } from '../errors/errors.js';
import { fileById, fileResource } from '../files/file-resource.js';
import { filesStep } from '../files/files-resource.js';
import { destinationAt } from '../files/move-file.js';
import type { Arguments } from '../http/arguments.js';
import { guidText } from '../http/arguments.js';
import { bodyEntity, bodyObject } from '../http/body.js';
import type { Call, Reply } from '../http/call.js';
import { unconditional } from '../http/call.js';
import { collection } from '../http/collection-noun.js';
import { demandMatch } from '../http/preconditions.js';
import type { Noun, Resource, Step } from '../http/resource.js';
import { action, reader, resource } from '../http/resource.js';
import { itemETag } from '../items/item-etag.js';
import type { JsonObject } from '../json.js';
import { flagOf, isObject, own, textOf } from '../json.js';
import { recycleItem } from '../recycle-bin/recycle-bin.js';
import { collectionReply } from '../representation/collection.js';
import { entityReply } from '../representation/entity.js';
import { propertyOf } from '../representation/property-resource.js';
import { emptyReply, jsonReply, noContent } from '../representation/reply.js';
import { nullReply, valueReply } from '../representation/values.js';
import { integer, text } from '../storage/rows.js';
import { refused } from '../errors/errors.js';
import { attachmentFileResource } from '../attachments/attachment-file.js';
import { folderEntity, folderSet, parentOf } from './folder-entity.js';
import { foldersIn } from './folder-contents.js';
import { addFolder, deleteFolder, moveInList } from './folder-store.js';
import { copyFolder, moveFolder } from './move-folder.js';
import { joinPath, serverRelative, splitPath } from './names.js';
import type { FolderNode, ItemLinks, Place } from './place.js';
import { placeAt, placeById, rootOfList, rootOfWeb } from './place.js';
import type { List } from '../lists/list.js';

/** `{DecodedUrl}` of a property of a body. */
function decodedUrl(body: JsonObject, name: string): string {
  const value = own(body, name);
  const url = isObject(value) ? textOf(value, 'DecodedUrl') : value;
  if (typeof url !== 'string' || url === '') throw invalidArgument(`The parameter ${name} is missing.`);
  return url;
}

/** Compares If-Match with the ETag of the folder's item. */
function demandFolderMatch(call: Call, { row }: FolderNode): void {
  if (row !== undefined) demandMatch(call, itemETag(text(row, 'guid'), integer(row, 'version')));
}

function update(call: Call, node: FolderNode): Reply {
  const { properties } = bodyEntity(call);
  const name = textOf(properties, 'Name');
  const known = new Set([
    'Name',
    'WelcomePage',
    'ContentTypeOrder',
    'UniqueContentTypeOrder',
    'ProgID',
    'IsWOPIEnabled',
  ]);
  const unknown = Object.keys(properties).find((each) => !known.has(each));
  if (unknown !== undefined) throw invalidQuery(`The property '${unknown}' does not exist on type 'SP.Folder'.`);
  const order = properties['UniqueContentTypeOrder'];
  if (order !== undefined && node.list !== undefined) setContentTypeOrder(call, node.list, order);
  if (name !== undefined && name !== node.path.slice(node.path.lastIndexOf('/') + 1)) rename(call, node, name);
  return noContent();
}

function rename(call: Call, node: FolderNode, name: string): void {
  const { list, row } = node;
  if (list === undefined || row === undefined) throw refused('This folder cannot be renamed.');
  demandFolderMatch(call, node);
  moveInList(call, list, row, text(row, 'folder'), name);
}

function remove(call: Call, node: FolderNode): Reply {
  deleteFolder(unconditional(matching(call, node)), node);
  return emptyReply();
}

/** The call, once its condition holds. */
function matching(call: Call, node: FolderNode): Call {
  demandFolderMatch(call, node);
  return call;
}

function removeWithParameters(call: Call, node: FolderNode): Reply {
  const parameters = own(bodyObject(call), 'parameters');
  const onlyIfEmpty = isObject(parameters) && flagOf(parameters, 'DeleteIfEmpty');
  deleteFolder(call, node, onlyIfEmpty);
  return emptyReply();
}

const recycleStep: Step<FolderNode> = (call, node) =>
  action(call, () => {
    const { list, row } = node;
    if (list === undefined || row === undefined) throw refused('This folder cannot be recycled.');
    const guid = recycleItem(unconditional(matching(call, node)), list, integer(row, 'id'));
    return valueReply(call, 'Recycle', guid, 'Edm.Guid');
  });

const folderNoun: Noun<FolderNode> = {
  read: (call, node) => entityReply(call, folderEntity(call, node)),
  merge: update,
  remove,
  members: {
    files: filesStep,
    folders: collection<FolderNode, FolderNode>(
      {
        read: (call, node) =>
          collectionReply(
            call,
            folderSet,
            foldersIn(call, node).map((folder) => folderEntity(call, folder)),
          ),
        create: (call, node) => {
          const url = textOf(bodyEntity(call).properties, 'ServerRelativeUrl') ?? '';
          const added = addAt(call, node, url, true);
          return entityReply(call, folderEntity(call, added), 201);
        },
        members: {
          add: addStep(true),
          addusingpath: (call, node, given) => addStep(given.flag('overwrite', 1, true))(call, node, given),
          getbyurl: named,
          getbypath: named,
        },
      },
      (_call, node) => node,
      named,
    ),
    listitemallfields: (call, { list, row, links }) => {
      const isItem = list !== undefined && row !== undefined && list.path !== call.web.path;
      if (!isItem || links === undefined) return reader(call, () => nullReply(call, 'ListItemAllFields'));
      return links.resource(call, list, integer(row, 'id'));
    },
    parentfolder: (call, node) => {
      const parent = parentOf(call, node);
      return parent === undefined
        ? reader(call, () => nullReply(call, 'ParentFolder'))
        : resource(folderNoun, call, parent);
    },
    recycle: recycleStep,
    recyclewithparameters: recycleStep,
    deleteobject: (call, node) => action(call, () => remove(call, node)),
    deletewithparameters: (call, node) => action(call, () => removeWithParameters(call, node)),
    addsubfolder: (call, node, given) =>
      action(call, () => {
        addFolder(call, node, given.text('leafName'), false);
        return emptyReply();
      }),
    addsubfolderusingpath: (call, node, given) =>
      action(call, () => {
        const named = given.find('DecodedUrl')?.text;
        addFolder(call, node, named ?? decodedUrl(bodyObject(call), 'leafPath'), false);
        return emptyReply();
      }),
    moveto: relocating(moveFolder, 'newUrl'),
    movetousingpath: relocating(moveFolder, 'DecodedUrl'),
    copyto: relocating(copyFolder, 'strNewUrl'),
    copytousingpath: relocating(copyFolder, 'DecodedUrl'),
  },
  otherwise: (call, node, name) => propertyOf(call, folderEntity(call, node), name),
};

function relocating(work: typeof moveFolder, argument: string): Step<FolderNode> {
  return (call, node, given) =>
    action(call, () => {
      work(call, call, node, destinationAt(call, given.text(argument)), false);
      return emptyReply();
    });
}

/** Adds a folder by name, or by an address that may go through folders below this one. */
function addAt(call: Call, node: FolderNode, url: string, keep: boolean): FolderNode {
  const base = node.path === '/' ? '' : node.path;
  const path = url.startsWith('/') || /^https?:/i.test(url) ? serverRelative(call, url) : joinPath(base, url);
  const { folder, leaf } = splitPath(path.replace(/\/+$/, ''));
  if (folder.toLowerCase() === base.toLowerCase()) return addFolder(call, node, leaf, keep);
  const place = placeAt(call, folder === '' ? '/' : folder, node.links);
  if (place?.is !== 'folder') throw fileNotFound();
  return addFolder(call, place.node, leaf, keep);
}

function addStep(keep: boolean): Step<FolderNode> {
  return (call, node, given) =>
    action(call, () => {
      const url = given.find('url')?.text ?? given.text('DecodedUrl');
      return entityReply(call, folderEntity(call, addAt(call, node, url, keep)));
    });
}

/** `folders('name')`: a folder below this one, or by its whole address. */
function named(call: Call, node: FolderNode, given: Arguments): Resource {
  const url = given.find('url')?.text ?? given.text('DecodedUrl');
  const base = node.path === '/' ? '' : node.path;
  return placeResource(call, placeAt(call, url.startsWith('/') ? url : joinPath(base, url), node.links), 'folder');
}

/** A folder or file that an address leads to. @throws SharePointError (404) if there is none, or one of the other kind */
function placeResource(call: Call, place: Place | undefined, wanted: 'folder' | 'file'): Resource {
  if (place?.is === 'folder' && wanted === 'folder') return resource(folderNoun, call, place.node);
  if (place?.is === 'file' && wanted === 'file') return fileResource(call, place.node);
  if (place?.is === 'attachment' && wanted === 'file') return attachmentFileResource(call, place);
  throw fileNotFound();
}

/** What there is to say of a folder that does not exist: that it does not. Whatever lies below it is not found either. */
function missingFolder(call: Call): Resource {
  const notThere = (): never => {
    throw fileNotFound();
  };
  const read = (): Reply => {
    if (call.query.get('$select')?.trim().toLowerCase() !== 'exists') return notThere();
    return valueOfExists(call);
  };
  return {
    ...resource({ read, merge: notThere, remove: notThere }, call, undefined),
    step: ({ name }) =>
      name.toLowerCase() === 'exists'
        ? reader(call, () => valueReply(call, 'Exists', false, 'Edm.Boolean'))
        : notThere(),
  };
}

function valueOfExists(call: Call): Reply {
  if (call.format.metadata === 'verbose') return valueReply(call, 'Exists', false, 'Edm.Boolean');
  return jsonReply(call.format, JSON.stringify({ Exists: false }));
}

/**
 * The address in a method's argument. Those named Url are percent-encoded by some clients and not by others; what is there
 * as it is written comes first.
 */
function lookUp(call: Call, address: string, encoded: boolean, links: ItemLinks): Place | undefined {
  const place = placeAt(call, address, links);
  if (place !== undefined || !encoded || !/%[0-9a-f]{2}/i.test(address)) return place;
  try {
    return placeAt(call, decodeURIComponent(address), links);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

/** The steps that lead from a web to files and folders. */
export function fileAndFolderSteps(links: ItemLinks): Readonly<Record<string, Step<unknown>>> {
  const file = (encoded: boolean): Step<unknown> => {
    return (call, _web, given) => {
      const address = given.find('decodedUrl')?.text ?? given.text('serverRelativeUrl');
      return placeResource(call, lookUp(call, address, encoded, links), 'file');
    };
  };
  const folder = (encoded: boolean): Step<unknown> => {
    return (call, _web, given) => {
      const address = given.find('decodedUrl')?.text ?? given.text('serverRelativeUrl');
      const place = lookUp(call, address, encoded, links);
      return place === undefined ? missingFolder(call) : placeResource(call, place, 'folder');
    };
  };
  return {
    getfilebyserverrelativepath: file(false),
    getfilebyserverrelativeurl: file(true),
    getfilebyurl: file(true),
    getfilebyid: (call, _web, given) => fileResource(call, fileById(call, given.text('uniqueId'), links)),
    getfolderbyserverrelativepath: folder(false),
    getfolderbyserverrelativeurl: folder(true),
    getfolderbyid: (call, _web, given) => {
      const guid = guidText(given.text('uniqueId'));
      return placeResource(call, guid === undefined ? undefined : placeById(call, guid, links), 'folder');
    },
    rootfolder: (call) => resource(folderNoun, call, rootOfWeb(call, links)),
    folders: (call, _web, given) => {
      const step = folderNoun.members?.['folders'];
      if (step === undefined) throw fileNotFound();
      return step(call, rootOfWeb(call, links), given);
    },
  };
}

/** `list/rootFolder`. */
export function rootFolderStep(links: ItemLinks): Step<List> {
  return (call, list) => resource(folderNoun, call, rootOfList(list, links));
}

/** A folder as a resource. */
export function folderResource(call: Call, node: FolderNode): Resource {
  return resource(folderNoun, call, node);
}
