import { isWritable } from './characters.js';

/** An XML element before it is written. Every text and value in it is escaped when it is. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
}

type AttributeValue = string | number | boolean | undefined;

/** An element. Attributes without a value are left out; yes and no are TRUE and FALSE, as SharePoint writes them. */
export function element(
  name: string,
  attributes: Readonly<Record<string, AttributeValue>> = {},
  ...children: readonly (XmlElement | string)[]
): XmlElement {
  const written: Record<string, string> = {};
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) written[key] = typeof value === 'boolean' ? (value ? 'TRUE' : 'FALSE') : String(value);
  }
  return { name, attributes: written, children };
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

function escape(text: string): string {
  if (!Array.from(text).every(isWritable)) throw new TypeError('a text holds a character that XML cannot hold');
  // Line ends and tabs as numbers: a parser turns bare ones in an attribute into blanks.
  return text.replace(/[&<>"'\t\n\r]/g, (found) => entities[found] ?? `&#${found.charCodeAt(0)};`);
}

function checkedName(name: string): string {
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) throw new TypeError(`${name} is not the name of an element or attribute`);
  return name;
}

/** Writes an element. @throws TypeError for a name or a character that XML does not have */
export function writeXml({ name, attributes, children }: XmlElement): string {
  const start = Object.entries(attributes).map(([key, value]) => ` ${checkedName(key)}="${escape(value)}"`);
  const inner = children.map((child) => (typeof child === 'string' ? escape(child) : writeXml(child))).join('');
  const tag = checkedName(name);
  return inner === '' ? `<${tag}${start.join('')}/>` : `<${tag}${start.join('')}>${inner}</${tag}>`;
}
