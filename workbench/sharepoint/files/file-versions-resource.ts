import type { FileNode } from '../folders/place.js';
import type { Arguments } from '../http/arguments.js';
import { noBytes } from '../http/bytes.js';
import type { Call } from '../http/call.js';
import { collection, numberKey } from '../http/collection-noun.js';
import type { Noun, Resource, Step } from '../http/resource.js';
import { action, reader, resource } from '../http/resource.js';
import { demandItem } from '../items/item-store.js';
import type { Permissions } from '../permissions/base-permissions.js';
import { permission } from '../permissions/base-permissions.js';
import { collectionReply } from '../representation/collection.js';
import { downloadReply } from '../representation/download.js';
import { entityReply } from '../representation/entity.js';
import { propertyOf } from '../representation/property-resource.js';
import { emptyReply } from '../representation/reply.js';
import { integer, text } from '../storage/rows.js';
import { contentOf } from './file-state.js';
import { deleteVersions, restoreVersion, versionById, versionByLabel } from './file-versions.js';
import type { FileVersion } from './version-entity.js';
import { fileVersions, versionEntity, versionSet } from './version-entity.js';

/** The file, if the visitor may look at its older versions. @throws SharePointError: 404, 403 */
function open(call: Call, node: FileNode, more: Permissions = 0n): FileNode {
  const row = demandItem(call, node.list, integer(node.row, 'id'), permission.viewVersions | more);
  return { ...node, row };
}

const versionNoun: Noun<FileVersion> = {
  read: (call, version) => entityReply(call, versionEntity(call, version)),
  remove(call, version) {
    deleteVersions(call, version.file, [version]);
    return emptyReply();
  },
  members: {
    $value: (call, version) =>
      reader(call, () => {
        open(call, version.file, permission.openItems);
        const content = contentOf(version.row);
        return downloadReply(call, {
          name: text(version.file.row, 'leaf'),
          etag: `"{${text(version.row, 'guid').toUpperCase()}},${integer(version.row, 'version')}"`,
          content: content === undefined ? noBytes : call.service.contents.read(content),
        });
      }),
  },
  otherwise: (call, version, name) => propertyOf(call, versionEntity(call, version), name),
};

function byId(call: Call, node: FileNode, given: Arguments): Resource {
  return resource(versionNoun, call, versionById(call, open(call, node), numberKey(given)));
}

type Choose = (call: Call, node: FileNode, given: Arguments) => readonly FileVersion[];

const chosenById: Choose = (call, node, given) => [versionById(call, node, given.integer('vid'))];
const chosenByLabel: Choose = (call, node, given) => [versionByLabel(call, node, given.text('versionlabel'))];

/** Removes versions. The bin holds whole items only: a recycled version is gone. */
function removing(choose: Choose): Step<FileNode> {
  return (call, node, given) =>
    action(call, () => {
      const file = open(call, node);
      deleteVersions(call, file, choose(call, file, given));
      return emptyReply();
    });
}

const versionsNoun: Noun<FileNode> = {
  read: (call, node) =>
    collectionReply(
      call,
      versionSet,
      fileVersions(call, open(call, node)).map((version) => versionEntity(call, version)),
    ),
  members: {
    getbyid: byId,
    getbylabel: (call, node, given) =>
      resource(versionNoun, call, versionByLabel(call, open(call, node), given.text('versionlabel'))),
    deleteall: removing(fileVersions),
    deletebyid: removing(chosenById),
    recyclebyid: removing(chosenById),
    deletebylabel: removing(chosenByLabel),
    recyclebylabel: removing(chosenByLabel),
    restorebylabel: (call, node, given) =>
      action(call, () => {
        const { row } = versionByLabel(call, open(call, node), given.text('versionlabel'));
        restoreVersion(call, node, integer(row, 'ui_version'));
        return emptyReply();
      }),
  },
};

/** `file/versions`, `file/versions(512)`. */
export const fileVersionsStep = collection<FileNode, FileNode>(versionsNoun, (_call, node) => node, byId);
