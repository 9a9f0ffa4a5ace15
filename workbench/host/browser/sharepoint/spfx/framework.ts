/*
 * Starts the SharePoint Framework as a SharePoint page does. Everything in this folder is internal to the framework's
 * version 1.23.2 (which package.json pins): a new version is met here and nowhere else.
 */
import type { ModuleLoader } from '../amd.js';
import type { ComponentManifest, PageBoot } from '../boot.js';
import type { SiteTheme } from '../theme.js';

/** A scope of the framework's services. */
export interface ServiceScope {
  provide(key: unknown, service: unknown): void;
  finish(): void;
}

/** What the pages use of the framework's core library. */
export interface CoreLibrary {
  readonly _SPFlight: { initialize(flights: readonly string[]): void; initializeEcs(flights: readonly string[]): void };
  readonly _SPKillSwitch: { initialize(switches: object): void };
  readonly ServiceScope: { startNewRoot(): ServiceScope };
  readonly SPEvent: new (name: string) => object;
  readonly DisplayMode: { readonly Read: number };
  readonly FormDisplayMode: { readonly Display: number; readonly Edit: number; readonly New: number };
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

/** The framework on a page. */
export interface Framework {
  readonly core: CoreLibrary;
  readonly scope: ServiceScope;
  readonly setTheme: (theme: SiteTheme) => void;
}

/** The modules come from Microsoft's packages as they are; their shape is the one that this folder declares. */
export async function load<T>(loader: ModuleLoader, name: string): Promise<T> {
  return (await loader.require(name)) as T;
}

/** Makes the scripts of a component known to the loader. */
export function addBundle(loader: ModuleLoader, bundleBase: string, manifest: ComponentManifest): void {
  for (const [name, resource] of Object.entries(manifest.loaderConfig.scriptResources)) {
    if (resource.type === 'component' || resource.path === undefined) continue;
    loader.add(name, { url: bundleBase + resource.path });
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

/** Starts the framework's services for a page; whoever makes a component finishes the scope after it. */
export async function startFramework(loader: ModuleLoader, boot: PageBoot): Promise<Framework> {
  const core = await load<CoreLibrary>(loader, '@microsoft/sp-core-library');
  core._SPFlight.initialize([]);
  core._SPFlight.initializeEcs([]);
  core._SPKillSwitch.initialize({});
  const [components, pages] = await Promise.all([
    load<ComponentBase>(loader, '@microsoft/sp-component-base'),
    load<PageContextModule>(loader, '@microsoft/sp-page-context'),
  ]);
  const scope = core.ServiceScope.startNewRoot();
  scope.provide(pages.PageContext.serviceKey, pageContext(pages, scope, boot));
  const themes = new components.ThemeProvider(scope);
  scope.provide(components.ThemeProvider.serviceKey, themes);
  return { core, scope, setTheme: (theme) => themes._setTheme(theme) };
}
