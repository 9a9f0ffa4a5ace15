import { isNhsNumber, newReference, type NhsNumber, type Reference } from '@phb/schemas';
import { randomStream } from './random.js';

/** Gives references and NHS numbers that no other row of the set has. */
export interface IdentityMaker {
  reference<P extends string>(prefix: P): Reference<P>;
  nhsNumber(): NhsNumber;
}

/** 999 and six free digits: the range that is kept for tests. */
const sixDigits = 1_000_000;
/** Without a factor in common with a million, so that the numbers walk through the whole range before one comes again. */
const step = 618_033;

/** Makes the identities of a set from its seed. */
export function identityMaker(seed: number): IdentityMaker {
  const random = randomStream(seed, 'references');
  const used = new Set<string>();
  let number = randomStream(seed, 'NHS numbers').below(sixDigits);
  return {
    reference(prefix) {
      for (;;) {
        const made = newReference(prefix, (below) => random.below(below));
        if (used.has(made)) continue;
        used.add(made);
        return made;
      }
    },
    nhsNumber() {
      for (;;) {
        number = (number + step) % sixDigits;
        const first9 = `999${String(number).padStart(6, '0')}`;
        // One check digit fits, or none does: 999 000 000 has none.
        for (let check = 0; check <= 9; check += 1) {
          const digits = `${first9}${check}`;
          if (isNhsNumber(digits)) return digits;
        }
      }
    },
  };
}
