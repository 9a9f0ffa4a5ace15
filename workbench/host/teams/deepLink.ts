import * as z from 'zod/mini';
import { teamsPath } from '../pages.js';

/**
 * Where the workbench takes Teams' deep links: `/teams/l/entity/<app>/<tab>?context={"subEntityId":"PHB-…"}`, the form
 * that teams.microsoft.com takes.
 */
export const deepLinkPath = `${teamsPath}/l/entity/`;

const linkContext = z.object({ subEntityId: z.optional(z.string()) });

function subEntity(context: string | null): string | undefined {
  if (context === null) return undefined;
  try {
    return linkContext.parse(JSON.parse(context)).subEntityId;
  } catch (error) {
    // A link that somebody cut short opens the tab without the case, as Teams does.
    if (error instanceof SyntaxError || error instanceof z.core.$ZodError) return undefined;
    throw error;
  }
}

/** The address of the Teams frame that a deep link leads to. */
export function deepLinkTarget(link: URL): string {
  const [, tab] = link.pathname.slice(deepLinkPath.length).split('/');
  const target = new URLSearchParams();
  if (tab !== undefined && tab !== '') target.set('tab', decodeURIComponent(tab));
  const item = subEntity(link.searchParams.get('context'));
  if (item !== undefined) target.set('case', item);
  return `${teamsPath}?${target.toString()}`;
}
