/** One row of the table of PnPjs's calls: what it is, how it goes here, and a try that shows it. */
import type { SPFI } from '@pnp/sp';
import type { IList } from '@pnp/sp/lists/index.js';

import type { Person } from '../target.js';

/** What a row's try has to work with. */
export interface Bench {
  /** PnPjs as the site's owner. */
  readonly sp: SPFI;
  readonly webUrl: string;
  /** A fresh generic list that the rows of one group share. */
  readonly list: IList;
  /** The claims login of a person. */
  readonly login: (person: Person) => string;
  /** PnPjs as another person. */
  readonly as: (person: Person) => SPFI;
}

/** A public call of PnPjs. */
export interface PnpCall {
  /** Class and method with a small first letter, `item.update`; several of one kind are set apart by a comma and a blank. */
  readonly call: string;
  /** `works` as on SharePoint Online, `differs` in what the note says, `absent`: refused as SharePoint refuses. */
  readonly outcome: 'works' | 'differs' | 'absent';
  /** One plain clause; needed unless the call works. */
  readonly note?: string;
  /** Sends the call and checks the answer; for an absent call, that it is refused in SharePoint's shape. */
  run(bench: Bench): Promise<void>;
}

/** The rows of one kind of object. */
export interface PnpGroup {
  /** The folder of @pnp/sp that the calls come from. */
  readonly noun: string;
  readonly calls: readonly PnpCall[];
}
