import { people, personalHealthBudgets, reviews, sampleReference } from '@phb/schemas';
import { samplePeople } from '../../../schemas/samples/people.js';
import { samplePersonalHealthBudgets } from '../../../schemas/samples/personalHealthBudgets.js';
import { sampleReviews } from '../../../schemas/samples/reviews.js';
import { memoryData } from './memoryData.js';
import type { MemoryData } from './memoryData.js';

/** The example cases that the tests of screens name. */
const named = [1, 2, 3, 4].map((n) => sampleReference('PHB', n));

/** A register kept in memory, with the example rows: two live cases, one in planning, one closed. */
export function sampleRegister(): MemoryData {
  const data = memoryData();
  data.list(people).fill(samplePeople.rows);
  data.list(personalHealthBudgets).fill(samplePersonalHealthBudgets.rows.filter(({ ref }) => named.includes(ref)));
  data.list(reviews).fill(sampleReviews.rows);
  return data;
}
