import type { SiteUser } from '@phb/connectors';
import type { SiteUserId } from '@phb/schemas';

/** Who works with the register in tests: the first is the one at the screen. Invented. */
export const testMembers: readonly SiteUser[] = [
  { id: 11 as SiteUserId, name: 'Demo-Coordinator, Ada', isGuest: false },
  { id: 12 as SiteUserId, name: 'Demo-Nurse, Ben', isGuest: false },
];
