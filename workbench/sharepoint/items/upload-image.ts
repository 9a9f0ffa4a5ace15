import { unknownList } from '../errors/errors.js';
import { addFile } from '../files/file-store.js';
import { addFolder } from '../folders/folder-store.js';
import { pathOf, rootOfList } from '../folders/place.js';
import { guidText } from '../http/arguments.js';
import type { Step } from '../http/resource.js';
import { action } from '../http/resource.js';
import { ensureStandardLibrary } from '../lists/standard-libraries.js';
import { permission } from '../permissions/base-permissions.js';
import { maySeeList } from '../permissions/demand.js';
import { complexReply } from '../representation/values.js';
import { text } from '../storage/rows.js';
import { demandItem } from './item-store.js';

/**
 * `web/UploadImage(listTitle=, imageName=, listId=, itemId=)`: keeps the picture of an image column among the site's
 * assets, in a folder of the list's own. The column itself is written afterwards, from a form.
 */
export const uploadImageStep: Step<unknown> = (call, _web, given) =>
  action(call, () => {
    const { service, web, visitor } = call;
    const listGuid = guidText(given.text('listId', 2)) ?? '';
    const list = service.lists.byGuid(web, listGuid);
    if (list === undefined || !maySeeList(call, list)) throw unknownList();
    const itemId = given.find('itemId', 3);
    if (itemId !== undefined && Number(itemId.text) > 0) {
      demandItem(call, list, given.integer('itemId', 3), permission.editListItems);
    }
    const name = given.text('imageName', 1);
    const file = service.database.transaction(() => {
      const assets = rootOfList(ensureStandardLibrary(service, web, 'SiteAssets', visitor.user.id));
      const folder = addFolder(call, addFolder(call, assets, 'Lists', true), list.guid, true);
      return addFile(call, folder, name, call.bytes, { otherName: true });
    });
    return complexReply(call, 'UploadImage', 'SP.UploadedImage', {
      Name: text(file.row, 'leaf'),
      ServerRelativeUrl: pathOf(file.list, file.row),
      UniqueId: text(file.row, 'guid'),
    });
  });
