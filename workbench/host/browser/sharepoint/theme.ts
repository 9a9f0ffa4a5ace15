/** The part of SharePoint's theme object that web parts read. */
export interface SiteTheme {
  readonly isInverted: boolean;
  readonly palette: Readonly<Record<string, string>>;
  readonly semanticColors: Readonly<Record<string, string>>;
}

function theme(isInverted: boolean, background: string, text: string, primary: string): SiteTheme {
  return {
    isInverted,
    palette: { themePrimary: primary, white: background, black: text, neutralPrimary: text },
    semanticColors: { bodyBackground: background, bodyText: text, link: primary },
  };
}

const light = theme(false, '#ffffff', '#242424', '#005eb8');

const siteThemes: Readonly<Record<string, SiteTheme>> = {
  default: light,
  dark: theme(true, '#292929', '#ffffff', '#479ef5'),
  contrast: theme(true, '#000000', '#ffffff', '#ffff00'),
};

/** The site theme for a name of the workbench's switch. */
export function siteTheme(name: string): SiteTheme {
  return siteThemes[name] ?? light;
}
