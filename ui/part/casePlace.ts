/** Where a link leads: a case, and the pane of its record if the link names one. It holds nothing personal. */
export interface CasePlace {
  readonly caseRef: string;
  readonly pane?: string;
}

/** One text for hosts whose links carry only one, as Teams' do: the reference, and the pane after a slash. */
export function writeCasePlace({ caseRef, pane }: CasePlace): string {
  return pane === undefined ? caseRef : `${caseRef}/${pane}`;
}

/** Reads what {@link writeCasePlace} wrote, and links of before there were panes. */
export function readCasePlace(text: string): CasePlace {
  const [caseRef = '', pane = ''] = text.split('/');
  return pane === '' ? { caseRef } : { caseRef, pane };
}
