import { kindNamed } from '../fields/kinds.js';
import { builtInColumns } from '../fields/site-columns.js';
import type { JsonObject } from '../json.js';
import { without } from '../json.js';
import type { Service } from '../service-state.js';
import type { Web } from '../webs/web.js';
import type { List } from './list.js';

/** A column that lists of a template have from the start. */
interface TemplateField {
  readonly name: string;
  readonly guid: string;
  readonly title: string;
  readonly type: string;
  readonly more?: JsonObject;
}

/** A column under SharePoint's id and name, or the name of a site column. */
type Wanted = TemplateField | string;

interface Template {
  readonly fields: readonly Wanted[];
  /** What its first view shows. */
  readonly view: readonly string[];
}

function field(name: string, guid: string, title: string, type: string, more: JsonObject = {}): TemplateField {
  return { name, guid, title, type, more };
}

const notes = '9da97a8a-1da5-4a77-98d3-4bc10456e700';
const hidden = { Hidden: true };
const moment = { DisplayFormat: 1, Required: true };

const tasks = ['Priority', 'Status', 'PercentComplete', 'AssignedTo', 'Body', 'StartDate', 'DueDate'];
const severalAssigned = field('AssignedTo', '53101f38-dd2e-458c-b245-0c236cc13d1a', 'Assigned To', 'UserMulti', {
  LookupList: 'UserInfo',
  LookupField: '',
});
const taskView = ['LinkTitle', 'AssignedTo', 'Status', 'Priority', 'DueDate', 'PercentComplete'];
const plain: Template = { fields: [], view: ['LinkTitle'] };
const library: Template = { fields: [], view: ['DocIcon', 'LinkFilename', 'Modified', 'Editor'] };

/** The templates that lists can be added of, by their numbers, with the columns that SharePoint gives them. */
const templates: ReadonlyMap<number, Template> = new Map<number, Template>([
  [100, plain],
  [101, library],
  [102, plain],
  [
    103,
    {
      fields: [
        field('URL', 'c29e077d-f466-4d8e-8bbe-72b66c5f205c', 'URL', 'URL', { Required: true }),
        field('Comments', notes, 'Notes', 'Note'),
      ],
      view: ['DocIcon', 'URL', 'Comments'],
    },
  ],
  [
    104,
    {
      fields: [
        field('Body', '7662cd2c-f069-4dba-9e35-082cf976e170', 'Body', 'Note', { RichText: true, NumberOfLines: 15 }),
        'Expires',
      ],
      view: ['LinkTitle', 'Modified'],
    },
  ],
  [
    105,
    {
      fields: [
        'FirstName',
        'FullName',
        field('Email', 'fce16b4c-fe53-4793-aaab-b4892e736d15', 'Email Address', 'Text'),
        'Company',
        'JobTitle',
        'WorkPhone',
        'HomePhone',
        'CellPhone',
        'WorkFax',
        'WorkAddress',
        'WorkCity',
        'WorkState',
        'WorkZip',
        'WorkCountry',
        'WebPage',
        'Comments',
      ],
      view: ['LinkTitle', 'FirstName', 'Company', 'WorkPhone', 'HomePhone', 'Email'],
    },
  ],
  [
    106,
    {
      fields: [
        'Location',
        field('EventDate', '64cd368d-2f95-4bfc-a1f9-8d4324ecb007', 'Start Time', 'DateTime', moment),
        field('EndDate', '2684f9f2-54be-429f-ba06-76754fc056bf', 'End Time', 'DateTime', moment),
        field('Description', notes, 'Description', 'Note', { RichText: true }),
        field('fAllDayEvent', '7d95d1f4-f5fd-4a70-90cd-b35abc9b5bc8', 'All Day Event', 'Boolean'),
        field('fRecurrence', 'f2e63656-135e-4f1c-8fc2-ccbe74071901', 'Recurrence', 'Boolean'),
        field('EventType', '5d1d4e76-091a-4e03-ae83-6a59847731c0', 'Event Type', 'Number', hidden),
        field('UID', '63055d04-01b5-48f3-9e1e-e564e7c6b23b', 'UID', 'Guid', hidden),
        field('Duration', '4d54445d-1c84-4a6d-b8db-a51ded4e1acc', 'Duration', 'Number', hidden),
        field('RecurrenceID', 'dfcc8fff-7c4c-45d6-94ed-14ce0719efef', 'Recurrence ID', 'DateTime', hidden),
        field('RecurrenceData', 'd12572d0-0a1e-4438-89b5-4d0430be7603', 'RecurrenceData', 'Note', hidden),
        field('TimeZone', '6cc1c612-748a-48d8-88f2-944f477f301b', 'TimeZone', 'Number', hidden),
        field('MasterSeriesItemID', '9b2bed84-7769-40e3-9b1d-7954a4053834', 'MasterSeriesItemID', 'Number', hidden),
      ],
      view: ['LinkTitle', 'Location', 'EventDate', 'EndDate', 'fAllDayEvent'],
    },
  ],
  [107, { fields: tasks, view: taskView }],
  [
    108,
    {
      fields: [field('Body', '7662cd2c-f069-4dba-9e35-082cf976e170', 'Body', 'Note', { RichText: true })],
      view: ['LinkTitle', 'Author', 'Modified'],
    },
  ],
  [109, library],
  [115, library],
  [119, library],
  [120, plain],
  [171, { fields: tasks.map((name) => (name === 'AssignedTo' ? severalAssigned : name)), view: taskView }],
  [851, library],
]);

/** True if lists can be added of the template. */
export function isListTemplate(template: number): boolean {
  return templates.has(template);
}

/** What the first view of a template's lists shows; undefined for templates of lists that no one can add. */
export function firstView(template: number): readonly string[] | undefined {
  return templates.get(template)?.view;
}

/** Gives a new list the columns of its template. To be called inside a transaction. */
export function addTemplateFields(service: Service, web: Web, list: List, template: number): List {
  const { fields, lists } = service;
  for (const wanted of templates.get(template)?.fields ?? []) {
    const known = lists.reload(list.id);
    if (typeof wanted === 'string') {
      const column = builtInColumns(web.id).find(({ internalName }) => internalName === wanted);
      if (column === undefined) continue;
      const properties = without(column.properties, 'FromBaseType', 'CanBeDeleted', 'Indexed');
      fields.add(web, known, { kind: column.kind, guid: column.guid, internalName: wanted, properties });
    } else {
      const { name, guid, title, type, more } = wanted;
      fields.add(web, known, {
        kind: kindNamed(type),
        guid,
        internalName: name,
        properties: { Title: title, ...more },
      });
    }
  }
  return lists.reload(list.id);
}
