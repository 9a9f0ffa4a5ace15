import { sitePages, teamsPath } from '../host/pages.js';

/**
 * The path of a page by its short name: register, reviews, reports, partnership, teams, teams:reviews …; anything that
 * begins with a slash is a path itself.
 */
export function pagePath(name: string): string | undefined {
  if (name.startsWith('/')) return name;
  const [host, tab] = name.split(':');
  if (host === 'teams') return tab === undefined ? teamsPath : `${teamsPath}?tab=${encodeURIComponent(tab)}`;
  return sitePages.find((page) => page.key === name)?.path;
}
