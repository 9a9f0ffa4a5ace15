import type { ModuleLoader } from '../amd.js';
import type { WebPartPageBoot, WebPartBoot } from '../boot.js';
import type { SiteTheme } from '../theme.js';
import { addBundle, load, startFramework } from './framework.js';
import type { CoreLibrary, ServiceScope } from './framework.js';

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
  readonly setTheme: (theme: SiteTheme) => void;
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
  boot: WebPartPageBoot,
  element: HTMLElement,
  theme: SiteTheme,
  failed: (error: unknown) => void,
): Promise<ShownWebPart> {
  addBundle(loader, boot.bundleBase, boot.webPart.manifest);
  const framework = await startFramework(loader, boot);
  const { core, scope } = framework;
  const webParts = await load<WebPartBase>(loader, '@microsoft/sp-webpart-base');
  const { manifest, instanceId, properties } = boot.webPart;
  const bundle = await load<WebPartBundle>(loader, manifest.loaderConfig.entryModuleId);
  const WebPartClass = bundle[manifest.loaderConfig.exportName]?.default;
  if (WebPartClass === undefined) throw new Error(`The bundle does not hold the web part ${manifest.alias}.`);
  const context = new webParts.WebPartContext(contextParameters(core, scope, boot.webPart, element, failed));
  scope.finish();
  framework.setTheme(theme);

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
  return { setTheme: framework.setTheme };
}
