import type { IPublicClientApplication } from '@azure/msal-browser';
import type { TabSettings } from './settings.js';

/** Nobody could be signed in; the message is for the person who opened the tab. */
export class SignInError extends Error {
  override readonly name = 'SignInError';
}

/** Tokens for the SharePoint sites that the tab works on. */
export interface SignIn {
  /** A token for the origin of a site; asks the person only where Teams says that it must. */
  getToken(webUrl: string): Promise<string>;
}

async function openClient(settings: TabSettings): Promise<IPublicClientApplication> {
  // The library is larger than all else in the tab, and the first picture does not need it.
  const { createNestablePublicClientApplication } = await import('@azure/msal-browser');
  return createNestablePublicClientApplication({
    auth: { clientId: settings.clientId, authority: settings.authority },
    // Tokens stay in memory: Teams hands out new ones without asking.
    cache: { cacheLocation: 'memoryStorage' },
  });
}

/** Signs in through Teams (nested app authentication): Teams holds the session, and the tab asks it for tokens. */
export function openSignIn(settings: TabSettings): SignIn {
  let client: Promise<IPublicClientApplication> | undefined;
  const opened = (): Promise<IPublicClientApplication> => (client ??= openClient(settings));
  return {
    getToken: async (webUrl) => {
      const request = { scopes: [`${new URL(webUrl).origin}/.default`] };
      const { InteractionRequiredAuthError } = await import('@azure/msal-browser');
      try {
        const application = await opened();
        try {
          return (await application.acquireTokenSilent(request)).accessToken;
        } catch (error) {
          if (!(error instanceof InteractionRequiredAuthError)) throw error;
          return (await application.acquireTokenPopup(request)).accessToken;
        }
      } catch (cause) {
        throw new SignInError('You could not be signed in to SharePoint.', { cause });
      }
    },
  };
}
