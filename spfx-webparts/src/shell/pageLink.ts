import type { CasePlace } from '@phb/ui';

const caseParameter = 'case';
const paneParameter = 'pane';

/** The case that the address of a SharePoint page names (`?case=PHB-…&pane=money`), if it names one. */
export function openCaseOnPage(location: Location): CasePlace | undefined {
  const parameters = new URLSearchParams(location.search);
  const caseRef = parameters.get(caseParameter);
  const pane = parameters.get(paneParameter);
  if (caseRef === null) return undefined;
  return pane === null ? { caseRef } : { caseRef, pane };
}

/** The address of this page with the case reference and the pane in it, and nothing else: a reference is not personal data. */
export function linkToCaseOnPage(location: Location, { caseRef, pane }: CasePlace): string {
  const link = new URL(location.pathname, location.origin);
  link.searchParams.set(caseParameter, caseRef);
  if (pane !== undefined) link.searchParams.set(paneParameter, pane);
  return link.href;
}
