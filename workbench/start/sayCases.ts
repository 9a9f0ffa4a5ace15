import { showNumber } from '@phb/schemas';

/** A line after so many cases. */
const step = 10_000;

/**
 * Says where the register can be looked at already, and how far the other cases are.
 * @returns what is told of each part that was loaded
 */
export function sayCases(say: (line: string) => void, origin: string): (done: number, wished: number) => void {
  let next: number | undefined;
  return (done, wished) => {
    if (next === undefined) say(`Open it already, if you like: ${origin}/ (the other cases come in meanwhile)`);
    else if (done < next && done < wished) return;
    say(`Personal health budgets: ${showNumber(done)} of ${showNumber(wished)} cases, with their people and reviews`);
    next = done + step;
  };
}
