import { mountPart } from '@phb/ui';
import type { CasePlace, HostEnvironment, PartName } from '@phb/ui';
import { deepLink } from './deepLink.js';
import { readSettings } from './settings.js';
import type { TabSettings } from './settings.js';
import { clearState, showState } from './showState.js';
import { SignInError, openSignIn } from './signIn.js';
import type { SignIn } from './signIn.js';
import { stage } from './stage.js';
import { joinTeams, teamsSignsIn, tellFailure, tellReady, watchAbsence, watchTheme } from './teams.js';
import type { TeamsContext } from './teams.js';

const titles: Record<PartName, string> = {
  register: 'Register',
  reviews: 'Reviews',
  partnership: 'Partnership',
  reports: 'Reports',
};

function place(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`The page of the tab has no ${id}.`);
  return element;
}

/** The site that a part works on first: a partner has no access to the register. */
function firstSite(settings: TabSettings, part: PartName): string {
  return part === 'partnership' ? (settings.partnershipUrl ?? settings.registerUrl) : settings.registerUrl;
}

function environmentOf(settings: TabSettings, context: TeamsContext, signIn: SignIn): HostEnvironment {
  const { appId, pageId, openCase } = context;
  return {
    instanceId: `teams-${pageId}`,
    theme: context.theme,
    today: settings.today(),
    registerUrl: settings.registerUrl,
    partnershipUrl: settings.partnershipUrl,
    signIn: { kind: 'token', getToken: (webUrl) => signIn.getToken(webUrl) },
    ...(openCase === undefined ? {} : { openCase }),
    ...(appId === undefined
      ? {}
      : { linkToCase: (place: CasePlace) => deepLink(settings.deepLinks, appId, pageId, place) }),
  };
}

function nameTheTab({ part }: TeamsContext): void {
  document.title = `${titles[part]} - Personal health budgets`;
  place('page-title').textContent = titles[part];
}

async function showPart(element: HTMLElement, settings: TabSettings, context: TeamsContext): Promise<void> {
  let { theme } = context;
  let themed = (): void => undefined;
  watchTheme((next) => {
    theme = next;
    themed();
  });
  const signIn = openSignIn(settings);
  const start = async (): Promise<void> => {
    try {
      await signIn.getToken(firstSite(settings, context.part));
    } catch (error) {
      if (!(error instanceof SignInError)) throw error;
      const state = {
        title: 'You are not signed in to SharePoint',
        words: `${error.message} The register is kept in SharePoint, so nothing can be shown until you are. If it goes on, ask your administrator whether this app may read SharePoint sites.`,
        action: { label: 'Try again', onAct: () => void start().catch(report) },
      };
      themed = () => showState(element, state, theme);
      themed();
      tellFailure(error.message, true);
      return;
    }
    clearState(element);
    const parts = stage((wanted) => {
      nameTheTab(wanted);
      // The same one for as long as the part stands: with another sign-in it would read everything again.
      const environment = environmentOf(settings, wanted, signIn);
      const mounted = mountPart(element, wanted.part, { ...environment, theme });
      return { mounted, retheme: () => mounted.update({ ...environment, theme }) };
    });
    parts.show(context);
    themed = () => parts.retheme();
    watchAbsence(
      () => parts.leave(),
      (wanted) => {
        wanted
          .then((found) => {
            parts.show(found);
            return tellReady();
          })
          .catch(report);
      },
    );
    await tellReady();
  };
  await start();
}

/** Says in the tab what went wrong, and in the console why. */
function report(error: unknown): void {
  console.error(error);
  const words = error instanceof Error ? error.message : String(error);
  showState(place('part'), { title: 'This tab cannot be shown', words }, 'default');
}

async function start(): Promise<void> {
  const settings = readSettings(document);
  const element = place('part');
  let context: TeamsContext;
  try {
    context = await joinTeams(settings.teamsOrigins);
  } catch (error) {
    console.info(error);
    const words = 'This page is a tab of the app "Personal health budgets". Open the app in Microsoft Teams.';
    showState(element, { title: 'Open this in Teams', words }, 'default');
    return;
  }
  nameTheTab(context);
  if (!teamsSignsIn()) {
    const words = 'This version of Teams cannot sign the tab in. Update Teams, or open the register in SharePoint.';
    showState(element, { title: 'Teams needs an update', words }, context.theme);
    tellFailure(words, true);
    return;
  }
  await showPart(element, settings, context);
}

start().catch(report);
