import { Temporal } from 'temporal-polyfill';
import { z } from '@phb/schemas';

/** The tab's settings are missing or wrong; the message is for the person who put the tab on its host. */
export class TabSettingsError extends Error {
  override readonly name = 'TabSettingsError';
}

const shape = z.object({
  /** Origins that may show this tab, beside the hosts of Microsoft's own clouds. */
  teamsOrigins: z.array(z.url()),
  clientId: z.string(),
  authority: z.url(),
  registerUrl: z.url(),
  partnershipUrl: z.optional(z.url()),
  /** Where a deep link begins; what comes after is `<app>/<tab>?context=…`. */
  deepLinks: z.url(),
  /** Training hosts only: counts every review and report from this day. */
  showAsAt: z.optional(z.string()),
});

/** How a host of the tab has set it up. */
export interface TabSettings extends Omit<z.infer<typeof shape>, 'showAsAt'> {
  readonly today: () => Temporal.PlainDate;
}

/**
 * Reads the settings that stand in the tab's page: a data block, so that a host can change them without a new build.
 * @throws TabSettingsError
 */
export function readSettings(page: Document): TabSettings {
  const text = page.getElementById('phb-settings')?.textContent ?? '';
  const read = parse(text);
  const { showAsAt, ...settings } = read;
  const pinned = showAsAt === undefined ? undefined : day(showAsAt);
  return { ...settings, today: () => pinned ?? Temporal.Now.plainDateISO('Europe/London') };
}

function parse(text: string): z.infer<typeof shape> {
  try {
    return shape.parse(JSON.parse(text));
  } catch (cause) {
    throw new TabSettingsError('The settings in the page of this tab cannot be read.', { cause });
  }
}

function day(text: string): Temporal.PlainDate {
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' });
  } catch (cause) {
    throw new TabSettingsError(`The setting "showAsAt" of this tab is not a day: ${text}.`, { cause });
  }
}
