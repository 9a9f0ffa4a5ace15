import {
  type Column,
  columnsOf,
  counted,
  type CutReason,
  dateTime,
  display,
  type RecordRow,
  showDate,
  showNumber,
} from '@phb/schemas';
import type { Temporal } from 'temporal-polyfill';
import { holdable } from '../xml/characters.js';
import { element, writeXml, type XmlElement } from '../xml/element.js';

/** A value as it is handed over: in words, or why it is not. */
export interface HandedValue {
  readonly text: string;
  readonly cut: CutReason | undefined;
}

/** What the page says above the rows. */
export interface PersonPageFacts {
  readonly madeOn: Temporal.PlainDate;
  readonly receivedOn: Temporal.PlainDate;
  readonly dueOn: Temporal.PlainDate;
  readonly leftOut: number;
  readonly notOpened: readonly string[];
  /** What lies in the recycle bin and is named only. */
  readonly inBin: readonly string[];
}

/** Calm on paper and on a screen; no script, nothing fetched. Without characters to escape: browsers take a style as it stands. */
const style = [
  'body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }',
  'table { border-collapse: collapse; width: 100%; margin: 0.5rem 0 1.5rem; }',
  'th, td { border-bottom: 1px solid #999; padding: 0.25rem 0.75rem 0.25rem 0; text-align: left; vertical-align: top; }',
  'h2 { margin-top: 2.5rem; } h3 { margin-top: 1.5rem; }',
].join(' ');

const cells = (tag: 'td' | 'th', texts: readonly string[], scope?: string): readonly XmlElement[] =>
  // An element without content would be left open in HTML.
  texts.map((text) => element(tag, { scope }, text === '' ? '–' : holdable(text)));

function table(headings: readonly string[], rows: readonly (readonly string[])[]): XmlElement {
  return element(
    'table',
    {},
    element('thead', {}, element('tr', {}, ...cells('th', headings, 'col'))),
    element(
      'tbody',
      {},
      ...rows.map(([first = '', ...rest]) => element('tr', {}, ...cells('th', [first], 'row'), ...cells('td', rest))),
    ),
  );
}

const moment = dateTime({ label: 'Saved' });

/** Gives what may be handed over of a value, in words. */
export type InWords = (row: RecordRow, name: string, column: Column, value: unknown) => HandedValue;

/** Where a row's document is in the file, or why it is not; undefined for a row that is none. */
export type FileInWords = (row: RecordRow) => string | undefined;

function rowParts(row: RecordRow, words: InWords, fileOf: FileInWords): readonly XmlElement[] {
  const columns = columnsOf(row.list);
  const facts = columns
    .map(([name, column]) => [column.label, words(row, name, column, row.values[name]).text])
    .filter(([, text]) => text !== '');
  const file = fileOf(row);
  if (file !== undefined) facts.push(['File', file]);
  const columnOf = new Map(columns);
  const changes = row.versions.flatMap(({ savedAt, savedBy, kind, changes: changed }) => {
    const when = display(moment, savedAt);
    if (kind !== 'changed')
      return [[when, savedBy, kind === 'added' ? 'The row was added' : 'Oldest version kept', '', '']];
    return changed.flatMap(({ column: name, before, after }) => {
      const column = columnOf.get(name);
      if (column === undefined) return [];
      return [
        [when, savedBy, column.label, words(row, name, column, before).text, words(row, name, column, after).text],
      ];
    });
  });
  return [
    element('h3', {}, row.ref),
    table(['What', 'As it stands'], facts),
    ...(changes.length === 0 ? [] : [table(['Saved', 'By', 'What changed', 'From', 'To'], changes)]),
  ];
}

/**
 * The record as a page that any browser opens and prints, without this product: the person reads it. Every text is escaped by the
 * one builder of markup; what nobody can see and no page can hold is left out of it.
 */
export function personPage(
  rows: readonly RecordRow[],
  words: InWords,
  fileOf: FileInWords,
  facts: PersonPageFacts,
): string {
  const lists = [...new Set(rows.map(({ list }) => list))];
  const of = (title: string): readonly RecordRow[] => rows.filter(({ list }) => list.title === title);
  const said = [
    `Asked for on ${showDate(facts.receivedOn)}, to be answered by ${showDate(facts.dueOn)}. Made on ${showDate(facts.madeOn)}.`,
    facts.leftOut === 0
      ? 'Nothing was left out of the lists below.'
      : `Left out in ${counted(facts.leftOut, 'place')}, each with its reason: mostly what speaks of other people.`,
    'Documents that are kept with your budget are in the folder “documents”. Not in here: emails, documents that are kept elsewhere, and what was deleted.',
    ...(facts.inBin.length === 0
      ? []
      : [`Deleted in the last 93 days, still in the recycle bin, and not in here: ${facts.inBin.join(', ')}.`]),
    ...(facts.notOpened.length === 0
      ? []
      : [`Not in here, because whoever made this may not open them: ${facts.notOpened.join(', ')}.`]),
  ];
  const body = element(
    'body',
    {},
    element('h1', {}, 'What is held about you for your personal health budget'),
    ...said.map((text) => element('p', {}, holdable(text))),
    table(
      ['List', 'Rows'],
      lists.map(({ title }) => [title, showNumber(of(title).length)]),
    ),
    ...lists.flatMap(({ title, site }) => [
      element('h2', {}, site === 'partnership' ? `${title} (what our partner council sees)` : title),
      ...of(title).flatMap((row) => rowParts(row, words, fileOf)),
    ]),
  );
  const head = element(
    'head',
    {},
    element('meta', { charset: 'utf-8' }),
    element('title', {}, 'What is held about you'),
    element('style', {}, style),
  );
  return `<!doctype html>\n${writeXml(element('html', { lang: 'en-GB' }, head, body))}\n`;
}
