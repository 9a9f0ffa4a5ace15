import * as React from 'react';
import type { Temporal } from 'temporal-polyfill';
import type { SignIn } from '@phb/connectors';
import type { CasePlace } from './casePlace.js';

/** The four parts of the product, one web part each. */
export type PartName = 'register' | 'reviews' | 'partnership' | 'reports';

/** The three themes that Teams and SharePoint can ask for. */
export type ThemeName = 'default' | 'dark' | 'contrast';

/** What a host (a SharePoint page or the Teams tab) tells the part that it shows. */
export interface HostEnvironment {
  /** Tells two parts on one page apart. */
  readonly instanceId: string;
  readonly theme: ThemeName;
  /** The day that every clock counts from: pinned in the workbench, the real day in production. */
  readonly today: Temporal.PlainDate;
  /** Absolute URL of the register site. */
  readonly registerUrl: string;
  /** Absolute URL of the partnership site, where there is one. */
  readonly partnershipUrl: string | undefined;
  /** How requests are signed: cookie and form digest on a SharePoint page, bearer token in the Teams tab. */
  readonly signIn: SignIn;
  /** The case that a deep link names, as it was written, and the pane of its record. */
  readonly openCase?: CasePlace;
  /** Builds the link to a case that a person may copy; it holds the case reference, the pane and nothing personal. */
  linkToCase?(place: CasePlace): string;
}

const EnvironmentContext = React.createContext<HostEnvironment | undefined>(undefined);

export const EnvironmentProvider = EnvironmentContext.Provider;

/** What the host said: theme, today, sites, the case that a link names. @throws outside a mounted part */
export function useEnvironment(): HostEnvironment {
  const environment = React.useContext(EnvironmentContext);
  if (environment === undefined) throw new TypeError('useEnvironment is called outside a mounted part');
  return environment;
}
