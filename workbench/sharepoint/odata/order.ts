import { invalidQuery } from '../errors/errors.js';

export interface OrderTerm {
  readonly path: string;
  readonly descending: boolean;
}

/** Reads `$orderby=F desc,G`. @throws SharePointError (400) if a term is malformed. */
export function parseOrder(text: string | undefined): OrderTerm[] {
  if (text === undefined || text.trim() === '') return [];
  return text.split(',').map((term) => {
    const match = /^\s*([A-Za-z_]\w*(?:\/[A-Za-z_]\w*)*)(?:\s+(asc|desc))?\s*$/i.exec(term);
    if (match === null) throw invalidQuery(`The expression "${text}" is not valid.`);
    return { path: match[1] ?? '', descending: match[2]?.toLowerCase() === 'desc' };
  });
}
