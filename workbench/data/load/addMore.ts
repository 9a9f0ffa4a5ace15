import { setImmediate as nextTurn } from 'node:timers/promises';
import { addBodies, listConnector, type SiteConnection } from '@phb/connectors';
import {
  packagesOfCare,
  people,
  personalHealthBudgets,
  reviews,
  type ListDeclaration,
  type NewRow,
} from '@phb/schemas';
import type { MoreCases } from '../demonstration/moreCases.js';
import { DemonstrationError, missingFrom, referencesIn } from './writeMissing.js';

/** Adds many rows to a list of the register at once, all or none: the bodies as they would be posted one by one. */
export type AddMany = (listTitle: string, bodies: readonly string[]) => void;

/** So many rows at once: a fifth of a second in which the service answers nobody else. */
const rowsAtOnce = 2500;

/**
 * Adds cases with what belongs to them, part by part, those that are there already left out; so it goes on where it was
 * interrupted. In between the service has its turns, and at each a case's person is there before the case.
 * @param onCases is told after each part how many cases there are of these
 * @throws DemonstrationError if a row was refused
 */
export async function addMore(
  register: SiteConnection,
  parts: Iterable<MoreCases>,
  addMany: AddMany,
  onCases: (done: number) => void,
): Promise<void> {
  const add = {
    people: await adder(register, people, addMany),
    packagesOfCare: await adder(register, packagesOfCare, addMany),
    personalHealthBudgets: await adder(register, personalHealthBudgets, addMany),
    reviews: await adder(register, reviews, addMany),
  };
  let done = 0;
  for (const part of parts) {
    await add.people(part.people);
    await add.packagesOfCare(part.packagesOfCare);
    await add.personalHealthBudgets(part.personalHealthBudgets);
    await add.reviews(part.reviews);
    done += part.personalHealthBudgets.length;
    onCases(done);
  }
}

/** What adds rows to one list. */
async function adder<L extends ListDeclaration>(
  register: SiteConnection,
  list: L,
  addMany: AddMany,
): Promise<(rows: readonly NewRow<L>[]) => Promise<void>> {
  const bodiesOf = addBodies(register, list);
  const present = await referencesIn(listConnector(register, list));
  return async (rows) => {
    const missing = missingFrom(present, rows);
    for (let from = 0; from < missing.length; from += rowsAtOnce) {
      try {
        addMany(list.title, bodiesOf(missing.slice(from, from + rowsAtOnce)));
      } catch (cause) {
        const said = cause instanceof Error ? cause.message : String(cause);
        throw new DemonstrationError(`${list.title}: further rows could not be added. ${said}`, { cause });
      }
      await nextTurn();
    }
  };
}
