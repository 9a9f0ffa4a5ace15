import type { Principal } from './principal.js';

/** The person on whose behalf a call is made, as a user of the site that is called. */
export interface Visitor {
  readonly user: Principal;
}
