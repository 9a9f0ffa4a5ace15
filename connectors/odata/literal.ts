/** A text in a filter: quotes doubled. The whole filter is percent-encoded when the address is made. */
function textLiteral(value: string): string {
  return `'${value.replace(/'/g, "''")}'`;
}

/** A number in digits, without an exponent. */
function numberLiteral(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError(`${value} cannot be asked for`);
  if (Number.isInteger(value)) return BigInt(value).toString();
  const digits = value.toString();
  return digits.includes('e') ? value.toFixed(20).replace(/0+$/, '') : digits;
}

/** The literal of a value in OData as SharePoint reads it: yes and no are 1 and 0. */
export function literal(value: string | number | boolean): string {
  if (typeof value === 'string') return textLiteral(value);
  return typeof value === 'number' ? numberLiteral(value) : value ? '1' : '0';
}

/** An instant, to the second. */
export function instantLiteral(instant: string): string {
  return `datetime${textLiteral(instant)}`;
}

/** A column's name in a filter. @throws TypeError if it is not a plain name */
export function nameLiteral(name: string): string {
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) throw new TypeError(`${name} is not a column’s name`);
  return name;
}
