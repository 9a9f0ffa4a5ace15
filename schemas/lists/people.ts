import { calendarDate, choice, code, nhsNumber, reference, text, yesNo } from '../kernel/column.js';
import { daysInOrder } from '../kernel/daysInOrder.js';
import { defineList, type RowOf } from '../kernel/list.js';
import { ethnicCategories, statedGenders } from './terms.js';

/** Who the budgets are for. The only list of the register that says who anyone is; other lists hold its reference. */
export const people = defineList({
  title: 'People',
  path: 'People',
  site: 'register',
  audience: 'team',
  description:
    'Identity of each person: NHS number, names, date of birth. Only the personal health budget team may open it.',
  columns: {
    ref: reference('P', {
      label: 'Person reference',
      sealed: 'Other lists name this row by its reference, so it never changes. Put the old one back.',
    }),
    nhsNumber: nhsNumber({
      label: 'NHS number',
      unique: true,
      description: '10 digits, from the NHS record. Used to find people who are already in the register.',
    }),
    familyName: text({ label: 'Family name', required: true, indexed: true, personal: true, maxLength: 100 }),
    givenName: text({ label: 'Given name', required: true, indexed: true, personal: true, maxLength: 100 }),
    preferredName: text({ label: 'Preferred name', personal: true, maxLength: 100 }),
    dateOfBirth: calendarDate({
      label: 'Date of birth',
      required: true,
      indexed: true,
      personal: true,
      happened: true,
    }),
    dateOfDeath: calendarDate({
      label: 'Date of death',
      personal: true,
      happened: true,
      description: 'Freezes routine letters. Statutory notices then go to the personal representatives.',
    }),
    statedGender: choice(statedGenders, { label: 'Stated gender', personal: true }),
    ethnicCategory: choice(ethnicCategories, {
      label: 'Ethnic category',
      personal: true,
      description: 'As the person states it. Z: asked and not stated. 99: not asked.',
    }),
    postcode: text({ label: 'Postcode', personal: true, maxLength: 8 }),
    preferredLanguage: text({ label: 'Preferred language', personal: true, maxLength: 60 }),
    communicationNeeds: text({
      label: 'Interpreter or format needed',
      personal: true,
      description: 'For example a sign language interpreter, large print or easy read.',
    }),
    practiceCode: code({
      label: 'GP practice code',
      personal: true,
      pattern: /^[A-Z][0-9]{5}$/,
      patternInWords: 'a practice code of one letter and five digits, such as Y99999',
    }),
    council: text({ label: 'Council', indexed: true, maxLength: 100 }),
    councilId: text({ label: 'Council’s own number', personal: true, maxLength: 40 }),
    doNotDisclose: yesNo({
      label: 'Do not disclose',
      indexed: true,
      description:
        'The person may be at risk: nothing about them is published to a partner or printed with an address.',
    }),
  },
  rules: [daysInOrder(['dateOfBirth', 'Date of birth'], ['dateOfDeath', 'Date of death'])],
  coupled: [['familyName', 'givenName']],
  views: {
    all: {
      title: 'All people',
      columns: ['ref', 'nhsNumber', 'familyName', 'givenName', 'dateOfBirth', 'council', 'doNotDisclose'],
      orderBy: { column: 'familyName' },
      isDefault: true,
    },
  },
});

export type Person = RowOf<typeof people>;
