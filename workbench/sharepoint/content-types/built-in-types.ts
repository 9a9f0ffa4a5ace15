import type { FieldSet } from '../fields/field.js';
import type { ContentType } from './content-type.js';
import { linkTo } from './content-type.js';

interface BuiltIn {
  readonly id: string;
  readonly name: string;
  readonly group: string;
  readonly description: string;
  /** Internal names of site columns, besides those of the parent. */
  readonly fields: readonly string[];
}

const listTypes = 'List Content Types';
const documentTypes = 'Document Content Types';
const folderTypes = 'Folder Content Types';

function type(id: string, name: string, group: string, description: string, ...fields: string[]): BuiltIn {
  return { id, name, group, description, fields };
}

const builtIns: readonly BuiltIn[] = [
  type('0x', 'System', '_Hidden', '', 'ContentType'),
  type('0x01', 'Item', listTypes, 'Create a new list item.', 'Title'),
  type('0x0101', 'Document', documentTypes, 'Create a new document.', 'FileLeafRef'),
  type('0x010101', 'Form', documentTypes, 'Fill out this form.'),
  type('0x010102', 'Picture', documentTypes, 'Upload an image or a photograph.', 'Keywords', '_Comments'),
  type('0x010105', 'Master Page', documentTypes, 'Create a new master page.'),
  type('0x010107', 'User Workflow Document', '_Hidden', ''),
  type('0x010108', 'Wiki Page', documentTypes, 'Create a new wiki page.'),
  type('0x010109', 'Basic Page', documentTypes, 'Create a new basic page.'),
  type('0x01010A', 'Web Part Page', documentTypes, 'Create a new Web Part page.'),
  type(
    '0x01010B',
    'Dublin Core Columns',
    documentTypes,
    'The Dublin Core metadata element set.',
    '_Comments',
    '_Status',
  ),
  type(
    '0x0102',
    'Event',
    listTypes,
    'Create a new meeting, deadline or other event.',
    'Location',
    'StartDate',
    '_EndDate',
  ),
  type('0x0103', 'Issue', listTypes, 'Track an issue or problem.', 'AssignedTo', 'Priority', 'Status', 'DueDate'),
  type(
    '0x0104',
    'Announcement',
    listTypes,
    'Create a new news item, status or other short piece of information.',
    'Body',
    'Expires',
  ),
  type('0x0105', 'Link', listTypes, 'Create a new link to a Web page or other resource.', 'URL', 'Comments'),
  type(
    '0x0106',
    'Contact',
    listTypes,
    'Store information about a business or personal contact.',
    'FirstName',
    'FullName',
    'EMail',
    'Company',
    'JobTitle',
    'WorkPhone',
    'HomePhone',
    'CellPhone',
    'WorkAddress',
    'WorkCity',
    'WorkZip',
    'WebPage',
    'Comments',
  ),
  type('0x0107', 'Message', '_Hidden', 'Create a new message.', 'Body'),
  type(
    '0x0108',
    'Task',
    listTypes,
    'Track a work item that you or your team needs to complete.',
    'StartDate',
    'DueDate',
    'AssignedTo',
    'PercentComplete',
    'Body',
    'Priority',
    'Status',
  ),
  type('0x010A', 'Person', '_Hidden', ''),
  type('0x010B', 'SharePointGroup', '_Hidden', ''),
  type('0x010C', 'DomainGroup', '_Hidden', ''),
  type('0x0111', 'Comment', listTypes, 'Create a new blog comment.', 'Body'),
  type('0x0120', 'Folder', folderTypes, 'Create a new folder.', 'FileLeafRef'),
  type('0x012001', 'RootOfList', '_Hidden', ''),
  type('0x012002', 'Discussion', folderTypes, 'Create a new discussion topic.', 'Body'),
];

/** The content types of the root of a site collection, with links to its site columns. */
export function builtInTypes(columns: FieldSet): ContentType[] {
  const made = new Map<string, ContentType>();
  for (const each of builtIns) {
    const parent = made.get(each.id.slice(0, -2));
    const own = each.fields.map((name) => columns.byName(name)).filter((field) => field !== undefined);
    made.set(each.id, {
      id: each.id,
      rowId: undefined,
      name: each.name,
      properties: { Group: each.group, Description: each.description, Hidden: each.group === '_Hidden' },
      links: [...(parent?.links ?? []), ...own.map((field) => linkTo(field))],
    });
  }
  return [...made.values()];
}

/** True for the types that every site collection has: they cannot be deleted. */
export function isBuiltIn(id: string): boolean {
  return builtIns.some((each) => each.id === id);
}
