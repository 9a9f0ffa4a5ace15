import { instantText } from '../instant.js';
import type { JsonObject, JsonValue } from '../json.js';
import { isObject, own, parseJson, textOf } from '../json.js';
import type { XmlElement } from '../xml/xml.js';
import { element, writeXml } from '../xml/xml.js';

/** A document in place of a verbose JSON answer. */
interface AtomDocument {
  readonly type: string;
  readonly body: string;
}

const adoNet = 'http://schemas.microsoft.com/ado/2007/08/dataservices';
const atomNamespaces = { xmlns: 'http://www.w3.org/2005/Atom', 'xmlns:d': adoNet, 'xmlns:m': `${adoNet}/metadata` };
const dataNamespaces = { 'xmlns:d': adoNet, 'xmlns:m': `${adoNet}/metadata` };
const plainXml = 'application/xml;charset=utf-8';
const apiMark = '/_api/';

/**
 * The Atom document that says the same as an answer in verbose JSON: an entry, a feed, a property or an error. Undefined
 * for JSON that is no OData (rendered lists), which SharePoint answers as it is, whatever the client accepts.
 */
export function atomDocument(verbose: string): AtomDocument | undefined {
  const answer = parseJson(verbose);
  if (!isObject(answer)) return undefined;
  const error = own(answer, 'error');
  if (isObject(error)) return document(plainXml, errorElement(error));
  const data = own(answer, 'd');
  if (!isObject(data)) return undefined;
  const results = own(data, 'results');
  if (Array.isArray(results) && own(data, '__metadata') === undefined) {
    return document('application/atom+xml;type=feed;charset=utf-8', feed(results, textOf(data, '__next'), true));
  }
  const [[name, value] = ['', null], ...others] = Object.entries(data);
  if (others.length === 0 && name !== '__metadata') return document(plainXml, property(name, value, dataNamespaces));
  return document('application/atom+xml;type=entry;charset=utf-8', entry(data, true));
}

function document(type: string, root: XmlElement): AtomDocument {
  return { type, body: `<?xml version="1.0" encoding="utf-8"?>${writeXml(root)}` };
}

function errorElement(error: JsonObject): XmlElement {
  const message = own(error, 'message');
  const [language, text] = isObject(message) ? [textOf(message, 'lang'), textOf(message, 'value')] : [];
  return element('m:error', { 'xmlns:m': atomNamespaces['xmlns:m'] }, [
    element('m:code', {}, [], textOf(error, 'code') ?? ''),
    element('m:message', { 'xml:lang': language ?? 'en-US' }, [], text ?? ''),
  ]);
}

/** The id of an entity, mostly its address; undefined for structured values and links. */
function idOf(value: JsonValue | undefined): string | undefined {
  const metadata = isObject(value) ? own(value, '__metadata') : undefined;
  return isObject(metadata) ? (textOf(metadata, 'id') ?? textOf(metadata, 'uri')) : undefined;
}

/** The service root that links are relative to. */
function baseOf(uri: string | undefined): string | undefined {
  const at = uri?.indexOf(apiMark) ?? -1;
  return at < 0 ? undefined : uri?.slice(0, at + apiMark.length);
}

function relative(uri: string): string {
  return uri.slice(baseOf(uri)?.length ?? 0);
}

function rootAttributes(uri: string | undefined): Record<string, string | undefined> {
  return { 'xml:base': baseOf(uri), ...atomNamespaces };
}

function feed(members: readonly JsonValue[], next: string | undefined, isRoot: boolean): XmlElement {
  return element('feed', isRoot ? rootAttributes(idOf(members[0])) : {}, [
    element('title'),
    element('updated', {}, [], instantText()),
    ...members.map((member) => entry(isObject(member) ? member : { value: member }, false)),
    ...(next === undefined ? [] : [element('link', { rel: 'next', href: next })]),
  ]);
}

function entry(data: JsonObject, isRoot: boolean): XmlElement {
  const metadata = own(data, '__metadata');
  const described = isObject(metadata) ? metadata : {};
  const [id, uri] = [idOf(data), textOf(described, 'uri')];
  const links: XmlElement[] = [];
  const properties: XmlElement[] = [];
  for (const [name, value] of Object.entries(data)) {
    if (name === '__metadata') continue;
    const link = navigation(name, value, uri);
    if (link === undefined) properties.push(property(name, value));
    else links.push(link);
  }
  const type = textOf(described, 'type');
  return element('entry', { ...(isRoot ? rootAttributes(uri) : {}), 'm:etag': textOf(described, 'etag') }, [
    ...(id === undefined ? [] : [element('id', {}, [], id)]),
    ...(type === undefined ? [] : [element('category', { term: type, scheme: `${adoNet}/scheme` })]),
    ...(uri === undefined ? [] : [element('link', { rel: 'edit', href: relative(uri) })]),
    ...links,
    element('title'),
    element('updated', {}, [], instantText()),
    element('author', {}, [element('name')]),
    element('content', { type: 'application/xml' }, [element('m:properties', {}, properties)]),
  ]);
}

/** A navigation as a link, with what it leads to inside if that was expanded; undefined for a value. */
function navigation(name: string, value: JsonValue, parent: string | undefined): XmlElement | undefined {
  if (!isObject(value)) return undefined;
  const deferred = own(value, '__deferred');
  const results = own(value, 'results');
  const link = (href: string, type: string | undefined, inside: XmlElement[]) =>
    element('link', { rel: `${adoNet}/related/${name}`, type, title: name, href: relative(href) }, inside);
  if (isObject(deferred)) return link(textOf(deferred, 'uri') ?? '', undefined, []);
  const address = parent === undefined ? name : `${parent}/${name}`;
  if (Array.isArray(results) && own(value, '__metadata') === undefined) {
    return link(address, 'application/atom+xml;type=feed', [
      element('m:inline', {}, [feed(results, undefined, false)]),
    ]);
  }
  if (idOf(value) === undefined) return undefined;
  return link(address, 'application/atom+xml;type=entry', [element('m:inline', {}, [entry(value, false)])]);
}

function property(name: string, value: JsonValue, namespaces: Readonly<Record<string, string>> = {}): XmlElement {
  const tag = `d:${xmlName(name)}`;
  if (value === null) return element(tag, { ...namespaces, 'm:null': 'true' });
  if (Array.isArray(value)) return element(tag, namespaces, value.map(member));
  if (!isObject(value)) {
    const text = String(value);
    const space = text === text.trim() ? undefined : 'preserve';
    return element(tag, { ...namespaces, 'm:type': plainType(value), 'xml:space': space }, [], text);
  }
  const metadata = own(value, '__metadata');
  const type = isObject(metadata) ? textOf(metadata, 'type') : undefined;
  const results = own(value, 'results');
  const inside = Array.isArray(results)
    ? results.map(member)
    : Object.entries(value).flatMap(([key, each]) => (key === '__metadata' ? [] : [property(key, each)]));
  return element(tag, { ...namespaces, 'm:type': type }, inside);
}

function member(value: JsonValue): XmlElement {
  return property('element', value);
}

/** The type of a plain value, as far as it shows: texts carry none. */
function plainType(value: string | number | boolean): string | undefined {
  if (typeof value === 'boolean') return 'Edm.Boolean';
  if (typeof value === 'number') {
    return Number.isInteger(value) && Math.abs(value) <= 0x7fffffff ? 'Edm.Int32' : 'Edm.Double';
  }
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value)) return 'Edm.DateTime';
  return /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/.test(value) ? 'Edm.Guid' : undefined;
}

/** A property's name as XML can hold it: other characters as SharePoint writes them in internal names. */
function xmlName(name: string): string {
  return name.replaceAll(
    /[^A-Za-z0-9_.-]|^[^A-Za-z_]/g,
    (sign) => `_x${sign.charCodeAt(0).toString(16).padStart(4, '0')}_`,
  );
}
