import { Temporal } from 'temporal-polyfill';
import {
  caseDocuments,
  isRunning,
  newReference,
  wholeRow,
  type CaseDocument,
  type DocumentKind,
  type PersonalHealthBudget,
} from '@phb/schemas';
import { randomStream } from '../random.js';

/** So many cases of each kind have documents: enough to look at, and nothing that a start would wait for. */
const casesOfAKind = 6;
/** Cases that began before have all their papers by the reference date. */
const begunBefore = Temporal.PlainDate.from('2019-04-01');

/** What a case has, with the days from its start. */
const papers = {
  direct: [
    ['Care and support plan', -10],
    ['Direct payment agreement', -3],
    ['Letter', 2],
  ],
  notional: [
    ['Care and support plan', -7],
    ['PHB agreement', -1],
  ],
} as const satisfies Record<string, readonly (readonly [DocumentKind, number])[]>;

/** Invents the documents of a few cases: their columns. What stands in them is made of these: see documentPdf. */
export function inventDocuments(seed: number, cases: readonly PersonalHealthBudget[]): readonly CaseDocument[] {
  const random = randomStream(seed, 'documents');
  const begun = cases.filter(
    ({ status, startsOn }) =>
      isRunning(status) && startsOn !== null && Temporal.PlainDate.compare(startsOn, begunBefore) < 0,
  );
  const of = (form: 'Direct payment' | 'Notional'): readonly PersonalHealthBudget[] =>
    begun.filter(({ forms }) => forms.length === 1 && forms[0] === form).slice(0, casesOfAKind);
  const documentsOf = (
    { ref, startsOn }: PersonalHealthBudget,
    kinds: readonly (readonly [DocumentKind, number])[],
  ): readonly CaseDocument[] =>
    kinds.flatMap(([kind, days]) =>
      startsOn === null
        ? []
        : [
            wholeRow(caseDocuments, {
              ref: newReference('DOC', (below) => random.below(below)),
              caseRef: ref,
              kind,
              documentDate: startsOn.add({ days }),
              note: kind === 'Letter' ? 'Tells what was agreed, in plain words. Sent by post.' : null,
            }),
          ],
    );
  return [
    ...of('Direct payment').flatMap((row) => documentsOf(row, papers.direct)),
    ...of('Notional').flatMap((row) => documentsOf(row, papers.notional)),
  ];
}
