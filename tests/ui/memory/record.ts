import { listsOf, samplesOf } from '@phb/schemas';
import { sampleRegister } from './register.js';
import type { MemoryData } from './memoryData.js';

/** The example register with the rows around its cases too: plan, money, people, decisions, contacts. */
export function sampleRecord(): MemoryData {
  const data = sampleRegister();
  for (const list of listsOf('register')) {
    if (data.list(list).rows().length === 0) data.list(list).fill(samplesOf(list));
  }
  return data;
}
