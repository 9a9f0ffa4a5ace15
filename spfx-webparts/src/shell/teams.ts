import type { IMicrosoftTeams } from '@microsoft/sp-webpart-base';
import { readCasePlace, writeCasePlace } from '@phb/ui';
import type { CasePlace } from '@phb/ui';

/** What a web part that stands in a Teams tab knows of Teams. */
export interface TeamsHost {
  /** Teams' own name of its theme: default, dark or contrast. */
  theme(): string;
  readonly openCase: CasePlace | undefined;
  /** Missing where Teams does not tell the tab its app, since a link cannot be built then. */
  readonly linkToCase: ((place: CasePlace) => string) | undefined;
}

/** Reads the Teams context that SharePoint passes on, and follows the theme. */
export async function joinTeams(teamsJs: IMicrosoftTeams['teamsJs'], themeChanged: () => void): Promise<TeamsHost> {
  const context = await teamsJs.app.getContext();
  let theme = context.app.theme;
  teamsJs.app.registerOnThemeChangeHandler((next) => {
    theme = next;
    themeChanged();
  });
  const appId = context.app.appId?.toString();
  const { subPageId } = context.page;
  return {
    theme: () => theme,
    openCase: subPageId === undefined || subPageId === '' ? undefined : readCasePlace(subPageId),
    linkToCase:
      appId === undefined
        ? undefined
        : (place) => {
            const link = new URL(
              `https://teams.microsoft.com/l/entity/${encodeURIComponent(appId)}/${encodeURIComponent(context.page.id)}`,
            );
            link.searchParams.set('context', JSON.stringify({ subEntityId: writeCasePlace(place) }));
            return link.href;
          },
  };
}
