import { XMLParser, XMLValidator } from 'fast-xml-parser';

import { invalidArgument } from '../errors/errors.js';

/** An element of a field schema, a view or a query. */
export interface XmlElement {
  readonly name: string;
  /** Attributes by name as written. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** The text directly inside, trimmed at neither end. */
  readonly text: string;
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: true,
  htmlEntities: false,
});

/**
 * Parses an XML text with one root element. Document types are refused: nothing that SharePoint reads has one.
 *
 * @throws SharePointError (400) if the text is not well formed.
 */
export function parseXml(text: string): XmlElement {
  if (/<!DOCTYPE|<!ENTITY/i.test(text)) throw invalidArgument('The XML must not have a document type.');
  const validity = XMLValidator.validate(text);
  if (validity !== true) throw invalidArgument(`The XML is not well formed: ${validity.err.msg}`);
  const nodes: unknown = parser.parse(text);
  const [root] = elementsOf(nodes);
  if (root === undefined) throw invalidArgument('The XML has no element.');
  return root;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function elementsOf(nodes: unknown): XmlElement[] {
  if (!Array.isArray(nodes)) return [];
  return nodes.flatMap((node: unknown) => {
    if (!isRecord(node)) return [];
    const name = Object.keys(node).find((key) => key !== ':@' && key !== '#text' && !key.startsWith('?'));
    if (name === undefined) return [];
    const content = node[name];
    const attributes = new Map<string, string>();
    const given = node[':@'];
    if (isRecord(given)) for (const [key, value] of Object.entries(given)) attributes.set(key, String(value));
    return [{ name, attributes, children: elementsOf(content), text: textIn(content) }];
  });
}

function textIn(nodes: unknown): string {
  if (!Array.isArray(nodes)) return '';
  return nodes.map((node: unknown) => (isRecord(node) && '#text' in node ? String(node['#text']) : '')).join('');
}

/** The first child of that name. */
export function childOf(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((child) => child.name === name);
}

/** Escapes text for an element or an attribute. */
export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
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
  const attributes = [...node.attributes].map(([name, value]) => ` ${name}="${escapeXml(value)}"`).join('');
  const content = escapeXml(node.text.trim() === '' && node.children.length > 0 ? '' : node.text);
  const inner = content + node.children.map(writeXml).join('');
  return inner === '' ? `<${node.name}${attributes} />` : `<${node.name}${attributes}>${inner}</${node.name}>`;
}
