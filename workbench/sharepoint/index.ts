/** The embedded SharePoint list service: what other rooms may use of it. */
export { openSharePoint } from './service.js';
export type { Identity, LogEntry, SharePointOptions, SharePointService } from './service.js';
export type { SharePointAdmin } from './sites/tenant-admin.js';
export { DataFolderError } from './storage/database.js';
export type { Refusal } from './refusals/refusal.js';
export type { RefusalControl } from './refusals/refusals.js';
