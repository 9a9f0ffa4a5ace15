import { fileNotFound, invalidArgument } from '../errors/errors.js';
import { filesIn } from '../folders/folder-contents.js';
import { joinPath, serverRelative, splitPath } from '../folders/names.js';
import type { FolderNode } from '../folders/place.js';
import { placeAt } from '../folders/place.js';
import type { Arguments } from '../http/arguments.js';
import type { Bytes } from '../http/bytes.js';
import { bytesOf, noBytes } from '../http/bytes.js';
import type { Call } from '../http/call.js';
import { collection } from '../http/collection-noun.js';
import type { Noun, Resource, Step } from '../http/resource.js';
import { action } from '../http/resource.js';
import { collectionReply } from '../representation/collection.js';
import { entityReply } from '../representation/entity.js';
import { fileEntity, fileSet } from './file-entity.js';
import { fileResource } from './file-resource.js';
import { addFile } from './file-store.js';

/** `files('name')`, `files/getByUrl('name')`. */
function named(call: Call, node: FolderNode, given: Arguments): Resource {
  const url = given.find('url')?.text ?? given.text('DecodedUrl');
  const base = node.path === '/' ? '' : node.path;
  const place = placeAt(call, url.startsWith('/') ? url : joinPath(base, url), node.links);
  if (place?.is !== 'file') throw fileNotFound();
  return fileResource(call, place.node);
}

/** The folder and name that an address in an `add` means: mostly just a name. */
function placeFor(call: Call, node: FolderNode, url: string): { folder: FolderNode; name: string } {
  const isAddress = url.startsWith('/') || /^https?:/i.test(url);
  if (!isAddress && !url.includes('/')) return { folder: node, name: url };
  const path = isAddress ? serverRelative(call, url) : joinPath(node.path === '/' ? '' : node.path, url);
  const { folder, leaf } = splitPath(path);
  if (folder.toLowerCase() === node.path.toLowerCase()) return { folder: node, name: leaf };
  const place = placeAt(call, folder === '' ? '/' : folder, node.links);
  if (place?.is !== 'folder') throw fileNotFound();
  return { folder: place.node, name: leaf };
}

/** An `add…` method; what it stores is the body, or fixed bytes. */
function adding(argument: string, content: (call: Call, given: Arguments) => Bytes): Step<FolderNode> {
  return (call, node, given) =>
    action(call, () => {
      const { folder, name } = placeFor(call, node, given.text(argument));
      const options = {
        overwrite: given.flag('Overwrite', Number.MAX_SAFE_INTEGER, argument === 'url' && given.flag('', 1, false)),
        otherName: given.flag('EnsureUniqueFileName', Number.MAX_SAFE_INTEGER, false),
      };
      return entityReply(call, fileEntity(call, addFile(call, folder, name, content(call, given), options)));
    });
}

const page = (inner: string) => bytesOf([Buffer.from(`<%@ Page language="C#" %>\r\n<!-- ${inner} -->\r\n`)]);
/** SP.TemplateFileType: what a page of each kind begins with. Pages are kept, never run. */
const templates: readonly Bytes[] = [page('Standard'), page('Wiki'), page('Form'), page('Client-side')];

function templateOf(given: Arguments): Bytes {
  const template = templates[given.integer('templateFileType', 1)];
  if (template === undefined) throw invalidArgument('The parameter templateFileType is no type of page.');
  return template;
}

const filesNoun: Noun<FolderNode> = {
  read: (call, node) =>
    collectionReply(
      call,
      fileSet,
      filesIn(call, node).map((file) => fileEntity(call, file)),
    ),
  members: {
    add: adding('url', (call) => call.bytes),
    addusingpath: adding('DecodedUrl', (call) => call.bytes),
    addstub: adding('urlOfFile', () => noBytes),
    addstubusingpath: adding('DecodedUrl', () => noBytes),
    addtemplatefile: adding('urlOfFile', (_call, given) => templateOf(given)),
    getbyurl: named,
    getbypath: named,
  },
};

/** `folder/files`, `folder/files('name')`. */
export const filesStep = collection<FolderNode, FolderNode>(filesNoun, (_call, node) => node, named);
