import type { JsonObject } from '../json.js';
import type { Column } from '../query/column.js';

/** A column of the User Information List, and what it shows of a row of principals. */
interface UserColumn {
  readonly name: string;
  readonly title: string;
  readonly type: 'Text' | 'Note' | 'Boolean' | 'URL';
  readonly sql: PersonExpression;
  readonly more?: JsonObject;
}

/** An SQL expression over a row of principals, whose alias it is given. */
type PersonExpression = (row: string) => string;

function userColumn(
  name: string,
  title: string,
  type: UserColumn['type'],
  sql: PersonExpression,
  more: JsonObject = {},
): UserColumn {
  return { name, title, type, sql, more };
}

const nothing: PersonExpression = () => 'NULL';
const address: PersonExpression = (row) => `nullif(${row}.email, '')`;
const login: PersonExpression = (row) => `${row}.login`;

const principalName: PersonExpression = (row) =>
  `iif(${row}.kind = 1 AND instr(${row}.login, '|membership|') > 0, replace(${row}.login, 'i:0#.f|membership|', ''), NULL)`;

/** SharePoint's columns. Those that profiles would fill hold nothing. */
export const userColumns: readonly UserColumn[] = [
  userColumn('Name', 'Account', 'Text', login, { Indexed: true }),
  userColumn('EMail', 'Work email', 'Text', address, { Indexed: true }),
  userColumn('MobilePhone', 'Mobile phone', 'Text', nothing),
  userColumn('Notes', 'About Me', 'Note', (row) => `nullif(json_extract(${row}.properties, '$.Description'), '')`),
  userColumn('SipAddress', 'SIP Address', 'Text', address),
  userColumn('IsSiteAdmin', 'Is Site Admin', 'Boolean', (row) => `${row}.site_admin`),
  userColumn('Deleted', 'Deleted', 'Boolean', () => '0', { Hidden: true }),
  userColumn('UserInfoHidden', 'Hidden', 'Boolean', () => '0', { Hidden: true }),
  userColumn('Picture', 'Picture', 'URL', nothing),
  userColumn('Department', 'Department', 'Text', nothing),
  userColumn('JobTitle', 'Job Title', 'Text', nothing),
  userColumn('IsActive', 'Is Active', 'Boolean', () => '1'),
  userColumn('FirstName', 'First name', 'Text', nothing),
  userColumn('LastName', 'Last name', 'Text', nothing),
  userColumn('WorkPhone', 'Work phone', 'Text', nothing),
  userColumn('UserName', 'User name', 'Text', principalName),
  userColumn('WebSite', 'Web site', 'URL', nothing),
  userColumn('Office', 'Office', 'Text', nothing),
];

/** A column of a person that queries can ask for. */
export interface PersonColumn {
  readonly sql: PersonExpression;
  readonly form: Column['form'];
}

const forms = { Text: 'text', Note: 'note', Boolean: 'flag', URL: 'url' } as const;
const siteCreated: PersonExpression = (row) => `(SELECT s.created FROM sites s WHERE s.id = ${row}.site_id)`;

/** What a person or group can be asked for where it is expanded, by name in lower case. */
const personColumns: ReadonlyMap<string, PersonColumn> = new Map<string, PersonColumn>([
  ...userColumns.map(({ name, type, sql }) => [name.toLowerCase(), { sql, form: forms[type] }] as const),
  ['id', { sql: (row) => `${row}.id`, form: 'number' }],
  ['title', { sql: (row) => `${row}.title`, form: 'text' }],
  ['created', { sql: siteCreated, form: 'instant' }],
  ['modified', { sql: siteCreated, form: 'instant' }],
  // Columns that SharePoint computes for its own pages: they can be asked for and hold nothing here.
  ...['imnname', 'namewithpicture', 'namewithpictureanddetails', 'contenttypedisp'].map(
    (name) => [name, { sql: nothing, form: 'text' }] as const,
  ),
]);

/** A column of persons by its name, in any case; undefined if there is none. */
export function personColumn(name: string): PersonColumn | undefined {
  return personColumns.get(name.toLowerCase());
}
