import type { personalHealthBudgets, ReferenceOf } from '@phb/schemas';
import type { SiteConnection } from '../session/site.js';
import type { PublishOptions, PublishReceipt } from './types.js';

/** Publishes cases to a partner. */
export function publishCases(
  register: SiteConnection,
  _partner: SiteConnection,
  _cases: readonly ReferenceOf<typeof personalHealthBudgets>[],
  _options: PublishOptions,
): Promise<PublishReceipt> {
  return Promise.reject(new Error(`${register.webUrl}: follows`));
}
