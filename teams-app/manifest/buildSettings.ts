/** A variable of the build cannot be used; the message says which and why. */
export class BuildSettingError extends Error {
  override readonly name = 'BuildSettingError';
}

/** How the two Teams packages are built for a customer. Everything has a default that is plainly an example. */
export interface TeamsBuildSettings {
  /** The host name that serves the standalone tab. */
  readonly tabHost: string;
  /** The application's id in the customer's Microsoft Entra ID. */
  readonly clientId: string;
  readonly authority: string;
  /** Origins that may show the tab, beside Microsoft's own. */
  readonly teamsOrigins: readonly string[];
  readonly registerUrl: string;
  readonly partnershipUrl: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

function read(environment: Environment, name: string, fallback: string, problem: (value: string) => boolean): string {
  const value = environment[name];
  if (value === undefined || value === '') return fallback;
  if (problem(value)) throw new BuildSettingError(`The variable ${name} cannot be used: "${value}".`);
  return value.replace(/\/+$/, '');
}

const noHost = (value: string): boolean => !/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(value);
const noGuid = (value: string): boolean => !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);
const noHttps = (value: string): boolean => !URL.canParse(value) || new URL(value).protocol !== 'https:';

/**
 * Reads the build's variables: PHB_TAB_HOST, PHB_CLIENT_ID, PHB_AUTHORITY, PHB_TEAMS_ORIGINS (several with commas),
 * PHB_REGISTER_URL and PHB_PARTNERSHIP_URL.
 * @throws BuildSettingError
 */
export function readBuildSettings(environment: Environment): TeamsBuildSettings {
  const origins = environment['PHB_TEAMS_ORIGINS'];
  const teamsOrigins = (origins ?? '').split(',').map((origin) => origin.trim());
  const wanted = teamsOrigins.filter((origin) => origin !== '');
  const wrong = wanted.find(noHttps);
  if (wrong !== undefined) throw new BuildSettingError(`The variable PHB_TEAMS_ORIGINS cannot be used: "${wrong}".`);
  return {
    tabHost: read(environment, 'PHB_TAB_HOST', 'phb-tab.example.org', noHost),
    clientId: read(environment, 'PHB_CLIENT_ID', '3acb06c6-6d59-49d0-bfe1-d873ad3fa229', noGuid),
    authority: read(environment, 'PHB_AUTHORITY', 'https://login.microsoftonline.com/organizations', noHttps),
    teamsOrigins: wanted,
    registerUrl: read(environment, 'PHB_REGISTER_URL', 'https://contoso.sharepoint.com/sites/phb', noHttps),
    partnershipUrl: read(
      environment,
      'PHB_PARTNERSHIP_URL',
      'https://contoso.sharepoint.com/sites/phb-partner',
      noHttps,
    ),
  };
}
