import { isNoAccess, sentenceOf } from '../kit/sentence.js';

/** Why the rows stand without names. */
export function namesNotShown(error: unknown): string {
  return isNoAccess(error)
    ? 'Names are not shown: only the personal health budget team may open People. Cases are found by their reference.'
    : `Names are not shown. ${sentenceOf(error)}`;
}
