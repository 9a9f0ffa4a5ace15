/** Every way to ask for an object, its parts, and the collections that it could turn up in. */
import type { Sent } from './client.js';
import type { Thing } from './model.js';
import { guidOf } from './world.js';

export interface Question {
  readonly web: string;
  readonly path: string;
  readonly sent?: Sent;
}

const post = (body: unknown): Sent => ({ method: 'POST', body });
const quoted = (text: string) => encodeURIComponent(text);

function ofWeb(web: Thing): Question[] {
  const changes = { query: allChanges() };
  return [
    'web?$expand=Webs,WebInfos,ParentWeb,AllProperties,SiteGroups,RootFolder',
    'web?$expand=Lists,Lists/RootFolder,Lists/Items,Lists/Fields,Lists/Views,Folders,Folders/Files,Folders/Folders',
    'web?$expand=RootFolder/Folders/Folders,RootFolder/Files,RecycleBin,Navigation/QuickLaunch,SiteUserInfoList,Author',
    'web?$expand=FirstUniqueAncestorSecurableObject/Lists,FirstUniqueAncestorSecurableObject/Webs,Features,UserCustomActions',
    'web?$expand=Webs/Lists/Items,Webs/RootFolder/Folders,Webs/Folders/Files,Webs/RecycleBin',
    'web/lists?$expand=Items,Items/File,Items/Folder,ParentWeb/Lists,FirstUniqueAncestorSecurableObject/Title',
    'site?$expand=RootWeb/Lists/Items,RootWeb/Webs,RecycleBin',
    'web/webs?$expand=Webs',
    'web/webinfos',
    'web/getsubwebsfilteredforcurrentuser(nWebTemplateFilter=-1,nConfigurationFilter=-1)',
    'web/lists?$expand=RootFolder,Fields,Views',
    "web/lists?$filter=substringof('zq',Title)&$orderby=Title",
    'web/folders?$expand=Folders,Files',
    'web/rootFolder?$expand=Folders,Files',
    'web/navigation/quicklaunch',
    'web/recyclebin?$expand=Author,DeletedBy',
    'web/getrecyclebinitems(rowLimit=50)',
    'site/recyclebin',
    'site/rootweb/lists',
    'site/rootweb/webs',
    `sp.web.getdocumentlibraries(@v)?@v='${quoted(web.place)}'`,
  ]
    .map((path): Question => ({ web: web.place, path }))
    .concat([
      { web: web.place, path: 'web/getchanges', sent: post(changes) },
      { web: web.place, path: 'site/getchanges', sent: post(changes) },
      { web: web.place, path: 'navigation/MenuState', sent: post({ depth: 5 }) },
    ]);
}

function allChanges() {
  const flags = [
    'Add',
    'Update',
    'DeleteObject',
    'Restore',
    'Rename',
    'Move',
    'SystemUpdate',
    'RoleAssignmentAdd',
    'RoleAssignmentDelete',
  ];
  const objects = [
    'Item',
    'List',
    'Web',
    'Folder',
    'File',
    'User',
    'Group',
    'View',
    'Field',
    'SecurityPolicy',
    'ContentType',
  ];
  return { ...Object.fromEntries([...flags, ...objects].map((name) => [name, true])), RecursiveAll: true };
}

function ofList(list: Thing): Question[] {
  const { web, path } = list;
  const viewXml = '<View Scope="RecursiveAll"><RowLimit Paged="TRUE">3</RowLimit></View>';
  const sorted =
    '<View Scope="RecursiveAll"><Query><OrderBy><FieldRef Name="Title" Ascending="FALSE"/></OrderBy><Where><Contains><FieldRef Name="Title"/><Value Type="Text">zq</Value></Contains></Where></Query></View>';
  const stream = (ViewXml: string) => post({ parameters: { ViewXml, RenderOptions: 2 } });
  const reads = [
    '?$expand=RootFolder,Fields,Views,DefaultView,ParentWeb',
    '/items?$top=3',
    '/items?$top=2&$orderby=Title%20desc',
    "/items?$filter=substringof('zq',Title)&$orderby=Secret",
    "/items?$filter=substringof('zq',FileRef)&$orderby=FileRef&$select=Id&$top=100",
    "/items?$filter=substringof('zq',FileDirRef)&$select=Id,FileDirRef&$top=100",
    "/items?$filter=substringof('zq',FileLeafRef)&$select=Id,FileLeafRef&$top=100",
    '/items?$select=*,FileRef,FileDirRef,FileLeafRef,EncodedAbsUrl,HasUniqueRoleAssignments,EffectiveBasePermissions&$top=100',
    '/items?$select=Title,Secret,Other/Title,Other/Id&$expand=Other&$top=100',
    "/items?$select=Id&$expand=Other&$filter=startswith(Other/Title,'zq')",
    '/items?$expand=AttachmentFiles,File,Folder,FieldValuesAsText,ContentType,ParentList,Versions&$top=100',
    '/items?$expand=FieldValuesAsHtml,FieldValuesForEdit&$top=100',
    '/items?$expand=Properties,FirstUniqueAncestorSecurableObject,LikedByInformation&$top=100',
    '/items?$select=DisplayName,BaseName,ServerUrl,ParentUniqueId,ScopeId,PermMask,ItemChildCount,FolderChildCount&$top=100',
    '?$select=SchemaXml,DefaultViewUrl,DefaultDisplayFormUrl&$expand=Items,ParentWeb/Lists,FirstUniqueAncestorSecurableObject',
    '/rootFolder?$expand=Files,Folders,ListItemAllFields',
    '/rootFolder/files?$expand=ListItemAllFields',
    '/rootFolder/folders?$expand=Files,Folders,ListItemAllFields',
    '/views',
    '/fields',
    '/subscriptions',
    '/roleassignments?$expand=Member',
    '/EffectiveBasePermissions',
    '/firstuniqueancestorsecurableobject',
    '/getlistitemchangessincetoken',
  ].map((rest): Question => ({ web, path: `${path}${rest}` }));
  return [
    ...reads,
    { web, path: `web/getList('${quoted(list.place)}')` },
    { web, path: `lists(guid'${guidOf(list)}')/items` },
    { web, path: `${path}/getitems`, sent: post({ query: { ViewXml: viewXml } }) },
    { web, path: `${path}/getitems?$expand=FieldValuesAsText`, sent: post({ query: { ViewXml: sorted } }) },
    { web, path: `${path}/RenderListDataAsStream`, sent: stream(viewXml) },
    { web, path: `${path}/RenderListDataAsStream`, sent: stream(sorted) },
    { web, path: `${path}/renderlistdata(@v)?@v='${quoted(viewXml)}'`, sent: post({}) },
    { web, path: `${path}/getlistitemchangessincetoken`, sent: post({ query: {} }) },
    { web, path: `${path}/getchanges`, sent: post({ query: allChanges() }) },
    { web, path: `${path}/RenderListFilterData?FieldInternalName=Title`, sent: post({}) },
  ];
}

function ofItem(thing: Thing, list: Thing): Question[] {
  const { web, path, id } = thing;
  const parts = [
    '',
    '?$select=*,FileRef,HasUniqueRoleAssignments,EffectiveBasePermissions',
    '?$expand=AttachmentFiles,File,Folder,FieldValuesAsText,FieldValuesAsHtml,FieldValuesForEdit,ParentList,Versions',
    '?$select=Other/Title,Other/Secret&$expand=Other',
    '/Title',
    '/DisplayName',
    '/Properties',
    '/GetParents',
    '/FieldValuesAsText',
    '/FieldValuesAsHtml',
    '/FieldValuesForEdit',
    '/AttachmentFiles',
    '/Comments?$expand=replies',
    '/versions',
    '/versions(512)',
    '/versions/getById(512)/Title',
    '/roleassignments',
    '/File',
    '/File/versions',
    '/Folder',
    '/Folder/Files',
    '/ParentList/items',
    '/firstuniqueancestorsecurableobject',
    '/likedBy',
  ].map((rest): Question => ({ web, path: `${path}${rest}` }));
  const ref = quoted(thing.place.replaceAll("'", "''"));
  return [
    ...parts,
    { web, path: `${list.path}/items?$filter=FileRef%20eq%20'${ref}'&$select=Title,FileRef` },
    { web, path: `${list.path}/items?$filter=startswith(FileRef,'${ref}')&$select=Title,FileLeafRef,Secret` },
    { web, path: `${list.path}/items?$filter=FileDirRef%20eq%20'${ref}'&$select=Title,FileLeafRef,Secret` },
    { web, path: `${list.path}/getItemByStringId('${id}')` },
    { web, path: `${list.path}/getItemById(${id})/Secret` },
    { web, path: `${list.path}/items?$filter=Id%20eq%20${id}&$expand=FieldValuesAsText` },
    { web, path: `${list.path}/renderlistformdata(itemid=${id},formid='',mode='2')`, sent: post({}) },
    {
      web,
      path: 'SP.RelatedItemManager.GetRelatedItems',
      sent: post({ SourceListName: guidOf(list), SourceItemID: id }),
    },
  ];
}

/** By address: the names stand in the question itself. */
function ofPlace(thing: Thing): Question[] {
  const place = quoted(thing.place);
  const folder = `web/getFolderByServerRelativePath(decodedUrl='${place}')`;
  const file = `web/getFileByServerRelativePath(decodedUrl='${place}')`;
  const paths =
    thing.kind === 'folder'
      ? [
          folder,
          `${folder}?$expand=Files,Folders,ListItemAllFields,ParentFolder`,
          `${folder}/files`,
          `${folder}/folders`,
          `${folder}/listItemAllFields`,
          `web/getFolderByServerRelativeUrl('${place}')`,
        ]
      : [
          file,
          `${file}/$value`,
          `${file}?$expand=ListItemAllFields,Versions,Author`,
          `${file}/listItemAllFields`,
          `${file}/versions`,
          `${file}/versions(512)/$value`,
          `web/getFileByUrl(@v)?@v='${place}'`,
          `web/getFileByServerRelativeUrl('${place}')/$value`,
        ];
  return paths.map((path) => ({ web: thing.web, path }));
}

/** The list that an object of a list lies in. */
export function listOf(thing: Thing): Thing {
  if (thing.kind === 'list' || thing.kind === 'library' || thing.parent === undefined) return thing;
  return listOf(thing.parent);
}

/** All questions about one object. */
export function questionsAbout(thing: Thing): Question[] {
  switch (thing.kind) {
    case 'web':
      return ofWeb(thing);
    case 'list':
    case 'library':
      return ofList(thing);
    case 'item':
      return [...ofItem(thing, listOf(thing)), ...attachmentQuestions(thing)];
    case 'folder':
    case 'file':
      return [...ofItem(thing, listOf(thing)), ...ofPlace(thing)];
  }
}

function attachmentQuestions(item: Thing): Question[] {
  const name = item.names[2] ?? '';
  const list = listOf(item);
  const place = quoted(`${list.place}/Attachments/${item.id}/${name}.txt`);
  return [
    { web: item.web, path: `${item.path}/AttachmentFiles('${name}.txt')` },
    { web: item.web, path: `${item.path}/AttachmentFiles('${name}.txt')/$value` },
    { web: item.web, path: `web/getFileByServerRelativePath(decodedUrl='${place}')/$value` },
  ];
}
