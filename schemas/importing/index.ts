export { cellText, type SourceCell, type SourceRow, type SourceTable } from './cells/cell.js';
export { findHeadingRow, headingSynonyms, knownHeadings, tableAt } from './mapping/headings.js';
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
} from './planning/importPlan.js';
export { prepareImport, type PreparedImport, type RowProblem } from './mapping/mapTable.js';
export { nextStep, type ImportDirection, type ImportStep } from './planning/nextStep.js';
export { readPersonName } from './cells/personName.js';
export { ImportPlanError, readPlan, writePlan } from './planning/planFile.js';
export { planImport, type PlanInput } from './planning/planImport.js';
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
} from './mapping/profile.js';
export type { AnyRow } from './planning/rowIndex.js';
export { isSameValue } from './planning/sameValue.js';
export { dateOfSerial, readSourceDate, tellDateOrder, type DateOrder } from './cells/sourceDate.js';
export { importableLists } from './mapping/importableLists.js';
export { examplesOf, fitOf, proposeProfile, suggestionsFor } from './mapping/proposeProfile.js';
export { keysToChoose, withLists, withMapping, withoutMapping } from './mapping/shapeProfile.js';
export { mappingsFrom, suggestMapping, type MappingSuggestion } from './mapping/suggest.js';
export { readSourceCell, usualTransform, type Transform } from './cells/transform.js';
export { readAmount } from './cells/amount.js';
export { choiceSynonyms, readChoiceWord, readChoiceWords, readYesNoWord } from './cells/words.js';
export { undoTables, type UndoTable } from './planning/undoTable.js';
