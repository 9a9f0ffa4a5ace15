import { isNoAccess } from '../kit/sentence.js';
import { NotFoundError, ValidationFailedError } from '@phb/connectors';
import { columnsOf, isReference, lists, personalHealthBudgets, reviews } from '@phb/schemas';
import type { ListDeclaration, RowOf, Stored } from '@phb/schemas';
import { changesBetween } from '../kit/form/merge.js';
import { addOnce, stepRun } from '../kit/steps.js';
import type { Step, StepRun } from '../kit/steps.js';
import type { Data } from '../part/data.js';
import { copyNextReview } from '../register/case/nextReview.js';
import { readPolicy } from '../register/case/readPolicy.js';

type Values = Readonly<Record<string, unknown>>;

/** The list whose rows have this prefix, in the same kind of site. */
function listOfPrefix(prefix: string, beside: ListDeclaration): ListDeclaration | undefined {
  return lists.find((list) => list.columns.ref.prefix === prefix && list.site === beside.site);
}

/**
 * Looks for what the row refers to: somebody who types a reference into a native form can mistype it into a whole one.
 * A list that this person may not read is not asked about.
 * @throws ValidationFailedError if a row that is referred to is not there
 */
async function lookForReferences(data: Data, list: ListDeclaration, names: readonly string[], row: Values) {
  for (const [name, column] of columnsOf(list)) {
    const value = row[name];
    if (column.kind !== 'reference' || column.isKey || !names.includes(name) || typeof value !== 'string') continue;
    const target = listOfPrefix(column.prefix, list);
    if (target === undefined || !isReference(column.prefix, value)) continue;
    if (await isMissing(data, target, value)) {
      throw new ValidationFailedError({
        message: `${list.title}: ${name} refers to a row that is not there`,
        sentence: `${column.label}: there is no ${value} in ${target.title}. Check each character. Nothing was saved.`,
      });
    }
  }
}

async function isMissing(data: Data, list: ListDeclaration, ref: string): Promise<boolean> {
  try {
    const { prefix } = list.columns.ref;
    return isReference(prefix, ref) && (await data.list(list).get(ref)) === undefined;
  } catch (error) {
    if (isNoAccess(error) || error instanceof NotFoundError) return false;
    throw error;
  }
}

/** What follows from a row and is written after it: the case's copy of its next review date follows from its reviews. */
function stepsAfter(data: Data, list: ListDeclaration, row: Values): readonly Step[] {
  const { caseRef } = row;
  if (list.path !== reviews.path || typeof caseRef !== 'string' || !isReference('PHB', caseRef)) return [];
  const run = async (): Promise<void> => {
    if (!(await data.permissions(personalHealthBudgets)).edit) return;
    const { policy } = await readPolicy(data);
    await copyNextReview(data, caseRef, policy, () => undefined).run();
  };
  return [{ saves: 'the next review date on the case', run }];
}

/** The steps that save a changed row. @returns undefined if nothing is changed */
export function saveRowSteps(
  data: Data,
  list: ListDeclaration,
  stored: Stored<RowOf<ListDeclaration>>,
  row: RowOf<ListDeclaration>,
): StepRun | undefined {
  const changes = changesBetween(list, stored, row);
  const names = Object.keys(changes);
  if (names.length === 0) return undefined;
  const run = async (): Promise<void> => {
    await lookForReferences(data, list, names, row);
    await data.list(list).update(stored, changes);
  };
  return stepRun([{ saves: 'the row', run }, ...stepsAfter(data, list, row)]);
}

/** The steps that add a row. */
export function addRowSteps(data: Data, list: ListDeclaration, row: RowOf<ListDeclaration>): StepRun {
  const run = async (): Promise<void> => {
    await lookForReferences(data, list, Object.keys(list.columns), row);
    const { ref } = row;
    if (typeof ref !== 'string' || !isReference(list.columns.ref.prefix, ref)) {
      throw new TypeError(`${list.title}: a new row has no reference`);
    }
    await addOnce(data.list(list), ref, row);
  };
  return stepRun([{ saves: 'the row', run }, ...stepsAfter(data, list, row)]);
}
