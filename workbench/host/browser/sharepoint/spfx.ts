/*
 * Shows a built web part as a SharePoint page does. Everything in this file is internal to the SharePoint Framework
 * 1.23.2 (the version that package.json pins): a new version is met here and nowhere else.
 */
import type { ModuleLoader } from './amd.js';
import type { PageBoot, WebPartBoot } from './boot.js';
import type { SiteTheme } from './theme.js';

interface ServiceScope {
  provide(key: unknown, service: unknown): void;
  finish(): void;
}

interface CoreLibrary {
  readonly _SPFlight: { initialize(flights: readonly string[]): void; initializeEcs(flights: readonly string[]): void };
  readonly _SPKillSwitch: { initialize(switches: object): void };
  readonly ServiceScope: { startNewRoot(): ServiceScope };
  readonly SPEvent: new (name: string) => object;
  readonly DisplayMode: { readonly Read: number };
}

interface ComponentBase {
  readonly ThemeProvider: { new (scope: ServiceScope): ThemeProvider; readonly serviceKey: unknown };
}

interface ThemeProvider {
  _setTheme(theme: SiteTheme): void;
}

interface PageContextModule {
  readonly PageContext: { new (scope: ServiceScope): object; readonly serviceKey: unknown };
}

interface WebPartBase {
  readonly WebPartContext: new (parameters: object) => object;
}

interface WebPart {
  _internalInitialize(context: object, addedFromPersistedData: boolean, displayMode: number): void;
  _internalDeserialize(data: object): void;
  _internalFirstTimeRender(): Promise<void>;
}

type WebPartBundle = Readonly<Record<string, { readonly default: new () => WebPart } | undefined>>;

/** A web part that stands on the page. */
export interface ShownWebPart {
  setTheme(theme: SiteTheme): void;
}

/** The modules come from Microsoft's packages as they are; their shape is the one that this file declares. */
async function load<T>(loader: ModuleLoader, name: string): Promise<T> {
  return (await loader.require(name)) as T;
}

function addBundle(loader: ModuleLoader, boot: PageBoot): void {
  for (const [name, resource] of Object.entries(boot.webPart.manifest.loaderConfig.scriptResources)) {
    if (resource.type === 'component' || resource.path === undefined) continue;
    loader.add(name, { url: boot.bundleBase + resource.path });
  }
}

function pageContext(module: PageContextModule, scope: ServiceScope, boot: PageBoot): object {
  const context = new module.PageContext(scope);
  const webUrl = boot.origin + boot.site.path;
  const web = { absoluteUrl: webUrl, serverRelativeUrl: boot.site.path, title: boot.site.title, language: 2057 };
  Object.defineProperties(context, {
    web: { value: web },
    site: { value: { absoluteUrl: webUrl, serverRelativeUrl: boot.site.path } },
    user: { value: { displayName: boot.user.name, email: boot.user.email, loginName: boot.user.loginName } },
    cultureInfo: { value: { currentCultureName: 'en-GB', currentUICultureName: 'en-GB', isRightToLeft: false } },
    legacyPageContext: { value: { webAbsoluteUrl: webUrl, siteAbsoluteUrl: webUrl, formDigestTimeoutSeconds: 1800 } },
  });
  return context;
}

function contextParameters(
  core: CoreLibrary,
  scope: ServiceScope,
  webPart: WebPartBoot,
  element: HTMLElement,
  failed: (error: unknown) => void,
): object {
  const { manifest, instanceId } = webPart;
  return {
    domElement: element,
    manifest,
    instanceId,
    webPartTag: `WebPart.${manifest.alias}.${instanceId}`,
    loggingTag: manifest.alias,
    parentServiceScope: scope,
    sdks: {},
    sdksAsync: Promise.resolve({}),
    host: {},
    formFactor: 1,
    statusRenderer: {
      clearLoadingIndicator: () => undefined,
      clearError: () => undefined,
      displayLoadingIndicator: () => undefined,
      renderError: (_element: HTMLElement, error: unknown) => failed(error),
    },
    isPropertyPaneRenderedByWebPart: () => false,
    isPropertyPaneOpen: () => false,
    isContentPanelOpen: () => false,
    requestPropertyPaneAction: () => undefined,
    _dataUpdatedEvent: new core.SPEvent(`dataUpdated.${instanceId}`),
  };
}

/**
 * Renders the web part into the element.
 * @param failed is told when the web part reports that it cannot be shown
 */
export async function showWebPart(
  loader: ModuleLoader,
  boot: PageBoot,
  element: HTMLElement,
  theme: SiteTheme,
  failed: (error: unknown) => void,
): Promise<ShownWebPart> {
  addBundle(loader, boot);
  const core = await load<CoreLibrary>(loader, '@microsoft/sp-core-library');
  core._SPFlight.initialize([]);
  core._SPFlight.initializeEcs([]);
  core._SPKillSwitch.initialize({});
  const [components, pages, webParts] = await Promise.all([
    load<ComponentBase>(loader, '@microsoft/sp-component-base'),
    load<PageContextModule>(loader, '@microsoft/sp-page-context'),
    load<WebPartBase>(loader, '@microsoft/sp-webpart-base'),
  ]);
  const { manifest, instanceId, properties } = boot.webPart;
  const bundle = await load<WebPartBundle>(loader, manifest.loaderConfig.entryModuleId);
  const WebPartClass = bundle[manifest.loaderConfig.exportName]?.default;
  if (WebPartClass === undefined) throw new Error(`The bundle does not hold the web part ${manifest.alias}.`);

  const scope = core.ServiceScope.startNewRoot();
  scope.provide(pages.PageContext.serviceKey, pageContext(pages, scope, boot));
  const themes = new components.ThemeProvider(scope);
  scope.provide(components.ThemeProvider.serviceKey, themes);
  const context = new webParts.WebPartContext(contextParameters(core, scope, boot.webPart, element, failed));
  scope.finish();
  themes._setTheme(theme);

  const webPart = new WebPartClass();
  webPart._internalInitialize(context, false, core.DisplayMode.Read);
  webPart._internalDeserialize({
    id: manifest.id,
    instanceId,
    title: manifest.preconfiguredEntries[0].title.default,
    dataVersion: '1.0',
    properties,
  });
  await webPart._internalFirstTimeRender();
  return { setTheme: (next) => themes._setTheme(next) };
}
