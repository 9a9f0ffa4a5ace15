import type { FormulaValue } from './values.js';
import { FormulaFault, finite, isFaultCode } from './values.js';

/**
 * Takes what a function of the formula library answers into our values: it gives faults as Error objects whose message is
 * the code.
 *
 * @throws FormulaFault
 */
export function taken(answer: unknown): FormulaValue {
  if (answer instanceof Error) throw new FormulaFault(isFaultCode(answer.message) ? answer.message : '#VALUE!');
  if (typeof answer === 'number') return finite(answer);
  if (typeof answer === 'string' || typeof answer === 'boolean') return answer;
  throw new FormulaFault('#VALUE!');
}
