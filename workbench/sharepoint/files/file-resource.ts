import { fileNotFound } from '../errors/errors.js';
import type { FileNode } from '../folders/place.js';
import { placeById } from '../folders/place.js';
import { guidText } from '../http/arguments.js';
import type { Call, Reply } from '../http/call.js';
import { unconditional } from '../http/call.js';
import type { Noun, Resource, Step } from '../http/resource.js';
import { action, reader, resource } from '../http/resource.js';
import { deleteItem, demandItem } from '../items/item-store.js';
import { permission } from '../permissions/base-permissions.js';
import { recycleItem } from '../recycle-bin/recycle-bin.js';
import { downloadReply } from '../representation/download.js';
import { entityReply } from '../representation/entity.js';
import { propertyOf } from '../representation/property-resource.js';
import { emptyReply, noContent } from '../representation/reply.js';
import { nullReply, valueReply } from '../representation/values.js';
import { integer, text } from '../storage/rows.js';
import { noBytes } from '../http/bytes.js';
import { checkIn, checkOut, moderate, publish, undoCheckOut, unpublish } from './check-out.js';
import { fileEntity } from './file-entity.js';
import { contentOf, fileETag } from './file-state.js';
import { demandFile, setContent } from './file-store.js';
import { fileVersionsStep } from './file-versions-resource.js';
import { copyFile, moveFile } from './move-file.js';
import { cancelUpload, continueUpload, finishUpload, startUpload } from './uploads.js';

/** Answers the bytes of a file. @throws SharePointError: 404, 403 */
function contentReply(call: Call, node: FileNode): Reply {
  const row = demandItem(call, node.list, integer(node.row, 'id'), permission.openItems);
  const content = contentOf(row);
  return downloadReply(call, {
    name: text(row, 'leaf'),
    etag: fileETag(row),
    content: content === undefined ? noBytes : call.service.contents.read(content),
  });
}

function writeContent(call: Call, node: FileNode): Reply {
  return noContent(fileETag(setContent(call, node, call.bytes).row));
}

/** A method that changes the file and answers nothing. */
function doing(work: (call: Call, node: FileNode, comment: string) => void): Step<FileNode> {
  return (call, node, given) =>
    action(call, () => {
      work(call, node, given.find('comment')?.text ?? '');
      return emptyReply();
    });
}

function remove(call: Call, node: FileNode): Reply {
  call.service.database.transaction(() => {
    demandFile(call, node, permission.deleteListItems);
    deleteItem(unconditional(call), node.list, integer(node.row, 'id'));
  });
  return emptyReply();
}

const recycleStep: Step<FileNode> = (call, node) =>
  action(call, () => {
    const guid = call.service.database.transaction(() => {
      demandFile(call, node, permission.deleteListItems);
      return recycleItem(unconditional(call), node.list, integer(node.row, 'id'));
    });
    return valueReply(call, 'Recycle', guid, 'Edm.Guid');
  });

/** A chunk of an upload; the number of bytes that have come is answered as text, being a 64-bit number. */
function chunkStep(
  name: string,
  work: (call: Call, node: FileNode, guid: string, offset: number) => number,
): Step<FileNode> {
  return (call, node, given) =>
    action(call, () => {
      const offset = given.count > 1 ? given.integer('fileOffset', 1) : 0;
      return valueReply(call, name, String(work(call, node, given.guid('uploadId'), offset)), 'Edm.Int64');
    });
}

/** What the item behind a file is; nothing for a file that is in no list. */
function itemOf(call: Call, { list, row, links }: FileNode): Resource {
  const isBeside = list.path === call.web.path;
  if (links === undefined || isBeside) return reader(call, () => nullReply(call, 'ListItemAllFields'));
  return links.resource(call, list, integer(row, 'id'));
}

const fileNoun: Noun<FileNode> = {
  read: (call, node) => entityReply(call, fileEntity(call, node)),
  remove,
  members: {
    $value: (call, node) =>
      resource({ read: contentReply, create: writeContent, replace: writeContent, merge: writeContent }, call, node),
    openbinarystream: (call, node) => resource({ read: contentReply, create: contentReply }, call, node),
    savebinarystream: (call, node) => action(call, () => writeContent(call, node)),
    startupload: chunkStep('StartUpload', startUpload),
    continueupload: chunkStep('ContinueUpload', continueUpload),
    finishupload: (call, node, given) =>
      action(call, () => {
        const file = finishUpload(call, node, given.guid('uploadId'), given.integer('fileOffset', 1));
        return entityReply(call, fileEntity(call, file));
      }),
    cancelupload: (call, node, given) =>
      action(call, () => {
        cancelUpload(call, node, given.guid('uploadId'));
        return emptyReply();
      }),
    checkout: doing(checkOut),
    checkin: (call, node, given) =>
      action(call, () => {
        const type = given.count > 1 ? given.integer('checkInType', 1) : 1;
        checkIn(call, node, given.find('comment')?.text ?? '', type);
        return emptyReply();
      }),
    undocheckout: doing(undoCheckOut),
    publish: doing(publish),
    unpublish: doing(unpublish),
    approve: doing(moderate),
    deny: doing(moderate),
    copyto: (call, node, given) =>
      action(call, () => {
        copyFile(call, node, given.text('strNewUrl'), given.flag('bOverWrite', 1, false));
        return emptyReply();
      }),
    copytousingpath: (call, node, given) =>
      action(call, () => {
        copyFile(call, node, given.text('DecodedUrl'), given.flag('bOverWrite', 1, false));
        return emptyReply();
      }),
    moveto: (call, node, given) =>
      action(call, () => {
        moveFile(call, node, given.text('newUrl'), overwrites(given.find('flags', 1)?.text));
        return emptyReply();
      }),
    movetousingpath: (call, node, given) =>
      action(call, () => {
        moveFile(call, node, given.text('DecodedUrl'), overwrites(given.find('moveOperations', 1)?.text));
        return emptyReply();
      }),
    recycle: recycleStep,
    recyclewithparameters: recycleStep,
    deleteobject: (call, node) => action(call, () => remove(call, node)),
    deletewithparameters: (call, node) => action(call, () => remove(call, node)),
    versions: fileVersionsStep,
    listitemallfields: (call, node) => itemOf(call, node),
  },
  otherwise: (call, node, name) => propertyOf(call, fileEntity(call, node), name),
};

/** The bit Overwrite of SP.MoveOperations. */
function overwrites(flags: string | undefined): boolean {
  return (Number(flags ?? '0') & 1) === 1;
}

/** One file as a resource. */
export function fileResource(call: Call, node: FileNode): Resource {
  return resource(fileNoun, call, node);
}

/** The file of that unique id. @throws SharePointError: 400, 404 */
export function fileById(call: Call, id: string, links: FileNode['links']): FileNode {
  const guid = guidText(id);
  const place = guid === undefined ? undefined : placeById(call, guid, links);
  if (place?.is !== 'file') throw fileNotFound();
  return place.node;
}
