import { ChangeLog } from './changes/change-log.js';
import { Digests } from './contextinfo/digest.js';
import { ContentTypeTable } from './content-types/content-type-table.js';
import { FieldTable } from './fields/field-table.js';
import { Contents } from './files/contents.js';
import { Lists } from './lists/lists.js';
import { Security } from './permissions/security.js';
import { Records } from './records/record-table.js';
import { Refusals } from './refusals/refusals.js';
import { Roles } from './roles/role-definition.js';
import { Templates } from './site-scripts/templates.js';
import { Sites } from './sites/site.js';
import type { Database } from './storage/database.js';
import { Principals } from './users/principal.js';
import { ViewTable } from './views/view-table.js';
import { Webs } from './webs/web.js';

/** Everything a call works on: the data file and what is kept in memory beside it. */
export interface Service {
  readonly database: Database;
  readonly sites: Sites;
  readonly webs: Webs;
  readonly lists: Lists;
  readonly fields: FieldTable;
  readonly contentTypes: ContentTypeTable;
  readonly templates: Templates;
  readonly views: ViewTable;
  readonly principals: Principals;
  readonly security: Security;
  readonly roles: Roles;
  readonly records: Records;
  readonly changes: ChangeLog;
  readonly contents: Contents;
  readonly digests: Digests;
  /** What is to go wrong on demand; undefined unless the service was opened with it. */
  readonly refusals: Refusals | undefined;
}

/** Puts the parts of the service over one open data file. */
export function serviceOver(database: Database, withRefusals: boolean): Service {
  const lists = new Lists(database);
  const fields = new FieldTable(database, lists);
  const digests = new Digests(database);
  return {
    database,
    sites: new Sites(database),
    webs: new Webs(database),
    lists,
    fields,
    contentTypes: new ContentTypeTable(database, fields, lists),
    templates: new Templates(database),
    views: new ViewTable(database),
    principals: new Principals(database),
    security: new Security(database),
    roles: new Roles(database),
    records: new Records(database),
    changes: new ChangeLog(database),
    contents: new Contents(database),
    digests,
    refusals: withRefusals ? new Refusals(() => digests.expireAll()) : undefined,
  };
}
