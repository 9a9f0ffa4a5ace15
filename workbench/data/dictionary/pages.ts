import {
  audienceOf,
  columnsOf,
  display,
  internalName,
  listAddress,
  lists,
  showMoney,
  showNumber,
  type AnyCondition,
  type Column,
  type ListDeclaration,
  type View,
} from '@phb/schemas';
import { code, page, plain, table } from './markdown.js';
import { audienceSentence } from './roles.js';
import { reviewClockSection, settingsSection } from './sections.js';

/** A file of the data dictionary. */
export interface DictionaryPage {
  /** File name within docs/data-dictionary. */
  readonly file: string;
  readonly text: string;
}

const doNotEdit =
  'Made from the declarations in `schemas/` by `npm run dictionary`. Do not edit: change the declaration and run it again.';

/** What a page says besides the declaration of its list: the registry that the list's rows are read by. */
const extraSections: Readonly<Record<string, () => string>> = {
  Settings: settingsSection,
  Reviews: reviewClockSection,
};

/** The file name of a list's page: "Packages of care" is packages-of-care.md. */
export function pageFile(list: ListDeclaration): string {
  return `${list.title.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.md`;
}

/** Every page of the data dictionary, the index first. */
export function dictionaryPages(): readonly DictionaryPage[] {
  return [
    { file: 'README.md', text: indexPage() },
    ...lists.map((list) => ({ file: pageFile(list), text: listPage(list) })),
  ];
}

const siteNames = { register: 'Register', partnership: 'Partnership' } as const;

function indexPage(): string {
  const rows = lists.map((list) => [
    `[${plain(list.title)}](${pageFile(list)})`,
    siteNames[list.site],
    audienceOf(list.audience).inShort,
    plain(list.description),
  ]);
  return page([
    '# Data dictionary',
    'One page for each SharePoint list: its columns, rules and views. Rows relate to each other by reference, which stands in SharePoint’s Title column.',
    table(['List', 'Site', 'Who may open it', 'What it holds'], rows),
    doNotEdit,
  ]);
}

function listPage(list: ListDeclaration): string {
  return page([
    `# ${plain(list.title)}`,
    plain(list.description),
    `${list.library ? 'A document library' : 'Stands'} in the ${list.site} site at ${code(listAddress(list))}. ${audienceSentence(list)}`,
    '## Columns',
    table(['Column', 'Internal name', 'Kind', 'Must be filled', 'Notes'], columnsOf(list).map(columnRow)),
    ...(list.rules.length > 0 ? ['## Rules', rulesTable(list)] : []),
    '## Views',
    table(
      ['View', 'Columns', 'Shows', 'Order'],
      Object.values(list.views).map((view) => viewRow(list, view)),
    ),
    extraSections[list.title]?.() ?? '',
    doNotEdit,
  ]);
}

function columnRow([name, column]: readonly [string, Column]): readonly string[] {
  const notes = [
    column.description ?? '',
    column.personal ? 'Identifies a person.' : '',
    column.kind === 'calendarDate' && column.happened ? 'Never after today.' : '',
    (column.kind === 'choice' || column.kind === 'reference') && column.sealed !== undefined
      ? 'Changed by the product only: SharePoint refuses a change made elsewhere, by a column beside it that no form shows.'
      : '',
    column.unique ? 'Unique.' : '',
    column.indexed && !column.unique ? 'Indexed.' : '',
  ].filter((text) => text !== '');
  return [
    plain(column.label),
    code(internalName(name)),
    plain(kindInWords(column)),
    column.required ? 'Yes' : 'No',
    plain(notes.join(' ')),
  ];
}

function kindInWords(column: Column): string {
  switch (column.kind) {
    case 'reference':
      return `Reference such as ${column.prefix}-7K3Q-9F2X${column.isKey ? '' : ', of a row in another list'}`;
    case 'text':
      return `Text, at most ${showNumber(column.maxLength)} characters`;
    case 'note':
      return `Several lines of text, at most ${showNumber(column.maxLength)} characters`;
    case 'code':
      return `Code: ${column.patternInWords}`;
    case 'choice':
      return `One of: ${column.choices.join('; ')}`;
    case 'multiChoice':
      return `Any of: ${column.choices.join('; ')}`;
    case 'number':
      return `Number${range(column, showNumber)}${column.decimals > 0 ? `, at most ${column.decimals} decimal places` : ', whole'}`;
    case 'money':
      return `Money${range(column, showMoney)}`;
    case 'calendarDate':
      return 'Date';
    case 'dateTime':
      return 'Date and time';
    case 'yesNo':
      return 'Yes or no';
    case 'person':
      return 'Member of the site';
    case 'link':
      return 'Web address';
    case 'nhsNumber':
      return 'NHS number: 10 digits with the right check digit';
  }
}

function range(column: { readonly min?: number; readonly max?: number }, show: (value: number) => string): string {
  const from = column.min === undefined ? '' : ` from ${show(column.min)}`;
  return `${from}${column.max === undefined ? '' : ` to ${show(column.max)}`}`;
}

function rulesTable(list: ListDeclaration): string {
  return table(
    ['Columns', 'Message to the person', 'SharePoint’s formula'],
    list.rules.map((rule) => [
      plain(rule.columns.map((name) => labelOf(list, name)).join(', ')),
      plain(rule.message),
      rule.formula === undefined ? 'Checked by the web parts only' : code(rule.formula),
    ]),
  );
}

function viewRow(list: ListDeclaration, view: View): readonly string[] {
  const order = view.orderBy;
  return [
    plain(view.isDefault ? `${view.title} (the default)` : view.title),
    plain(view.columns.map((name) => labelOf(list, name)).join(', ')),
    plain(view.where ? conditionInWords(list, view.where) : 'All rows'),
    plain(order ? `${labelOf(list, order.column)}${order.descending ? ', last first' : ''}` : ''),
  ];
}

const comparisons = {
  eq: 'is',
  ne: 'is not',
  lt: 'is below',
  le: 'is at most',
  gt: 'is above',
  ge: 'is at least',
  in: 'is any of',
  startsWith: 'begins with',
} as const;

function conditionInWords(list: ListDeclaration, condition: AnyCondition): string {
  if ('ids' in condition) return `Item ids from ${condition.ids.from} to before ${condition.ids.to}`;
  if ('all' in condition) return condition.all.map((each) => conditionInWords(list, each)).join(' and ');
  if ('any' in condition) return condition.any.map((each) => conditionInWords(list, each)).join(' or ');
  const column = list.columns[condition.column];
  const value = column && condition.value !== null ? display(column, condition.value) : 'empty';
  return `${labelOf(list, condition.column)} ${comparisons[condition.is]} ${value}`;
}

function labelOf(list: ListDeclaration, name: string): string {
  return list.columns[name]?.label ?? name;
}
