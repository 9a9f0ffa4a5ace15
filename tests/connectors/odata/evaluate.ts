/** A second, independent reading of OData filters: what SharePoint would make of what the builder writes. */
export type WireRow = Readonly<Record<string, string | number | boolean | null>>;
type Value = string | number | boolean | null;

const token = /\s*(?:(datetime)?'((?:[^']|'')*)'|(-?\d+(?:\.\d+)?)(?![A-Za-z_])|([A-Za-z_]\w*)|([(),]))/y;

interface Token {
  readonly kind: 'text' | 'instant' | 'number' | 'word' | 'sign';
  readonly text: string;
}

function tokens(filter: string): Token[] {
  const found: Token[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < filter.length) {
    const at = token.lastIndex;
    const match = token.exec(filter);
    if (!match) throw new Error(`unreadable at ${at}: ${filter.slice(at)}`);
    const [, instant, text, number, word, sign] = match;
    if (text !== undefined) found.push({ kind: instant ? 'instant' : 'text', text: text.replace(/''/g, "'") });
    else if (number !== undefined) found.push({ kind: 'number', text: number });
    else if (word !== undefined) found.push({ kind: 'word', text: word });
    else found.push({ kind: 'sign', text: sign ?? '' });
  }
  return found;
}

class Reader {
  #at = 0;
  constructor(
    private readonly all: readonly Token[],
    private readonly row: WireRow,
  ) {}

  #peek(text: string): boolean {
    return this.all[this.#at]?.text === text;
  }
  #take(text?: string): Token {
    const one = this.all[this.#at];
    if (!one || (text !== undefined && one.text !== text)) throw new Error(`expected ${text ?? 'more'}`);
    this.#at += 1;
    return one;
  }
  whole(): boolean {
    const result = this.or();
    if (this.#at !== this.all.length) throw new Error('something is left over');
    return result;
  }
  or(): boolean {
    let result = this.and();
    while (this.#peek('or')) {
      this.#take();
      const right = this.and();
      result ||= right;
    }
    return result;
  }
  and(): boolean {
    let result = this.one();
    while (this.#peek('and')) {
      this.#take();
      const right = this.one();
      result &&= right;
    }
    return result;
  }
  one(): boolean {
    if (this.#peek('(')) {
      this.#take();
      const inner = this.or();
      this.#take(')');
      return inner;
    }
    const name = this.#take().text;
    if (name === 'startswith') {
      this.#take('(');
      const column = this.#take().text;
      this.#take(',');
      const start = this.#take().text;
      this.#take(')');
      const value = this.row[column];
      return typeof value === 'string' && value.startsWith(start);
    }
    const operator = this.#take().text;
    return this.#compare(this.#column(name), operator, this.#take());
  }
  #column(name: string): Value {
    const value = this.row[name];
    if (value === undefined) throw new Error(`no column ${name}`);
    return value;
  }
  #compare(value: Value, operator: string, { kind, text }: Token): boolean {
    if (kind === 'word') {
      if (text !== 'null') throw new Error(`no literal ${text}`);
      return operator === 'eq' ? value === null : value !== null;
    }
    if (value === null) return operator === 'ne';
    const left = kind === 'instant' ? Date.parse(String(value)) : typeof value === 'boolean' ? Number(value) : value;
    const right = kind === 'instant' ? Date.parse(text) : kind === 'number' ? Number(text) : text;
    switch (operator) {
      case 'eq':
        return left === right;
      case 'ne':
        return left !== right;
      case 'lt':
        return left < right;
      case 'le':
        return left <= right;
      case 'gt':
        return left > right;
      case 'ge':
        return left >= right;
      default:
        throw new Error(`no operator ${operator}`);
    }
  }
}

export function passes(filter: string, row: WireRow): boolean {
  return filter === '' || new Reader(tokens(filter), row).whole();
}
