import { Temporal } from 'temporal-polyfill';
import type { PartName } from '@phb/ui';
import type { TabSites } from './tabSites';

/** What the property pane keeps for each web part. All are text; an empty text is "not set". */
export interface PhbWebPartProperties {
  readonly registerUrl?: string;
  readonly partnershipUrl?: string;
  readonly showAsAt?: string;
}

/** The settings of a web part, checked. */
export interface PhbWebPartSettings {
  readonly registerUrl: string;
  readonly partnershipUrl: string | undefined;
  readonly today: Temporal.PlainDate;
}

/** A web part's setting cannot be used; the message is for the person who edits the page. */
export class WebPartSettingError extends Error {
  public override readonly name = 'WebPartSettingError';
}

/** Says what is wrong with a site address, or nothing (an empty text) when it can be used. */
export function siteUrlProblem(value: string): string {
  if (value.trim() === '') return '';
  try {
    const url = new URL(value.trim());
    const usable = url.protocol === 'https:' || url.hostname === 'localhost';
    return usable && url.search === '' && url.hash === ''
      ? ''
      : 'Enter the address of a site, for example https://contoso.sharepoint.com/sites/phb.';
  } catch {
    return 'Enter the full address of the site, starting with https://.';
  }
}

/** Says what is wrong with a 'Show as at' date, or nothing (an empty text) when it can be used. */
export function showAsAtProblem(value: string): string {
  if (value.trim() === '') return '';
  try {
    Temporal.PlainDate.from(value.trim(), { overflow: 'reject' });
    return /^\d{4}-\d{2}-\d{2}$/.test(value.trim()) ? '' : 'Enter the date as year-month-day, for example 2019-04-30.';
  } catch {
    return 'Enter a real date as year-month-day, for example 2019-04-30.';
  }
}

function siteUrl(value: string | undefined, setting: string): string | undefined {
  const text = (value ?? '').trim();
  const problem = siteUrlProblem(text);
  if (problem !== '')
    throw new WebPartSettingError(`The setting "${setting}" of this web part cannot be used. ${problem}`);
  return text === '' ? undefined : text.replace(/\/+$/, '');
}

/**
 * Reads a web part's settings: the property pane first, then what the address of a Teams tab names. A site that neither
 * sets is the site of the page: the register for the three parts that work on the register, the partnership site for
 * the partnership workspace.
 * @throws WebPartSettingError when a setting cannot be used
 */
export function readSettings(
  properties: PhbWebPartProperties,
  part: PartName,
  pageSiteUrl: string,
  tabSites: TabSites,
): PhbWebPartSettings {
  const registerUrl = siteUrl(properties.registerUrl, 'Register site');
  const partnershipUrl = siteUrl(properties.partnershipUrl, 'Partnership site');
  const showAsAt = (properties.showAsAt ?? '').trim();
  const problem = showAsAtProblem(showAsAt);
  if (problem !== '')
    throw new WebPartSettingError(`The setting "Show as at" of this web part cannot be used. ${problem}`);
  return {
    registerUrl: registerUrl ?? tabSites.registerUrl ?? pageSiteUrl,
    partnershipUrl: partnershipUrl ?? tabSites.partnershipUrl ?? (part === 'partnership' ? pageSiteUrl : undefined),
    today: showAsAt === '' ? Temporal.Now.plainDateISO('Europe/London') : Temporal.PlainDate.from(showAsAt),
  };
}
