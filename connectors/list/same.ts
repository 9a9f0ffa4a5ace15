/** Line ends and blanks at the ends and between words, which SharePoint may write its own way. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function isBlank(value: unknown): boolean {
  return (
    value === null ||
    value === undefined ||
    value === false ||
    (typeof value === 'string' && plain(value) === '') ||
    (Array.isArray(value) && value.length === 0)
  );
}

const asInstant = (text: string): number =>
  /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text) ? Math.floor(Date.parse(text) / 1000) : NaN;

/**
 * Whether two values of one column are the same in SharePoint's JSON. Forgiving where SharePoint changes the writing of a
 * value but not its meaning (blank, line ends, the order of ticked choices, parts of a second): a row of one's own must be known again.
 */
export function sameValue(left: unknown, right: unknown): boolean {
  if (isBlank(left) || isBlank(right)) return isBlank(left) && isBlank(right);
  if (typeof left === 'string' && typeof right === 'string') {
    return plain(left) === plain(right) || asInstant(left) === asInstant(right);
  }
  if (Array.isArray(left) && Array.isArray(right)) {
    const known = new Set(right.map(String));
    return left.length === right.length && left.every((one) => known.has(String(one)));
  }
  if (typeof left === 'object' && typeof right === 'object') {
    const keys = ['Url', 'Description'];
    return keys.every((key) => sameValue(Reflect.get(left ?? {}, key), Reflect.get(right ?? {}, key)));
  }
  return left === right;
}

/** Whether an item holds all of the values, by their names on the wire. */
export function holdsAll(
  fields: Readonly<Record<string, unknown>>,
  values: Readonly<Record<string, unknown>>,
): boolean {
  return Object.entries(values).every(([name, value]) => sameValue(value, fields[name]));
}
