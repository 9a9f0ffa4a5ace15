import { z } from '@phb/schemas';

/*
 * Knows formats of ours from those that a site's owner made. SharePoint keeps a format as text and nothing about who wrote it,
 * and its formatting schema has no place for a note. So a format of ours carries a check sum of itself inside an expression
 * that SharePoint can evaluate and that changes nothing: a class that is chosen by comparing two different words. Whoever
 * changes a word of the format by hand makes the check sum wrong, and the format theirs.
 */

/** A value, a name of SharePoint's (`@currentField`, `[$Status]`) or an expression. */
export type Expression = string | number | { readonly operator: string; readonly operands: readonly Expression[] };

/** What every format begins with. */
interface Format {
  readonly $schema: string;
}

const markWord = 'phb-format';

/** FNV-1a, 32 bits: it tells versions of a format apart, and keeps nothing secret. */
function checkSum(text: string): string {
  let sum = 0x811c9dc5;
  for (const character of text) sum = Math.imul(sum ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return sum.toString(16).padStart(8, '0');
}

/** The class of a format, with the check sum of the rest. The comparison never holds, so the class is what it was. */
function marked(format: object, ownClass: Expression): Expression {
  const comparison = { operator: '==', operands: [markWord, checkSum(JSON.stringify(format))] };
  return { operator: '?', operands: [comparison, '', ownClass] };
}

/** The format of a column, with its mark in the class of its outermost element, which has no class of its own. */
export function markedColumn(format: Format & { readonly attributes?: object }): string {
  return JSON.stringify({ ...format, attributes: { ...format.attributes, class: marked(format, '') } });
}

/** The format of a view's rows, with its mark in the class that it gives them. */
export function markedRows(format: Format & { readonly additionalRowClass: Expression }): string {
  return JSON.stringify({ ...format, additionalRowClass: marked(format, format.additionalRowClass) });
}

const mark = z.object({
  operator: z.literal('?'),
  operands: z.tuple([
    z.object({ operator: z.literal('=='), operands: z.tuple([z.literal(markWord), z.string()]) }),
    z.literal(''),
    z.unknown(),
  ]),
});
const anyFormat = z.record(z.string(), z.unknown());

/** A format without its mark, and the check sum of it. Undefined if it has none, or is no format. */
function unmarked(text: string): { readonly rest: string; readonly sum: string } | undefined {
  let format: z.infer<typeof anyFormat>;
  try {
    format = anyFormat.parse(JSON.parse(text));
  } catch {
    // Whatever an owner has written there: it is none of ours.
    return undefined;
  }
  const { additionalRowClass, attributes } = format;
  const ofRows = z.safeParse(mark, additionalRowClass);
  if (ofRows.success) {
    const [comparison, , ownClass] = ofRows.data.operands;
    return { rest: JSON.stringify({ ...format, additionalRowClass: ownClass }), sum: comparison.operands[1] };
  }
  const ofColumn = z.safeParse(z.looseObject({ class: mark }), attributes);
  if (!ofColumn.success) return undefined;
  const { class: ownMark, ...others } = ofColumn.data;
  // Left out of the text where the mark was the only attribute.
  const left = Object.keys(others).length === 0 ? undefined : others;
  return {
    rest: JSON.stringify({ ...format, attributes: left }),
    sum: ownMark.operands[0].operands[1],
  };
}

/**
 * Whether the format that stands in a site may give way to the wanted one: there is none, or it is one of ours as some version
 * wrote it, unchanged by anybody. Before formats were marked, ours were the wanted one without its mark.
 */
export function mayReplace(existing: string | null | undefined, wanted: string): boolean {
  if (!existing) return true;
  const found = unmarked(existing);
  if (found === undefined) return existing === unmarked(wanted)?.rest;
  return checkSum(found.rest) === found.sum;
}
