export { cellText, type SourceCell, type SourceRow, type SourceTable } from './cell.js';
export { findHeadingRow, headingSynonyms, knownHeadings, tableAt } from './headings.js';
export type {
  AddOperation,
  ChangeOperation,
  ColumnChange,
  ImportAnswers,
  ImportCounts,
  ImportOperation,
  ImportPlan,
  ImportQuestion,
  PlannedPart,
  PlannedRow,
} from './importPlan.js';
export { prepareImport, type PreparedImport, type RowProblem } from './mapTable.js';
export { nextStep, type ImportDirection, type ImportStep } from './nextStep.js';
export { readPersonName } from './personName.js';
export { ImportPlanError, readPlan, writePlan } from './planFile.js';
export { planImport, type PlanInput } from './planImport.js';
export {
  checkProfile,
  isImportable,
  readProfile,
  writeProfile,
  type ColumnMapping,
  type ImportPolicy,
  type ImportProfile,
  type ImportTarget,
  type RepeatPolicy,
} from './profile.js';
export type { AnyRow } from './rowIndex.js';
export { isSameValue } from './sameValue.js';
export { dateOfSerial, readSourceDate, tellDateOrder, type DateOrder } from './sourceDate.js';
export { importableLists } from './importableLists.js';
export { examplesOf, fitOf, proposeProfile, suggestionsFor } from './proposeProfile.js';
export { keysToChoose, withLists, withMapping, withoutMapping } from './shapeProfile.js';
export { mappingsFrom, suggestMapping, type MappingSuggestion } from './suggest.js';
export { readSourceCell, usualTransform, type Transform } from './transform.js';
export { readAmount } from './amount.js';
export { choiceSynonyms, readChoiceWord, readChoiceWords, readYesNoWord } from './words.js';
export { undoTables, type UndoTable } from './undoTable.js';
