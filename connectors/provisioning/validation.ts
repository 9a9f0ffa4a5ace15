import { sealsOf, z, type ListDeclaration } from '@phb/schemas';
import { expecting } from '../errors/expecting.js';
import type { ListWork } from './work.js';

/** SharePoint's longest formula and longest message. */
const longest = 1024;
/** Begins every message of ours, so that a formula of ours is known from one that the site’s owner wrote. */
const messageBegins = 'Check this row: ';

export interface ListValidation {
  readonly formula: string;
  readonly message: string;
  /** Rules that found no room: they are held by the product’s own forms only. */
  readonly leftOut: readonly string[];
}

/** The seals' and the rules' formulas as one, with the names that the columns have in this site. Undefined if no rule has a formula. */
export function listValidation(list: ListDeclaration, titles: ReadonlyMap<string, string>): ListValidation | undefined {
  const formulas: string[] = [];
  const messages: string[] = [];
  const leftOut: string[] = [];
  const whole = (parts: readonly string[]): string =>
    parts.length === 1 ? `=${parts[0]}` : `=AND(${parts.join(',')})`;
  // The seals first: a rule that finds no room is held by the forms, a seal by nothing else.
  for (const { formula, message } of [...sealsOf(list), ...list.rules]) {
    if (formula === undefined) continue;
    const named = formula.replace(/\[([^\]]+)\]/g, (_, label: string) => `[${titles.get(label) ?? label}]`);
    if (whole([...formulas, named]).length > longest) leftOut.push(message);
    else {
      formulas.push(named);
      messages.push(message);
    }
  }
  if (formulas.length === 0) return undefined;
  const message = `${messageBegins}${messages.join(' ')}`;
  return {
    formula: whole(formulas),
    message: message.length <= longest ? message : `${message.slice(0, longest - 1)}…`,
    leftOut,
  };
}

const current = z.object({
  ValidationFormula: z.optional(z.nullable(z.string())),
  ValidationMessage: z.optional(z.nullable(z.string())),
});

/** Sets the list's validation formula, unless the site's owner has one of their own. */
export async function ensureValidation(work: ListWork, titles: ReadonlyMap<string, string>): Promise<void> {
  const wanted = listValidation(work.list, titles);
  if (!wanted) return;
  for (const message of wanted.leftOut) work.warn(`the list’s formula has no room for the rule “${message}”`);
  const answer: unknown = await work.sharePointList().select('ValidationFormula', 'ValidationMessage')();
  const { ValidationFormula, ValidationMessage } = expecting(work.list.title, () => current.parse(answer));
  if (ValidationFormula === wanted.formula && ValidationMessage === wanted.message) return;
  if (ValidationFormula && !ValidationMessage?.startsWith(messageBegins)) {
    work.warn(
      'the list has a validation formula of its own. It was left, so the product’s rules hold in its forms only.',
    );
    return;
  }
  await work.sharePointList().update({ ValidationFormula: wanted.formula, ValidationMessage: wanted.message });
  work.did('set the list’s validation formula.');
}
