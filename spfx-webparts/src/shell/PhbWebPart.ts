import { BaseClientSideWebPart } from '@microsoft/sp-webpart-base';
import type { IReadonlyTheme } from '@microsoft/sp-component-base';
import type { IPropertyPaneConfiguration } from '@microsoft/sp-property-pane';
import { mountPart } from '@phb/ui';
import type { CasePlace, HostEnvironment, MountedPart, PartName } from '@phb/ui';
import { openCaseOnPage, linkToCaseOnPage } from './pageLink';
import { watchForcedColours } from './forcedColours';
import { readSettings } from './settings';
import type { PhbWebPartProperties } from './settings';
import { readTabSites } from './tabSites';
import { themeOf } from './theme';
import { joinTeams } from './teams';
import type { TeamsHost } from './teams';

/** A SharePoint page signs requests with its own cookie and form digest. One value for all, so that a new theme is not a new sign-in. */
const pageSignIn: HostEnvironment['signIn'] = { kind: 'page' };

/**
 * What the four web parts share: reads the property pane, the theme and the Teams context, and hands them to the part
 * that it shows. Everything that a person sees is in ui.
 */
export abstract class PhbWebPart extends BaseClientSideWebPart<PhbWebPartProperties> {
  protected abstract readonly part: PartName;

  private _mounted: MountedPart | undefined;
  private _theme: IReadonlyTheme | undefined;
  private _teams: TeamsHost | undefined;
  private _stopWatching: (() => void) | undefined;
  private _pane: typeof import('./propertyPane') | undefined;

  public override render(): void {
    const environment = this._environment();
    if (this._mounted === undefined) this._mounted = mountPart(this.domElement, this.part, environment);
    else this._mounted.update(environment);
  }

  protected override async onInit(): Promise<void> {
    await super.onInit();
    this._stopWatching = watchForcedColours(() => this.render());
    const teamsSdk = this.context.sdks.microsoftTeams;
    if (teamsSdk !== undefined) this._teams = await joinTeams(teamsSdk.teamsJs, () => this.render());
  }

  protected override onThemeChanged(theme: IReadonlyTheme | undefined): void {
    this._theme = theme;
  }

  protected override onDispose(): void {
    this._stopWatching?.();
    this._mounted?.unmount();
    this._mounted = undefined;
  }

  /** The pane's own code is fetched only when somebody edits the page. */
  protected override async loadPropertyPaneResources(): Promise<void> {
    this._pane = await import(/* webpackChunkName: 'property-pane' */ './propertyPane');
  }

  protected override getPropertyPaneConfiguration(): IPropertyPaneConfiguration {
    return this._pane?.propertyPane(this.context.pageContext.web.absoluteUrl) ?? { pages: [] };
  }

  private _environment(): HostEnvironment {
    const settings = readSettings(
      this.properties,
      this.part,
      this.context.pageContext.web.absoluteUrl,
      this._teams === undefined ? {} : readTabSites(window.location),
    );
    const openCase = this._teams === undefined ? openCaseOnPage(window.location) : this._teams.openCase;
    const linkToCase =
      this._teams === undefined
        ? (place: CasePlace) => linkToCaseOnPage(window.location, place)
        : this._teams.linkToCase;
    return {
      instanceId: this.context.instanceId,
      theme: themeOf(this._theme, this._teams?.theme()),
      today: settings.today,
      registerUrl: settings.registerUrl,
      partnershipUrl: settings.partnershipUrl,
      signIn: pageSignIn,
      ...(openCase === undefined ? {} : { openCase }),
      ...(linkToCase === undefined ? {} : { linkToCase }),
    };
  }
}
