import { z } from '@phb/schemas';
import { spGet, SPQueryable } from '@pnp/sp/spqueryable.js';
import { ConnectorError } from '../errors/connectorError.js';
import { expecting } from '../errors/expecting.js';
import type { SiteConnection } from './site.js';

/** SharePoint's numbers of time zones, for those that a site of the NHS may have been left in. */
const zones: Readonly<Record<number, string>> = {
  2: 'Europe/London',
  3: 'Europe/Paris',
  4: 'Europe/Berlin',
  10: 'America/New_York',
  11: 'America/Chicago',
  12: 'America/Denver',
  13: 'America/Los_Angeles',
  93: 'UTC',
};

const timeZone = z.object({ Id: z.number(), Description: z.string() });

/**
 * The IANA name of the time zone in a site's regional settings. New sites are often left in Pacific time, in which SharePoint's
 * own pages show every date a day early if it was written for London.
 * @throws ConnectorError for a zone that is not in the product's table
 */
export async function readSiteZone(site: SiteConnection): Promise<string> {
  const answer = await spGet<unknown>(SPQueryable(site.sp.web, 'regionalsettings/timezone'));
  const { Id, Description } = expecting('regional settings', () => timeZone.parse(answer));
  const zone = zones[Id];
  if (zone !== undefined) return zone;
  throw new ConnectorError({
    message: `time zone ${Id} is not in the table`,
    sentence: `The site’s time zone is “${Description}”. Set it to London in the site’s regional settings.`,
  });
}
