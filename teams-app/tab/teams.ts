import { app, nestedAppAuth } from '@microsoft/teams-js';
import { readCasePlace } from '@phb/ui';
import type { CasePlace, PartName, ThemeName } from '@phb/ui';

/** The tab is shown by something that is not Teams; the message is for the person who opened it. */
class NotInTeamsError extends Error {
  override readonly name = 'NotInTeamsError';
}

/** What Teams tells the tab. */
export interface TeamsContext {
  readonly part: PartName;
  /** The tab's own name in the app's manifest, for links back to it. */
  readonly pageId: string;
  readonly appId: string | undefined;
  readonly theme: ThemeName;
  readonly openCase: CasePlace | undefined;
}

/** How long something that frames the tab has to answer as Teams does, in milliseconds. */
const patience = 15_000;

const parts: readonly PartName[] = ['register', 'reviews', 'partnership', 'reports'];

/** The theme for Teams' own name of it. */
function themeNamed(name: string): ThemeName {
  return name === 'dark' || name === 'contrast' ? name : 'default';
}

function answered<T>(answer: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new NotInTeamsError('Nothing answered as Teams does.')), patience);
    answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/**
 * Joins Teams: says that the tab is there and reads which part it shall show.
 * @throws NotInTeamsError
 */
export async function joinTeams(teamsOrigins: readonly string[]): Promise<TeamsContext> {
  if (window.parent === window.self) throw new NotInTeamsError('This page is a tab of an app in Teams.');
  await answered(app.initialize([...teamsOrigins]));
  app.notifyAppLoaded();
  return readContext();
}

/** What Teams tells now. @param wanted the tab that is asked for, by its name in the app's manifest; the one that was opened, if left out */
async function readContext(wanted?: string): Promise<TeamsContext> {
  const context = await app.getContext();
  const { subPageId } = context.page;
  const pageId = wanted ?? context.page.id;
  return {
    part: parts.find((part) => part === pageId) ?? 'register',
    pageId,
    appId: context.app.appId?.toString(),
    theme: themeNamed(context.app.theme),
    openCase: subPageId === undefined || subPageId === '' ? undefined : readCasePlace(subPageId),
  };
}

/** Whether this Teams can sign the tab in by itself; versions before 2025 cannot. */
export function teamsSignsIn(): boolean {
  return nestedAppAuth.isNAAChannelRecommended();
}

/** Calls back with each theme that the person chooses in Teams. */
export function watchTheme(changed: (theme: ThemeName) => void): void {
  app.registerOnThemeChangeHandler((name) => changed(themeNamed(name)));
}

/**
 * Lets Teams keep the tab in memory for a while after the person went elsewhere, so that what they typed is still there when
 * they come back. Teams decides for how long (half an hour where it keeps tabs at all).
 * @param leave told when the person goes elsewhere
 * @param comeBack told when they come back, with what they ask for
 */
export function watchAbsence(leave: () => void, comeBack: (context: Promise<TeamsContext>) => void): void {
  app.lifecycle.registerBeforeSuspendOrTerminateHandler(() => {
    leave();
    return Promise.resolve();
  });
  app.lifecycle.registerOnResumeHandler(({ entityId }) => comeBack(readContext(entityId)));
}

/** Tells Teams that the tab is ready, so that it takes away its loading indicator. */
export async function tellReady(): Promise<void> {
  await app.notifySuccess();
}

/** Tells Teams that the tab has a failure to show, in words, in place of the part. */
export function tellFailure(message: string, signIn: boolean): void {
  const reason = signIn ? app.FailedReason.AuthFailed : app.FailedReason.Other;
  app.notifyFailure({ reason, message });
}
