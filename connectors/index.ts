export { documentUpload, type DocumentUpload, type NewDocument } from './documents/documentUpload.js';
export { readContent } from './documents/readContent.js';
export { replaceContent } from './documents/replaceContent.js';
export { readDocuments, type DocumentFile, type DocumentPage, type StoredDocument } from './documents/readDocuments.js';
export { ConnectorError, type FailureFacts } from './errors/connectorError.js';
export * from './errors/kinds.js';
export { toCsv } from './files/csv.js';
export type { ExportKind, ExportTable, ExportValue } from './files/exportTable.js';
export { toXlsx } from './files/xlsx.js';
export { ImportFileError } from './importing/importFileError.js';
export type { ImportOutcome, ImportReport } from './importing/importReport.js';
export {
  continueImport,
  earlierImports,
  importUndoTables,
  startImport,
  undoImport,
  unfinishedImports,
  type ImportRunFacts,
  type ImportRunRef,
  type RunOptions,
} from './importing/importRun.js';
export { openImportFile, type ImportFile, type ImportRows, type ImportSheet } from './importing/openImportFile.js';
export { registerRows } from './importing/registerRows.js';
export { inSlices, type SliceOptions } from './importing/slices.js';
export { addBodies } from './list/addBodies.js';
export { prepareWriting } from './list/fetchWriting.js';
export { listConnector } from './list/listConnector.js';
export type {
  ListConnector,
  Operation,
  Outcome,
  Page,
  RecycledRow,
  RowHistory,
  RowVersion,
  StoredVersion,
  VersionChange,
  WriteOptions,
} from './list/types.js';
export { provision } from './provisioning/provision.js';
export type { ProvisioningReport, ProvisionOptions } from './provisioning/types.js';
export { currentUser, siteMembers, type SiteUser } from './people/siteUsers.js';
export { permissions, type ListPermissions } from './permissions/permissions.js';
export { exportSite, type ExportOptions, type ExportProgress, type SiteExport } from './portability/exportSite.js';
export { ExportFileError } from './portability/exportFileError.js';
export { importSite, type ListReport, type SiteImportOptions, type SiteReport } from './portability/importSite.js';
export { packPersonRecord } from './portability/personFiles.js';
export { readPersonRecord, type PersonRecord, type PersonRecordOptions } from './portability/readPersonRecord.js';
export { openExport, type OpenedExport } from './portability/openExport.js';
export { previewCases, publishCases } from './publishing/publishCases.js';
export type { PublishOptions, PublishOutcome, PublishPreview, PublishReceipt } from './publishing/types.js';
export { connectSite } from './session/connectSite.js';
export type { ConnectOptions, RequestLogEntry, SignIn, SiteConnection } from './session/site.js';
export { readSiteZone } from './session/zone.js';
export { openWorkingSet } from './workingSet/openWorkingSet.js';
export type { RankedColumn, RowChange, SortKey, WorkingSet, WorkingSetOptions } from './workingSet/types.js';
