import { SaxesParser } from 'saxes';

import { invalidArgument } from '../errors/errors.js';

const maximumDepth = 300;

/** An element of a field schema, a view or a query. */
export interface XmlElement {
  readonly name: string;
  /** Attributes by name as written. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** The text directly inside, trimmed at neither end. */
  readonly text: string;
}

interface Growing {
  readonly name: string;
  readonly attributes: Map<string, string>;
  readonly children: Growing[];
  text: string;
}

/**
 * Parses an XML text with one root element. Document types are refused: nothing that SharePoint reads has one.
 *
 * @throws SharePointError (400) if the text is not well formed.
 */
export function parseXml(text: string): XmlElement {
  const parser = new SaxesParser();
  const open: Growing[] = [];
  let root: Growing | undefined;
  parser.on('doctype', () => parser.fail('a document type is not allowed'));
  parser.on('error', (error) => {
    throw invalidArgument(`The XML is not well formed: ${error.message}`);
  });
  parser.on('opentag', (tag) => {
    const element: Growing = {
      name: tag.name,
      attributes: new Map(Object.entries(tag.attributes)),
      children: [],
      text: '',
    };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
    if (open.length > maximumDepth) throw invalidArgument('The XML is nested too deeply.');
  });
  const addText = (part: string) => {
    const current = open.at(-1);
    if (current !== undefined) current.text += part;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(text).close();
  if (root === undefined) throw invalidArgument('The XML has no element.');
  return root;
}

/** The first child of that name. */
export function childOf(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((child) => child.name === name);
}

/** Escapes text for an element or an attribute; characters that XML cannot hold are left out. */
function escapeXml(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** In attributes line ends must be written as references: parsers make blanks of them. */
function escapeAttribute(text: string): string {
  return escapeXml(text).replaceAll('\n', '&#10;').replaceAll('\r', '&#13;').replaceAll('\t', '&#9;');
}

/** A new element. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | undefined>> = {},
  children: readonly XmlElement[] = [],
  text = '',
): XmlElement {
  const kept = new Map<string, string>();
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) kept.set(key, value);
  return { name, attributes: kept, children, text };
}

/** Writes an element. */
export function writeXml(node: XmlElement): string {
  const attributes = [...node.attributes].map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`).join('');
  const content = escapeXml(node.text.trim() === '' && node.children.length > 0 ? '' : node.text);
  const inner = content + node.children.map(writeXml).join('');
  return inner === '' ? `<${node.name}${attributes} />` : `<${node.name}${attributes}>${inner}</${node.name}>`;
}
