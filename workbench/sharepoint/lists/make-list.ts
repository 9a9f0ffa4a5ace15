import type { JsonObject } from '../json.js';
import type { Service } from '../service-state.js';
import type { Web } from '../webs/web.js';
import type { List } from './list.js';
import { addTemplateFields, firstView } from './template-fields.js';

/** Templates whose lists hold files (BaseType 1) and stand in the web's root. */
const libraryTemplates = new Set([101, 109, 113, 114, 115, 116, 119, 121, 123, 130, 851]);

/** True if lists of the template hold files. */
function isLibraryTemplate(template: number): boolean {
  return libraryTemplates.has(template);
}

/** A list about to be made. */
interface NewList {
  readonly title: string;
  readonly template: number;
  /** The name of its folder, if it is not to be made of the title. */
  readonly folder?: string;
  readonly properties?: JsonObject;
}

/** What libraries have set otherwise than lists. */
const libraryProperties: JsonObject = {
  EnableAttachments: false,
  EnableFolderCreation: true,
  ImageUrl: '/_layouts/15/images/itdl.png?rev=47',
  MajorVersionLimit: 500,
  TemplateFeatureId: '00bfea71-e717-4e80-aa17-d0c71b360101',
};

/** Makes a list with the fields every list has and its first view. To be called inside a transaction. */
export function makeList(service: Service, web: Web, { title, template, folder, properties = {} }: NewList): List {
  const { lists, fields, views } = service;
  const isLibrary = isLibraryTemplate(template);
  const path = freePath(service, web, folder ?? folderName(title), isLibrary);
  const bag = {
    ...(isLibrary ? { ...libraryProperties, DocumentTemplateUrl: `${path}/Forms/template.dotx` } : {}),
    ...properties,
    BaseTemplate: template,
    BaseType: isLibrary ? 1 : 0,
  };
  const empty = fields.addSystemFields(lists.add(web, title, path, bag));
  const list = addTemplateFields(service, web, empty, template);
  views.add(list, {
    Title: isLibrary ? 'All Documents' : 'All Items',
    DefaultView: true,
    MobileView: true,
    MobileDefaultView: true,
    ViewFields: [...(firstView(template) ?? firstView(isLibrary ? 101 : 100) ?? [])],
  });
  return list;
}

/** The folder name made of a title: characters that an address cannot have are left out. */
function folderName(title: string): string {
  const name = title
    .replaceAll(/["#%*:<>?/\\|{}~&\p{Cc}]/gu, '')
    .trim()
    .slice(0, 50)
    .replace(/[\s.]+$/, '');
  return name === '' ? 'List' : name;
}

function freePath(service: Service, web: Web, name: string, isLibrary: boolean): string {
  const root = web.path === '/' ? '' : web.path;
  const base = `${root}${isLibrary ? '' : '/Lists'}/${name}`;
  for (let number = 0; ; number += 1) {
    const path = number === 0 ? base : `${base}${number}`;
    if (service.lists.byPath(web, path) === undefined) return path;
  }
}
