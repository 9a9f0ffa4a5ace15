import type { IReadonlyTheme } from '@microsoft/sp-component-base';
import type { ThemeName } from '@phb/ui';
import { forcedColoursActive } from './forcedColours';

/** SharePoint has no flag for a high-contrast theme; pure white on pure black is what such a theme is made of. */
function isBlackAndWhite(theme: IReadonlyTheme): boolean {
  const background = theme.semanticColors?.bodyBackground?.toLowerCase();
  const text = theme.semanticColors?.bodyText?.toLowerCase();
  return background === '#000000' && text === '#ffffff';
}

/**
 * Which of the three themes to show: the one that Teams names, else high contrast where the operating system or the
 * site asks for it, else light or dark as the page or section is.
 */
export function themeOf(theme: IReadonlyTheme | undefined, teamsTheme: string | undefined): ThemeName {
  if (teamsTheme === 'contrast' || forcedColoursActive()) return 'contrast';
  if (teamsTheme !== undefined) return teamsTheme === 'dark' ? 'dark' : 'default';
  if (theme === undefined) return 'default';
  if (isBlackAndWhite(theme)) return 'contrast';
  return theme.isInverted === true ? 'dark' : 'default';
}
