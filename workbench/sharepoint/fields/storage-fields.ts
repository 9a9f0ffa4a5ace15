import type { SystemField } from './system-field.js';
import { system, userList } from './system-field.js';

/**
 * Fields that show what SharePoint keeps of every item besides what people see. They are answered when they are named.
 * Ids are SharePoint's, but for `_ColorTag` and `ParentUniqueId`.
 */
export const storageFields: readonly SystemField[] = [
  system('a3c2a8a8-3d0c-4d5f-9a0c-6a3f8f0d51c7', '_ColorTag', 'Color Tag', 'Text', { hidden: true }),
  system('26d0756c-986a-48a7-af35-bf18ab85ff4a', '_HasCopyDestinations', 'Has Copy Destinations', 'Boolean', {
    hidden: true,
  }),
  system('6b4e226d-3d88-4a36-808d-a129bf52bccf', '_CopySource', 'Copy Source', 'Text', { hidden: true }),
  system('f1e020bc-ba26-443f-bf2f-b68715017bbc', 'WorkflowVersion', 'Workflow Version', 'Integer', { hidden: true }),
  system('5f190d91-3dbc-4489-9878-3c092caf35b6', 'LinkTitle2', 'Title', 'Computed', { hidden: true }),
  system('b1f7969b-ea65-42e1-8b54-b588292635f2', 'SelectTitle', 'Select', 'Computed', { hidden: true }),
  system('50a54da4-1528-4e67-954a-e2d24f1e9efb', 'InstanceID', 'Instance ID', 'Integer', { hidden: true }),
  system('ca4addac-796f-4b23-b093-d2a3f65c0774', 'Order', 'Order', 'Number', { hidden: true }),
  system('de8beacf-5505-47cd-80a6-aa44e7ffe2f4', 'WorkflowInstanceID', 'Workflow Instance ID', 'Guid', {
    hidden: true,
  }),
  system('173f76c8-aebd-446a-9bc9-769a2bd2c18f', 'Last_x0020_Modified', 'Modified', 'DateTime', {
    hidden: true,
    shownAs: 'Lookup',
  }),
  system('998b5cff-4a35-47a7-92f3-3914aa6aa4a2', 'Created_x0020_Date', 'Created', 'DateTime', {
    hidden: true,
    shownAs: 'Lookup',
  }),
  system('423874f8-c300-4bfb-b7a1-42e2159e3b19', 'SortBehavior', 'Sort Type', 'Integer', {
    hidden: true,
    shownAs: 'Lookup',
  }),
  system('ba3c27ee-4791-4867-8821-ff99000bac98', 'PermMask', 'Effective Permissions Mask', 'Computed', {
    hidden: true,
  }),
  system('d2a04afc-9a05-48c8-a7fa-fa98f9496141', 'ParentUniqueId', 'Parent Unique Id', 'Guid', {
    hidden: true,
    shownAs: 'Lookup',
  }),
  system('6d2c4fde-3605-428e-a236-ce5f3dc2b4d4', 'SyncClientId', 'Client Id', 'Text', {
    hidden: true,
    shownAs: 'Lookup',
  }),
  system('c5c4b81c-f1d9-4b43-a6a2-090df32ebb68', 'ProgId', 'ProgId', 'Text', { hidden: true, shownAs: 'Lookup' }),
  system('dddd2420-b270-4735-93b5-92b713d0944d', 'ScopeId', 'ScopeId', 'Text', { hidden: true, shownAs: 'Lookup' }),
  system('0c5e0085-eb30-494b-9cdd-ece1d3c649a2', 'HTML_x0020_File_x0020_Type', 'HTML File Type', 'Text', {
    hidden: true,
  }),
  system('3c6303be-e21f-4366-80d7-d6d0a3b22c7a', '_EditMenuTableStart', 'Edit Menu Table Start', 'Computed', {
    hidden: true,
  }),
  system('1344423c-c7f9-4134-88e4-ad842e2d723c', '_EditMenuTableStart2', 'Edit Menu Table Start', 'Computed', {
    hidden: true,
  }),
  system('2ea78cef-1bf9-4019-960a-02c41636cb47', '_EditMenuTableEnd', 'Edit Menu Table End', 'Computed', {
    hidden: true,
  }),
  system('224ba411-da77-4050-b0eb-62d422f13d3e', 'LinkFilename2', 'Name', 'Computed', { hidden: true }),
  system('105f76ce-724a-4bba-aece-f81f2fce58f5', 'ServerUrl', 'Server Relative URL', 'Computed', { hidden: true }),
  system('7615464b-559e-4302-b8e2-8f440b913101', 'BaseName', 'Name', 'Computed', { hidden: true }),
  system('687c7f94-686a-42d3-9b67-2782eac4b4f8', 'MetaInfo', 'Property Bag', 'Text', {
    hidden: true,
    shownAs: 'Lookup',
  }),
  system('43bdd51b-3c5b-4e78-90a8-fb2087f71e70', '_Level', 'Level', 'Integer', { hidden: true }),
  system('c101c3e7-122d-4d4d-bc34-58e94a38c816', '_IsCurrentVersion', 'Is Current Version', 'Boolean', {
    hidden: true,
  }),
  system('b824e17e-a1b3-426e-aecf-f0184d900485', 'ItemChildCount', 'Item Child Count', 'Text', { shownAs: 'Lookup' }),
  system('960ff01f-2b6d-4f1b-9c3f-e19ad8927341', 'FolderChildCount', 'Folder Child Count', 'Text', {
    shownAs: 'Lookup',
  }),
  system('6bfaba20-36bf-44b5-a1b2-eb6346d49716', 'AppAuthor', 'App Created By', 'Text', { shownAs: 'Lookup' }),
  system('e08400f3-c779-4ed2-a18c-ab7f34caa318', 'AppEditor', 'App Modified By', 'Text', { shownAs: 'Lookup' }),
];

/** The same of files. */
export const fileFields: readonly SystemField[] = [
  system('3881510a-4e4a-4ee8-b102-8ee8e2d0dd4b', 'CheckoutUser', 'Checked Out To', 'User', {
    column: 'checked_out_by',
    more: userList,
  }),
  system('58014f77-5463-437b-ab67-eec79532da67', '_CheckinComment', 'Check In Comment', 'Text', { shownAs: 'Lookup' }),
  system('8fca95c0-9b7d-456f-8dae-b41ee2728b85', 'File_x0020_Size', 'File Size', 'Text', {
    hidden: true,
    shownAs: 'Lookup',
  }),
  system(
    'a7b731a3-1df1-4d74-a5c6-e2efba617ae2',
    'CheckedOutUserId',
    'ID of the User who has the item Checked Out',
    'Text',
    { hidden: true, shownAs: 'Lookup' },
  ),
  system('9d4adc35-7cc8-498c-8424-ee5fd541e43a', 'CheckedOutTitle', 'Checked Out To', 'Text', {
    hidden: true,
    shownAs: 'Lookup',
  }),
  system('cfaabd0f-bdbd-4bc2-b375-1e779e2cad08', 'IsCheckedoutToLocal', 'Is Checked out to local', 'Text', {
    hidden: true,
    shownAs: 'Lookup',
  }),
  system('4a389cb9-54dd-4287-a71a-90ff362028bc', 'VirusStatus', 'Virus Status', 'Text', {
    hidden: true,
    shownAs: 'Lookup',
  }),
  system('822c78e3-1ea9-4943-b449-57863ad33ca9', 'Modified_x0020_By', 'Document Modified By', 'Text', { hidden: true }),
  system('4dd7e525-8d6b-4cb4-9d3e-44ee25f973eb', 'Created_x0020_By', 'Document Created By', 'Text', { hidden: true }),
  system('5f47e085-2150-41dc-b661-442f3027f552', 'SelectFilename', 'Select', 'Computed', { hidden: true }),
];
