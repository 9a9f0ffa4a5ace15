import fc from 'fast-check';
import { element, writeXml } from '../../../connectors/xml/element.js';
import { parseXml } from '../../../workbench/sharepoint/xml/xml.js';

/** Every character that XML can hold. */
const texts = fc
  .string({ unit: 'binary', maxLength: 12 })
  .filter((text) => !/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.test(text));

describe('the XML builder', () => {
  it('gives back every text and attribute after parsing, whatever stands in it', () => {
    fc.assert(
      fc.property(texts, texts, (attribute, text) => {
        const xml = writeXml(element('Field', { Name: attribute }, element('CHOICE', {}, text)));
        const field = parseXml(xml);
        expect(field.attributes.get('Name')).toBe(attribute);
        expect(field.children[0]?.text ?? '').toBe(text);
      }),
    );
  });

  it('writes yes and no as SharePoint does, and leaves out what has no value', () => {
    expect(writeXml(element('Field', { Required: true, Indexed: false, Max: undefined, Min: 0 }))).toBe(
      '<Field Required="TRUE" Indexed="FALSE" Min="0"/>',
    );
  });

  it('refuses what XML cannot hold at all', () => {
    expect(() => writeXml(element('A', {}, 'a\u0000b'))).toThrow(TypeError);
    expect(() => writeXml(element('A', { b: '\uD800' }))).toThrow(TypeError);
    expect(() => writeXml(element('A b', {}))).toThrow(TypeError);
    expect(() => writeXml(element('A', { 'x y': '1' }))).toThrow(TypeError);
  });
});
