import { invalidArgument, invalidQuery } from '../errors/errors.js';
import type { PathArgument, PathValue } from './path.js';
import { parseValue } from './path.js';
import type { Query } from './query.js';

const guidForm = /^[{(]?([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})[)}]?$/i;

/** The guid in lower case without braces, or undefined if the text is none. */
export function guidText(text: string): string | undefined {
  return guidForm.exec(text.trim())?.[1]?.toLowerCase();
}

/** The arguments of one path step, with aliases (`@v`) looked up in the query. */
export class Arguments {
  constructor(
    private readonly list: readonly PathArgument[],
    private readonly query: Query,
  ) {}

  get count(): number {
    return this.list.length;
  }

  /** The argument of that name (in any case), else the one at that position if it carries no name. */
  find(name: string, position = 0): PathValue | undefined {
    const named = this.list.find((argument) => argument.name?.toLowerCase() === name.toLowerCase());
    if (named !== undefined) return this.#resolve(named.value);
    const placed = this.list[position];
    return placed === undefined || placed.name !== undefined ? undefined : this.#resolve(placed.value);
  }

  /** The argument as text. @throws SharePointError (400) if it is missing. */
  text(name: string, position = 0): string {
    const value = this.find(name, position);
    if (value === undefined) throw invalidArgument(`The parameter ${name} is missing.`);
    return value.text;
  }

  /** The argument as a whole number. @throws SharePointError (400) if it is missing or none. */
  integer(name: string, position = 0): number {
    const text = this.text(name, position);
    const number = Number(text);
    if (text.trim() === '' || !Number.isSafeInteger(number)) {
      throw invalidQuery(`The expression "${text}" is not valid: ${name} must be a whole number.`);
    }
    return number;
  }

  /** The argument as a guid. @throws SharePointError (400) if it is missing or none. */
  guid(name: string, position = 0): string {
    const guid = guidText(this.text(name, position));
    if (guid === undefined) throw invalidQuery(`The expression is not valid: ${name} must be a guid.`);
    return guid;
  }

  /** The argument as yes or no, with the value it has when it is left out. @throws SharePointError (400) if it is neither. */
  flag(name: string, position: number, whenAbsent: boolean): boolean {
    const value = this.find(name, position);
    if (value === undefined) return whenAbsent;
    const text = value.text.toLowerCase();
    if (text === 'true' || text === '1') return true;
    if (text === 'false' || text === '0') return false;
    throw invalidQuery(`The expression "${value.text}" is not valid: ${name} must be true or false.`);
  }

  #resolve(value: PathValue): PathValue {
    if (value.kind !== 'alias') return value;
    const text = this.query.get(value.text);
    if (text === undefined) throw invalidQuery(`The parameter ${value.text} has no value in the query.`);
    return parseValue(text);
  }
}
