import type { Field } from '../fields/field.js';
import { flagOf, numberOf, own } from '../json.js';
import type { Locale, NumberFormat } from './locale.js';
import { dateText, numberText } from './locale.js';
import type { Shown, ShownField } from './shown-field.js';

/** What a value is written for: to be read, to stand in a page, to be changed in a form. */
export type Purpose = 'text' | 'html' | 'edit';

/** Writes a value of a field. No value is an empty text. */
export function format(locale: Locale, shownField: ShownField, shown: Shown, purpose: Purpose): string {
  switch (purpose) {
    case 'text':
      return asText(locale, shownField, shown);
    case 'html':
      return asHtml(locale, shownField, shown);
    case 'edit':
      return forEdit(locale, shownField, shown);
  }
}

const moderation = ['Approved', 'Rejected', 'Pending', 'Draft', 'Scheduled'];

/** As people read it. */
export function asText(locale: Locale, { field, inner }: ShownField, shown: Shown): string {
  switch (shown.is) {
    case 'nothing':
      return '';
    case 'text':
    case 'guid':
      return shown.text;
    case 'note':
      return flagOf(field.properties, 'RichText') ? withoutTags(shown.text) : shown.text;
    case 'instant':
      return dateText(locale, shown.text, field.dateOnly);
    case 'number':
      return numberOfField(locale, field, shown.number);
    case 'flag':
      return flagText(field, shown.flag);
    case 'texts':
      return shown.texts.join(', ');
    case 'people':
      return shown.people.map((person) => person.title).join('; ');
    case 'lookups':
      return shown.lookups.map((each) => lookupText(locale, field, inner, each.shown)).join('; ');
    case 'url':
      return shown.url === '' ? '' : `${shown.url}, ${shown.description}`;
  }
}

/** The text of one looked-up value, in the format of the field it comes from. */
export function lookupText(locale: Locale, field: Field, inner: Field | undefined, shown: Shown): string {
  const source = inner ?? field;
  return asText(locale, { name: source.internalName, field: source, sql: '', read: () => shown }, shown);
}

function flagText(field: Field, flag: boolean): string {
  if (field.kind.name === 'Attachments') return flag ? 'True' : 'False';
  return flag ? 'Yes' : 'No';
}

/** A number in the format of its field. */
export function numberOfField(locale: Locale, field: Field, value: number): string {
  if (field.kind.name === 'ModStat') return moderation[value] ?? String(value);
  if (field.kind.form === 'text') return String(value);
  return numberText(locale, value, numberFormat(field));
}

const resultKinds = { number: 9, currency: 10 } as const;

/** How the numbers of a field are written. */
function numberFormat(field: Field): NumberFormat {
  const { properties, kind } = field;
  const decimals = numberOf(properties, 'DisplayFormat') ?? -1;
  const result = kind.form === 'calculated' ? numberOf(properties, 'OutputType') : undefined;
  const isMoney = kind.name === 'Currency' || result === resultKinds.currency;
  const isPlain = kind.name === 'Counter' || kind.name === 'Integer' || kind.form === 'calculated';
  return {
    decimals: decimals >= 0 ? decimals : undefined,
    grouping: !isPlain && own(properties, 'CommaSeparator') !== false,
    percentage: flagOf(properties, 'ShowAsPercentage'),
    ...(isMoney ? { currencyLocale: numberOf(properties, 'CurrencyLocaleId') ?? 1033 } : {}),
  };
}

function withoutTags(html: string): string {
  const text = html.replaceAll(/<br\s*\/?>|<\/(?:p|div)>/gi, '\n').replaceAll(/<[^>]*>/g, '');
  const entities: Readonly<Record<string, string>> = {
    lt: '<',
    gt: '>',
    quot: '"',
    nbsp: ' ',
    '#160': ' ',
    '#39': "'",
    amp: '&',
  };
  return text.replaceAll(/&([a-z]+|#\d+);/g, (whole, name: string) => entities[name] ?? whole).trim();
}

/** Escapes text for a page. */
export function htmlText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

function link(address: string, text: string): string {
  // An address that runs a script is no address to go to.
  if (/^\s*(javascript|data|vbscript):/i.test(address)) return htmlText(text);
  return `<a href="${htmlText(address)}">${htmlText(text)}</a>`;
}

function asHtml(locale: Locale, shownField: ShownField, shown: Shown): string {
  const { field, inner } = shownField;
  switch (shown.is) {
    case 'note':
      // Rich text is HTML already; plain text keeps its lines.
      return flagOf(field.properties, 'RichText') ? shown.text : htmlText(shown.text).replaceAll('\n', '<br />');
    case 'url':
      return shown.url === '' ? '' : link(shown.url, shown.description);
    case 'people':
      return shown.people.map(({ id, title }) => link(`/_layouts/15/userdisp.aspx?ID=${id}`, title)).join('; ');
    case 'lookups':
      return shown.lookups
        .map((each) => {
          const address = `/_layouts/15/listform.aspx?PageType=4&ListId={${field.lookupList ?? ''}}&ID=${each.id}`;
          return link(address, lookupText(locale, field, inner, each.shown));
        })
        .join('; ');
    default:
      return htmlText(asText(locale, shownField, shown));
  }
}

function forEdit(locale: Locale, shownField: ShownField, shown: Shown): string {
  const { field, inner } = shownField;
  switch (shown.is) {
    case 'note':
      return shown.text;
    case 'number':
      return String(shown.number);
    case 'flag':
      return shown.flag ? '1' : '0';
    case 'texts':
      return `;#${shown.texts.join(';#')};#`;
    case 'people':
      return shown.people.map((person) => person.login).join(';#');
    case 'lookups':
      return shown.lookups.map((each) => `${each.id};#${lookupText(locale, field, inner, each.shown)}`).join(';#');
    default:
      return asText(locale, shownField, shown);
  }
}
