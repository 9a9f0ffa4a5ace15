/** Builds the link that opens a case in this app's tab. It holds the case reference and nothing personal. */
export function deepLink(base: string, appId: string, pageId: string, caseRef: string): string {
  const link = new URL(`${encodeURIComponent(appId)}/${encodeURIComponent(pageId)}`, base);
  link.searchParams.set('context', JSON.stringify({ subEntityId: caseRef }));
  return link.href;
}
