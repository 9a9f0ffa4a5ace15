import { people, personalHealthBudgets, reviews } from '@phb/schemas';
import { samplePeople } from '../../../schemas/samples/people.js';
import { samplePersonalHealthBudgets } from '../../../schemas/samples/personalHealthBudgets.js';
import { sampleReviews } from '../../../schemas/samples/reviews.js';
import { memoryData } from './memoryData.js';
import type { MemoryData } from './memoryData.js';

/** A register kept in memory, with the example rows: two live cases, one in planning, one closed. */
export function sampleRegister(): MemoryData {
  const data = memoryData();
  data.list(people).fill(samplePeople.rows);
  data.list(personalHealthBudgets).fill(samplePersonalHealthBudgets.rows);
  data.list(reviews).fill(sampleReviews.rows);
  return data;
}
