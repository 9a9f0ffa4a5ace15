import type { SourceRow, SourceTable } from '../cells/cell.js';
import { cellText, plainWords } from '../cells/cell.js';

/**
 * What other systems call our columns, by list and column. The label and the internal name need no line here.
 * Written as plain words; capitals and punctuation do not count.
 */
export const headingSynonyms: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  People: {
    ref: ['person ref', 'person id'],
    nhsNumber: ['NHS no', 'NHS num', 'NHSNo', 'NHS', 'NHS ID', 'patient NHS number', 'client NHS no'],
    familyName: ['surname', 'last name', 'family', 'client surname', 'patient surname'],
    givenName: ['forename', 'first name', 'forenames', 'given names', 'christian name', 'client forename'],
    preferredName: ['known as', 'likes to be called'],
    dateOfBirth: ['DOB', 'D.O.B.', 'birth date', 'born', 'client DOB'],
    dateOfDeath: ['DOD', 'died on', 'deceased date', 'date died'],
    statedGender: ['gender', 'sex'],
    ethnicCategory: ['ethnicity', 'ethnic group', 'ethnic origin', 'ethnic code'],
    postcode: ['post code', 'postal code', 'home postcode'],
    council: ['local authority', 'LA', 'authority'],
    councilId: ['council number', 'LA ID', 'council ID', 'social care ID', 'LAS ID', 'mosaic ID', 'client ID'],
    doNotDisclose: ['confidential', 'sensitive record', 'restricted address', 'DND'],
  },
  'Personal health budgets': {
    ref: ['reference', 'case ref', 'PHB ref', 'PHB reference', 'PHB no', 'case no', 'case number', 'programme ref'],
    status: ['case status', 'PHB status', 'state'],
    category: ['care type', 'eligibility', 'funding category', 'PHB category', 'client group'],
    forms: ['PHB type', 'how held', 'delivery', 'option', 'type of budget', 'management option', 'forms'],
    managedAccount: ['managed acct', 'payroll managed', 'held by organisation'],
    oneOff: ['one off', 'single payment'],
    eligibilityDecidedOn: ['eligible from', 'eligibility date', 'decision date'],
    offeredOn: ['offer date', 'PHB offered'],
    planAgreedOn: ['plan date', 'support plan agreed', 'care plan date'],
    startsOn: ['starts', 'start date', 'start', 'PHB start', 'commencement date', 'from'],
    firstPaymentOn: ['first payment', 'first payment date', 'date first paid', 'first paid'],
    endsOn: ['end date', 'end', 'PHB end', 'to', 'closed date'],
    endReason: ['end reason', 'closure reason', 'reason ended'],
    amount: ['weekly cost', 'budget', 'PHB amount', 'approved budget', 'annual budget', 'value', 'cost'],
    amountPeriod: ['period', 'frequency', 'payment frequency', 'cost period'],
    nhsShare: ['NHS %', 'health share', 'CCG share', 'ICB share', 'health contribution'],
    councilShare: ['LA %', 'LA share', 'social care share', 'council contribution'],
    nextReviewDue: ['review due', 'next review', 'review date'],
    costCentre: ['cost center', 'cost code'],
    subjectiveCode: ['subjective', 'account code'],
  },
  'Case notes': { text: ['comments', 'remarks', 'notes'] },
  'Packages of care': {
    fundingStream: ['funding type', 'funding', 'stream', 'package type'],
    startsOn: ['package start', 'start date'],
    endsOn: ['package end', 'end date'],
  },
  Purchases: {
    boughtOn: ['posted', 'posting date', 'transaction date', 'purchase date', 'date bought'],
    kind: ['group', 'merchant category', 'category of spend'],
    description: ['details', 'narrative', 'transaction details'],
    amount: ['transaction amount', 'amount spent'],
    payee: ['merchant', 'supplier', 'payee name'],
    invoiceNumber: ['transaction', 'transaction id', 'invoice', 'invoice no'],
  },
};

/** Rows that may stand above the headings: title, as-at date, filter. */
const mostRowsAbove = 30;

function filled(row: SourceRow): number {
  return row.cells.filter((cell) => cellText(cell) !== '').length;
}

function looksLikeHeadings(row: SourceRow, width: number, known: ReadonlySet<string>): number {
  const texts = row.cells.map(cellText).filter((text) => text !== '');
  const words = texts.filter((text) => /\p{L}/u.test(text) && !/^\d/.test(text) && text.length <= 80);
  const distinct = new Set(words.map(plainWords)).size;
  const hits = words.filter((text) => known.has(plainWords(text))).length;
  if (texts.length === 0 || distinct < texts.length * 0.8) return 0;
  return distinct / Math.max(1, width) + hits * 0.5;
}

/**
 * Finds the row of the headings: the first that is as wide as the table, has words only, each once; words that we know count more.
 * @param known plain words of headings that we know
 * @returns its place among the rows; undefined if no row looks like headings
 */
export function findHeadingRow(rows: readonly SourceRow[], known: ReadonlySet<string>): number | undefined {
  const first = rows.slice(0, mostRowsAbove);
  const width = Math.max(0, ...rows.slice(0, mostRowsAbove * 4).map(filled));
  let best: { readonly index: number; readonly score: number } | undefined;
  first.forEach((row, index) => {
    const score = looksLikeHeadings(row, width, known);
    // A row of data that happens to be all words scores the same as its headings: the earlier one stands above.
    if (score >= 0.5 && score > (best?.score ?? 0)) best = { index, score };
  });
  return best?.index;
}

/** Every heading that we know for some lists, as plain words. */
export function knownHeadings(names: Iterable<string>): ReadonlySet<string> {
  return new Set([...names].map(plainWords));
}

/** Cuts the table out of the rows of a sheet: headings, then the rows below that are not empty. */
export function tableAt(rows: readonly SourceRow[], headingIndex: number): SourceTable {
  const head = rows[headingIndex];
  if (head === undefined) throw new RangeError('there is no such row');
  const texts = head.cells.map(cellText);
  const seen = new Map<string, number>();
  const headings = texts.map((text) => {
    const count = (seen.get(text) ?? 0) + 1;
    seen.set(text, count);
    // Two columns of one name stay two columns, told apart by a number as spreadsheets do it.
    return text === '' || count === 1 ? text : `${text} (${count})`;
  });
  return {
    headings,
    headingRow: head.number,
    rows: rows.slice(headingIndex + 1).filter((row) => filled(row) > 0),
  };
}
