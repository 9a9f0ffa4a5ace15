const caseParameter = 'case';

/** The case that the address of a SharePoint page names (`?case=PHB-…`), if it names one. */
export function openCaseOnPage(location: Location): string | undefined {
  return new URLSearchParams(location.search).get(caseParameter) ?? undefined;
}

/** The address of this page with the case reference in it, and nothing else: a reference is not personal data. */
export function linkToCaseOnPage(location: Location, caseRef: string): string {
  const link = new URL(location.pathname, location.origin);
  link.searchParams.set(caseParameter, caseRef);
  return link.href;
}
