import { choice, note, reference, refersTo, text, yesNo } from '../kernel/column.js';
import { defineList, type RowOf } from '../kernel/list.js';

/** Whom to ask about personal health budgets, here and at partners. Only what is marked may go into a published answer. */
export const contacts = defineList({
  title: 'Contacts',
  path: 'Contacts',
  site: 'register',
  audience: 'management',
  description: 'Whom to ask: post, organisation, how to reach them, and whether their name may be published.',
  columns: {
    ref: reference('CT', { label: 'Contact reference' }),
    post: text({ label: 'Post', required: true, indexed: true, maxLength: 100 }),
    name: text({ label: 'Name', maxLength: 100, personal: true }),
    organisationRef: refersTo('ORG', { label: 'Organisation' }),
    concerns: choice(
      [
        'Local offer',
        'Continuing healthcare',
        'Finance',
        'Freedom of Information',
        'Safeguarding',
        'Partnership',
        'Other',
      ],
      { label: 'Ask about', required: true, indexed: true },
    ),
    email: text({ label: 'Email', maxLength: 254, personal: true }),
    telephone: text({ label: 'Telephone', maxLength: 30, personal: true }),
    mayPublish: yesNo({
      label: 'May be published',
      description: 'The name of a junior member of staff is withheld from an answer (section 40(2)).',
    }),
    notes: note({ label: 'Notes' }),
  },
  views: {
    all: {
      title: 'All contacts',
      columns: ['post', 'organisationRef', 'concerns', 'name', 'email', 'telephone', 'mayPublish'],
      orderBy: { column: 'post' },
      isDefault: true,
    },
  },
});

export type PublicContact = RowOf<typeof contacts>;
