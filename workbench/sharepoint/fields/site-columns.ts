import type { JsonObject } from '../json.js';
import type { Field } from './field.js';
import { fieldOf } from './field.js';
import { systemFields } from './system-fields.js';

/** A site column that every site collection has from the start. */
interface BuiltIn {
  readonly guid: string;
  readonly internalName: string;
  readonly properties: JsonObject;
}

const person = { LookupList: 'UserInfo', LookupField: '' };

function column(guid: string, internalName: string, title: string, type: string, group: string, more: JsonObject = {}) {
  return {
    guid,
    internalName,
    properties: {
      Title: title,
      StaticName: internalName,
      TypeAsString: type,
      Group: group,
      FromBaseType: true,
      CanBeDeleted: false,
      ...more,
    },
  };
}

const contact = 'Core Contact and Calendar Columns';
const task = 'Core Task and Issue Columns';
const document = 'Core Document Columns';
const day = { DisplayFormat: 0 };
const moment = { DisplayFormat: 1 };

/** Of about 500 in SharePoint, those that lists and content types are commonly made of. Ids and names are SharePoint's. */
const commonColumns: readonly BuiltIn[] = [
  column('4a722dd4-d406-4356-93f9-2550b8f50dd0', 'FirstName', 'First Name', 'Text', contact),
  column('475c2610-c157-4b91-9e2d-6855031b3538', 'FullName', 'Full Name', 'Text', contact),
  column('fce16b4c-fe53-4793-aaab-b4892e736d15', 'EMail', 'E-Mail', 'Text', contact),
  column('038d1503-4629-40f6-adaf-b47d1ab2d4fe', 'Company', 'Company', 'Text', contact),
  column('c4e0f350-52cc-4ede-904c-dd71a3d11f7d', 'JobTitle', 'Job Title', 'Text', contact),
  column('fd630629-c165-4513-b43c-fdb16b86a14d', 'WorkPhone', 'Business Phone', 'Text', contact),
  column('2ab923eb-9880-4b47-9965-ebf93ae15487', 'HomePhone', 'Home Phone', 'Text', contact),
  column('2a464df1-44c1-4851-949d-fcd270f0ccf2', 'CellPhone', 'Mobile Number', 'Text', contact),
  column('9d1cacc8-f452-4bc1-a751-050595ad96e1', 'WorkFax', 'Fax Number', 'Text', contact),
  column('fc2e188e-ba91-48c9-9dd3-16431afddd50', 'WorkAddress', 'Address', 'Note', contact, { NumberOfLines: 2 }),
  column('6ca7bd7f-b490-402e-af1b-2813cf087b1e', 'WorkCity', 'City', 'Text', contact),
  column('ceac61d3-dda9-468b-b276-f4a6bb93f14f', 'WorkState', 'State/Province', 'Text', contact),
  column('9a631556-3dac-49db-8d2f-fb033b0fdc24', 'WorkZip', 'ZIP/Postal Code', 'Text', contact),
  column('3f3a5c85-9d5a-4663-b925-8b68a678ea3a', 'WorkCountry', 'Country/Region', 'Text', contact),
  column(
    '3c0e9e00-8fcc-479f-9d8d-3447cda34c5b',
    'OtherAddressCountry',
    'Other Address Country/Region',
    'Text',
    contact,
  ),
  column('a71affd2-dcc7-4529-81bc-2fe593154a5f', 'WebPage', 'Web Page', 'URL', contact),
  column('9da97a8a-1da5-4a77-98d3-4bc10456e700', 'Comments', 'Notes', 'Note', contact),
  column('c4c7d925-bc1b-4f37-826d-ac49b4fb1bc1', 'Birthday', 'Birthday', 'DateTime', contact, day),
  column('288f5f32-8462-4175-8f09-dd7ba29359a9', 'Location', 'Location', 'Text', contact),
  column('64cd368d-2f95-4bfc-a1f9-8d4324ecb007', 'StartDate', 'Start Date', 'DateTime', task, day),
  column('8a121252-85a9-443d-8217-a1b57020fadf', '_EndDate', 'End Date', 'DateTime', contact, moment),
  column('cd21b4c2-6841-4f9e-a23a-738a65f99889', 'DueDate', 'Due Date', 'DateTime', task, day),
  column('c15b34c3-ce7d-490a-b133-3f4de8801b76', 'Status', 'Task Status', 'Choice', task, {
    Choices: ['Not Started', 'In Progress', 'Completed', 'Deferred', 'Waiting on someone else'],
    DefaultValue: 'Not Started',
  }),
  column('a8eb573e-9e11-481a-a8c9-1104a54b2fbd', 'Priority', 'Priority', 'Choice', task, {
    Choices: ['(1) High', '(2) Normal', '(3) Low'],
    DefaultValue: '(2) Normal',
  }),
  column('d2311440-1ed6-46ea-b46d-daa643dc3886', 'PercentComplete', '% Complete', 'Number', task, {
    MinimumValue: 0,
    MaximumValue: 1,
    ShowAsPercentage: true,
  }),
  column('53101f38-dd2e-458c-b245-0c236cc13d1a', 'AssignedTo', 'Assigned To', 'User', task, person),
  column('7662cd2c-f069-4dba-9e35-082cf976e170', 'Body', 'Description', 'Note', task, { RichText: true }),
  column('b66e9b50-a28e-469b-b1a0-af0e45486874', 'Keywords', 'Keywords', 'Note', document),
  column('1dab9b48-2d1a-47b3-878c-8e84f0d211ba', '_Status', 'Status', 'Choice', document, {
    Choices: ['Not Started', 'Draft', 'Reviewed', 'Scheduled', 'Published', 'Final', 'Expired'],
    DefaultValue: 'Not Started',
    FillInChoice: true,
  }),
  column('52578fc3-1f01-4f4d-b016-94ccbcf428cf', '_Comments', 'Comments', 'Note', document),
  column('6df9bd52-550e-4a30-bc31-a4366832a87d', 'Comment', 'Description', 'Note', document),
  column('c29e077d-f466-4d8e-8bbe-72b66c5f205c', 'URL', 'URL', 'URL', document),
  column('6a09e75b-8d17-4698-94a8-371eda1af1ac', 'Expires', 'Expires', 'DateTime', document, day),
];

/** Site columns as fields of a web, numbered below nought: they have no row until one is changed. */
export function builtInColumns(webId: number): readonly Field[] {
  return [...systemFields, ...commonColumns].map((each, index) =>
    fieldOf({
      id: -1 - index,
      guid: each.guid,
      web_id: webId,
      list_id: null,
      internal_name: each.internalName,
      column_name: null,
      properties: JSON.stringify(each.properties),
    }),
  );
}
