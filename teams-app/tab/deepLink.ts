import { writeCasePlace } from '@phb/ui';
import type { CasePlace } from '@phb/ui';

/** Builds the link that opens a case in this app's tab. It holds the case reference, the pane and nothing personal. */
export function deepLink(base: string, appId: string, pageId: string, place: CasePlace): string {
  const link = new URL(`${encodeURIComponent(appId)}/${encodeURIComponent(pageId)}`, base);
  link.searchParams.set('context', JSON.stringify({ subEntityId: writeCasePlace(place) }));
  return link.href;
}
