import type { Call } from '../http/call.js';
import type { Entity, EntityType } from '../representation/entity.js';
import { entity } from '../representation/entity.js';

/** A kind of list that can be added to a web. */
interface ListTemplate {
  readonly name: string;
  readonly internalName: string;
  readonly description: string;
  /** BaseTemplate of the lists made of it. */
  readonly number: number;
  readonly baseType: 0 | 1;
  readonly feature: string;
}

/** The templates that lists of this service are made of: SharePoint's numbers, names and features. */
const templates: readonly ListTemplate[] = [
  {
    name: 'Custom List',
    internalName: 'custlist',
    description: 'A list to which you add the columns and views you need.',
    number: 100,
    baseType: 0,
    feature: '00bfea71-de22-43b2-a848-c05709900100',
  },
  {
    name: 'Document Library',
    internalName: 'doclib',
    description: 'A place for documents and other files that people share.',
    number: 101,
    baseType: 1,
    feature: '00bfea71-e717-4e80-aa17-d0c71b360101',
  },
];

const templateType: EntityType<ListTemplate> = {
  name: 'SP.ListTemplate',
  set: 'SP.ApiData.ListTemplates',
  path: ({ name }) => `Web/ListTemplates('${encodeURIComponent(name)}')`,
  properties: {
    AllowsFolderCreation: { read: () => true },
    BaseType: { read: ({ baseType }) => baseType },
    Description: { read: ({ description }) => description },
    FeatureId: { read: ({ feature }) => feature },
    Hidden: { read: () => false },
    ImageUrl: { read: ({ baseType }) => `/_layouts/15/images/${baseType === 1 ? 'itdl' : 'itgen'}.png` },
    InternalName: { read: ({ internalName }) => internalName },
    IsCustomTemplate: { read: () => false },
    ListTemplateTypeKind: { read: ({ number }) => number },
    Name: { read: ({ name }) => name },
    OnQuickLaunch: { read: () => true },
    Unique: { read: () => false },
  },
};

/** The entity set of list templates. */
export const listTemplateSet = templateType.set;

/** The kinds of lists that can be added to a web. */
export function listTemplateEntities(call: Call): Entity[] {
  return templates.map((template) => entity(templateType, call, template));
}
