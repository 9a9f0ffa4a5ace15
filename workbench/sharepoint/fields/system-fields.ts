import { fileFields, storageFields } from './storage-fields.js';
import type { SystemField } from './system-field.js';
import { system, userList } from './system-field.js';

/** The fields that people know, in SharePoint's order and with its ids. */
const firstFields: readonly SystemField[] = [
  system('03e45e84-1992-4d42-9116-26f756012634', 'ContentTypeId', 'Content Type ID', 'ContentTypeId', { hidden: true }),
  system('fa564e0f-0c70-4ab9-b863-0177e6ddd247', 'Title', 'Title', 'Text', {
    writable: true,
    more: { Required: true, MaxLength: 255, Group: 'Custom Columns' },
  }),
  system('34ad21eb-75bd-4544-8c73-0e08330291fe', '_ModerationComments', 'Approver Comments', 'Note', { hidden: true }),
  system('39360f11-34cf-4356-9945-25c44e68dade', 'File_x0020_Type', 'File Type', 'Text', { hidden: true }),
  system('3a6b296c-3f50-445c-a13f-9c679ea9dda3', 'ComplianceAssetId', 'Compliance Asset Id', 'Text', { hidden: true }),
  system('1d22ea11-1e32-424e-89ab-9fedbadb6ce1', 'ID', 'ID', 'Counter', { column: 'id', indexed: true }),
  system('c042a256-787d-4a6f-8a8a-cf6ab767f12d', 'ContentType', 'Content Type', 'Computed'),
  system('28cf69c5-fa48-462a-b5cd-27b6f9d2bd5f', 'Modified', 'Modified', 'DateTime', {
    column: 'modified',
    more: { DisplayFormat: 1 },
  }),
  system('8c06beca-0777-48f7-91c7-6da68bc07b69', 'Created', 'Created', 'DateTime', {
    column: 'created',
    more: { DisplayFormat: 1 },
  }),
  system('1df5e554-ec7e-46a6-901d-d85a3881cb18', 'Author', 'Created By', 'User', { column: 'author', more: userList }),
  system('d31655d1-1d5b-4511-95a1-7a09e9b75bf2', 'Editor', 'Modified By', 'User', { column: 'editor', more: userList }),
  system('d4e44a66-ee3a-4d02-88c9-4ec5ff3f4cd5', 'owshiddenversion', 'owshiddenversion', 'Integer', {
    column: 'version',
    hidden: true,
  }),
  system('7841bf41-43d0-4434-9f50-a673baef7631', '_UIVersion', 'UI Version', 'Integer', {
    column: 'ui_version',
    hidden: true,
  }),
  system('dce8262a-3ae9-45aa-aab4-83bd75fb738a', '_UIVersionString', 'Version', 'Text'),
  system('67df98f4-9dec-48ff-a553-29bece9c5bf4', 'Attachments', 'Attachments', 'Attachments', {
    column: 'attachments',
  }),
  system('fdc3b2ed-5bf2-4835-a4bc-b885f3396a61', '_ModerationStatus', 'Approval Status', 'ModStat', { hidden: true }),
  system('503f1caa-358e-4918-9094-4a2cdc4bc034', 'Edit', 'Edit', 'Computed'),
  system('bc91a437-52e7-49e1-8c4e-4698904b2b6d', 'LinkTitleNoMenu', 'Title', 'Computed'),
  system('82642ec8-ef9b-478f-acf9-31f7d45fbc31', 'LinkTitle', 'Title', 'Computed'),
  system('081c6e4c-5c14-4f20-b23e-1a71ceb6a67c', 'DocIcon', 'Type', 'Computed'),
  system('ae069f25-3ac2-4256-b9c3-15dbc15da0e0', 'GUID', 'GUID', 'Guid', { column: 'guid', hidden: true }),
  system('94f89715-e097-4e8b-ba79-ea02aa8b7adb', 'FileRef', 'URL Path', 'Text', { shownAs: 'Lookup', hidden: true }),
  system('56605df6-8fa1-47e4-a04c-5b384d59609f', 'FileDirRef', 'Path', 'Text', { shownAs: 'Lookup', hidden: true }),
  system('8553196d-ec8d-4564-9861-3dbe931050c8', 'FileLeafRef', 'Name', 'Text', { shownAs: 'File', hidden: true }),
  system('30bb605f-5bae-48fe-b4e3-1f81d9772af9', 'FSObjType', 'Item Type', 'Integer', {
    column: 'object_type',
    shownAs: 'Lookup',
    hidden: true,
  }),
  system('4b7403de-8d94-43e8-9f0f-137a3e298126', 'UniqueId', 'Unique Id', 'Guid', {
    column: 'guid',
    hidden: true,
    shownAs: 'Lookup',
  }),
  system('7177cfc7-f399-4d4d-905d-37dd51bc90bf', 'EncodedAbsUrl', 'Encoded Absolute URL', 'Computed', { hidden: true }),
];

/** The fields of a generic list (template 100). */
export const systemFields: readonly SystemField[] = [...firstFields, ...storageFields];

/** The fields that libraries have besides. */
export const libraryFields: readonly SystemField[] = [
  ...fileFields,
  system('5cc6dc79-3710-4374-b433-61cb4a686c12', 'LinkFilename', 'Name', 'Computed'),
  system('9d30f126-ba48-446b-b8f9-83745f322ebe', 'LinkFilenameNoMenu', 'Name', 'Computed'),
  system('78a07ba4-bda8-4357-9e0f-580d64487583', 'FileSizeDisplay', 'File Size', 'Computed'),
];

/** Fields that libraries have not: nothing is attached to a file. */
export const notInLibraries: ReadonlySet<string> = new Set(['Attachments']);

/** The id of Title, which is the only system field that has a column of its own and takes values. */
export const titleField = 'Title';
