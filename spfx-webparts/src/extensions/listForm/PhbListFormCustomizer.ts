import { FormDisplayMode } from '@microsoft/sp-core-library';
import { ThemeProvider } from '@microsoft/sp-component-base';
import type { IReadonlyTheme, ThemeChangedEventArgs } from '@microsoft/sp-component-base';
import { BaseFormCustomizer } from '@microsoft/sp-listview-extensibility';
import { mountListForm } from '@phb/ui';
import type { HostEnvironment, ListFormMode, ListFormRequest, MountedPart } from '@phb/ui';
import { watchForcedColours } from '../../shell/forcedColours';
import { readSettings } from '../../shell/settings';
import { themeOf } from '../../shell/theme';
import { lastPartOf } from './listPath';

/** What a content type may keep for the form; a live site keeps nothing. */
interface ListFormProperties {
  /** Training sites only: the day that everything counts from. */
  readonly showAsAt?: string;
}

/** A SharePoint page signs requests with its own cookie and form digest. One value for all, so that a new theme is not a new sign-in. */
const pageSignIn: HostEnvironment['signIn'] = { kind: 'page' };

const modes: Readonly<Partial<Record<FormDisplayMode, ListFormMode>>> = {
  [FormDisplayMode.New]: 'new',
  [FormDisplayMode.Edit]: 'edit',
};

/**
 * Puts the product's own form behind New, Edit and Display of a native list. Which form that is follows from the address of
 * the list; everything that a person sees is in ui.
 */
export default class PhbListFormCustomizer extends BaseFormCustomizer<ListFormProperties> {
  private _mounted: MountedPart | undefined;
  private _theme: IReadonlyTheme | undefined;
  private _themes: ThemeProvider | undefined;
  private _stopWatching: (() => void) | undefined;

  protected override async onInit(): Promise<void> {
    await super.onInit();
    this._themes = this.context.serviceScope.consume(ThemeProvider.serviceKey);
    this._theme = this._themes.tryGetTheme();
    this._themes.themeChangedEvent.add(this, this._onThemeChanged);
    this._stopWatching = watchForcedColours(() => this.render());
  }

  protected override render(): void {
    const environment = this._environment();
    if (this._mounted === undefined) this._mounted = mountListForm(this.domElement, this._request(), environment);
    else this._mounted.update(environment);
  }

  protected override onDispose(): void {
    this._themes?.themeChangedEvent.remove(this, this._onThemeChanged);
    this._stopWatching?.();
    this._mounted?.unmount();
    this._mounted = undefined;
    super.onDispose();
  }

  private _onThemeChanged(args: ThemeChangedEventArgs): void {
    this._theme = args.theme;
    this.render();
  }

  private _request(): ListFormRequest {
    return {
      listPath: lastPartOf(this.context.list.serverRelativeUrl),
      mode: modes[this.displayMode] ?? 'display',
      itemId: this.displayMode === FormDisplayMode.New ? undefined : this.context.itemId,
      onSaved: () => this.formSaved(),
      onClosed: () => this.formClosed(),
    };
  }

  private _environment(): HostEnvironment {
    const { absoluteUrl } = this.context.pageContext.web;
    const { today } = readSettings(this.properties, 'register', absoluteUrl, {});
    return {
      instanceId: this.context.instanceId,
      theme: themeOf(this._theme, undefined),
      today,
      // A form works on its own list only, and that stands in the site of the page, whichever kind of site it is.
      registerUrl: absoluteUrl,
      partnershipUrl: absoluteUrl,
      signIn: pageSignIn,
    };
  }
}
