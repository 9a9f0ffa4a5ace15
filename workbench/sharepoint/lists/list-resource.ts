import { getItemsStep } from '../caml/get-items.js';
import { getChangesStep } from '../changes/get-changes.js';
import { changedObject, changeType } from '../changes/change-log.js';
import { duplicateListTitle } from '../errors/errors.js';
import { contentTypesStep } from '../content-types/content-types.js';
import { addItemStep, addValidateUpdateStep, bulkUpdateStep } from '../form-values/form-steps.js';
import { demandMatch } from '../http/preconditions.js';
import { fieldsStep } from '../fields/fields.js';
import { checkListFormula } from '../formulas/list-formulas.js';
import { bodyEntity } from '../http/body.js';
import type { Call } from '../http/call.js';
import type { Noun, Resource } from '../http/resource.js';
import { action, reader, resource } from '../http/resource.js';
import { rootFolderStep } from '../folders/folder-resource.js';
import { itemByIdStep, itemLinks, itemsStep } from '../items/items.js';
import { own, textOf } from '../json.js';
import { permission } from '../permissions/base-permissions.js';
import { demandList } from '../permissions/demand.js';
import { listAncestor } from '../permissions/ancestor.js';
import { formDataStep } from '../render-list-data/form-data.js';
import { itemChangesStep } from '../render-list-data/item-changes.js';
import { filterDataStep, renderAsStreamStep, renderListDataStep } from '../render-list-data/render.js';
import { securableMembers } from '../permissions/inheritance.js';
import { securableList } from '../permissions/securable.js';
import { recycleList } from '../recycle-bin/recycle-bin.js';
import { listReply } from '../representation/collection.js';
import { entityReply } from '../representation/entity.js';
import { propertyOf } from '../representation/property-resource.js';
import { emptyReply, noContent } from '../representation/reply.js';
import { applySent } from '../representation/stored.js';
import { valueReply } from '../representation/values.js';
import { subscriptionsStep } from '../subscriptions/subscriptions.js';
import { userCustomActionsStep } from '../user-custom-actions/user-custom-actions.js';
import { defaultViewStep, getViewStep, viewsStep } from '../views/views.js';
import { userResourceSteps } from '../user-resources/user-resource.js';
import { formsStep } from './forms.js';
import type { List } from './list.js';
import { demandListTitle, listETag } from './list.js';
import { addListNavigations, listEntity, listProperties, listScope } from './list-entity.js';
import { listNavigations } from './list-navigations.js';
import { relatedFieldsReply } from './related-fields.js';

addListNavigations(listNavigations);

/** Writes a change of a list (not of its items) into the log. */
export function noteListChange(call: Call, list: List, change: 1 | 2 | 3): void {
  call.service.changes.add({
    siteId: call.site.id,
    webId: call.web.id,
    list,
    object: changedObject.list,
    change,
    editor: call.visitor.user.id,
  });
}

const listNoun: Noun<List> = {
  read: (call, list) => entityReply(call, listEntity(call, list)),
  merge(call, list) {
    demandList(call, list, permission.manageLists);
    const { properties } = bodyEntity(call);
    const title = textOf(properties, 'Title')?.trim() ?? list.title;
    demandListTitle(title);
    const isOther = (name: string) => name === 'Title';
    const bag = applySent(listProperties, list.properties, properties, 'SP.List', isOther);
    if (own(properties, 'ValidationFormula') !== undefined) checkListFormula(list.fields, bag);
    const updated = call.service.database.transaction(() => {
      demandMatch(call, listETag(list));
      const other = call.service.lists.byTitle(call.web, title);
      if (other !== undefined && other.id !== list.id) throw duplicateListTitle();
      noteListChange(call, list, changeType.update);
      return call.service.lists.update(list, title, bag);
    });
    return noContent(listETag(updated));
  },
  remove(call, list) {
    demandList(call, list, permission.manageLists);
    call.service.database.transaction(() => {
      demandMatch(call, listETag(list));
      call.service.lists.remove(list);
      call.service.security.changed();
      noteListChange(call, list, changeType.delete);
    });
    return emptyReply();
  },
  members: {
    items: itemsStep,
    rootfolder: rootFolderStep(itemLinks),
    getitems: getItemsStep,
    renderlistdataasstream: renderAsStreamStep,
    renderlistdata: renderListDataStep,
    renderlistformdata: formDataStep,
    renderlistfilterdata: filterDataStep,
    getlistitemchangessincetoken: itemChangesStep,
    getitembyid: itemByIdStep,
    getitembystringid: itemByIdStep,
    fields: fieldsStep((list: List) => list),
    contenttypes: contentTypesStep((list: List) => list),
    addvalidateupdateitemusingpath: addValidateUpdateStep,
    addvalidateupdateitem: addValidateUpdateStep,
    additemusingpath: addItemStep,
    additem: addItemStep,
    bulkvalidateupdatelistitems: bulkUpdateStep,
    views: viewsStep,
    getview: getViewStep,
    defaultview: defaultViewStep,
    getchanges: getChangesStep(listScope),
    recycle: (call, list) =>
      action(call, () => {
        demandList(call, list, permission.manageLists);
        const guid = call.service.database.transaction(() => {
          noteListChange(call, list, changeType.delete);
          return recycleList(call, list);
        });
        return valueReply(call, 'Recycle', guid, 'Edm.Guid');
      }),
    forms: formsStep,
    getrelatedfields: (call, list) => reader(call, () => relatedFieldsReply(call, list)),
    relatedfields: (call, list) => reader(call, () => relatedFieldsReply(call, list)),
    // Nothing is ever sent to anyone from here: no receiver can be registered.
    eventreceivers: (call) => reader(call, () => listReply(call, 'SP.ApiData.EventReceiverDefinitions', [])),
    reservelistitemid: (call, list) =>
      action(call, () => {
        demandList(call, list, permission.addListItems);
        return valueReply(call, 'ReserveListItemId', call.service.lists.reserveItemId(list), 'Edm.Int32');
      }),
    ...userResourceSteps<List>(
      (list) => list.title,
      (list) => textOf(list.properties, 'Description') ?? '',
    ),
    subscriptions: subscriptionsStep,
    usercustomactions: userCustomActionsStep((_call, list: List) => ({
      kind: 'action',
      webId: list.webId,
      listId: list.id,
    })),
    ...securableMembers(securableList, listAncestor),
  },
  otherwise: (call, list, name) => propertyOf(call, listEntity(call, list), name),
};

/** One list as a resource. The caller has checked that the visitor may see it. */
export function listResource(call: Call, list: List): Resource {
  return resource(listNoun, call, list);
}
