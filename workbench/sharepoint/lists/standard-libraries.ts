import { randomUUID } from 'node:crypto';

import { changedObject, changeType } from '../changes/change-log.js';
import { bytesOf } from '../http/bytes.js';
import { instantText } from '../instant.js';
import type { Service } from '../service-state.js';
import type { Web } from '../webs/web.js';
import type { List } from './list.js';
import { makeList } from './make-list.js';

/** The libraries of a team site, by the names of their folders. */
const standard = {
  'Shared Documents': { title: 'Documents', template: 101 },
  SitePages: { title: 'Site Pages', template: 119 },
  SiteAssets: { title: 'Site Assets', template: 101 },
} as const;

type StandardFolder = keyof typeof standard;

/** One of a web's standard libraries; undefined if it was removed, or never made. */
export function standardLibrary(service: Service, web: Web, folder: StandardFolder): List | undefined {
  return service.lists.byPath(web, `${web.path === '/' ? '' : web.path}/${folder}`);
}

/** One of a web's standard libraries, made if it is not there. `editor` is who the change log says has made it. */
export function ensureStandardLibrary(service: Service, web: Web, folder: StandardFolder, editor: number): List {
  return service.database.transaction(() => {
    const known = standardLibrary(service, web, folder);
    if (known !== undefined) return known;
    const { title, template } = standard[folder];
    const isTaken = service.lists.byTitle(web, title) !== undefined;
    const list = makeList(service, web, { title: isTaken ? folder : title, template, folder });
    service.changes.add({
      siteId: web.siteId,
      webId: web.id,
      list,
      object: changedObject.list,
      change: changeType.add,
      editor,
    });
    if (folder === 'SitePages') addHomePage(service, list, editor);
    return list;
  });
}

/** The page that a site's address leads to. It is kept as a file and never shown. */
function addHomePage(service: Service, list: List, editor: number): void {
  const { database, contents, changes } = service;
  const [guid, now] = [randomUUID(), instantText()];
  const title = list.fields.byName('Title')?.column ?? 'leaf';
  const { id } = database.run(
    `INSERT INTO ${list.table} (guid, version, ui_version, created, modified, author, editor, leaf, content_type, ${title})
     VALUES (?, 1, 512, ?, ?, ?, ?, 'Home.aspx', '0x0101', 'Home')`,
    guid,
    now,
    now,
    editor,
    editor,
  );
  const page = bytesOf([Buffer.from('<%@ Page Language="C#" %>\r\n<!-- Home -->\r\n')]);
  database.run(`UPDATE ${list.table} SET content = ? WHERE id = ?`, contents.add(list.id, id, page), id);
  database.run('UPDATE lists SET item_count = 1 WHERE id = ?', list.id);
  changes.add({
    siteId: list.siteId,
    webId: list.webId,
    list,
    itemId: id,
    uniqueId: guid,
    object: changedObject.item,
    change: changeType.add,
    editor,
  });
}

/** The library that a web's documents go to: Documents, or the first other library there is. */
export function defaultLibrary(service: Service, web: Web): List | undefined {
  const documents = standardLibrary(service, web, 'Shared Documents');
  return documents ?? service.lists.ofWeb(web).find((list) => list.properties['BaseTemplate'] === 101);
}
