import type { ModuleLoader } from '../amd.js';
import type { ComponentManifest, FormPageBoot } from '../boot.js';
import type { SiteTheme } from '../theme.js';
import { addBundle, load, startFramework } from './framework.js';

interface ExtensibilityModule {
  readonly FormCustomizerContext: new (parameters: object, formParameters: object) => object;
}

interface FormCustomizer {
  _init(context: object, propertiesJson: string, additional: { readonly displayMode: number }): Promise<void>;
  _internalRender(): void;
}

/** A script of one component is that component; one of several has each under its name. */
interface FormModule {
  readonly default?: new () => FormCustomizer;
  readonly [exportName: string]: unknown;
}

async function formClass(loader: ModuleLoader, manifest: ComponentManifest): Promise<new () => FormCustomizer> {
  const { entryModuleId, exportName } = manifest.loaderConfig;
  const bundle = await load<FormModule>(loader, entryModuleId);
  const module = exportName === undefined ? bundle : (bundle[exportName] as FormModule | undefined);
  if (module?.default === undefined) throw new Error(`The bundle does not hold the form ${manifest.alias}.`);
  return module.default;
}

/** What the form tells the page. */
interface FormHost {
  readonly saved: () => void;
  readonly closed: () => void;
}

/** A form that stands on the page. */
export interface ShownForm {
  readonly setTheme: (theme: SiteTheme) => void;
}

/** Renders a form customizer into the element, as SharePoint's form page does. */
export async function showFormCustomizer(
  loader: ModuleLoader,
  boot: FormPageBoot,
  element: HTMLElement,
  theme: SiteTheme,
  host: FormHost,
): Promise<ShownForm> {
  const { manifest, list, contentType, itemId } = boot;
  addBundle(loader, boot.bundleBase, manifest);
  const framework = await startFramework(loader, boot);
  const { core, scope } = framework;
  const extensibility = await load<ExtensibilityModule>(loader, '@microsoft/sp-listview-extensibility');
  const FormClass = await formClass(loader, manifest);
  const instanceId = crypto.randomUUID();
  const context = new extensibility.FormCustomizerContext(
    { manifest, instanceId, parentServiceScope: scope, loggingTag: `Extension.${manifest.id}.${instanceId}` },
    {
      list: { guid: list.id, title: list.title, serverRelativeUrl: list.path },
      contentType,
      folderInfo: { folderPath: list.path },
      itemId,
      domElement: element,
      host: { onSave: host.saved, onClose: host.closed, onError: () => undefined, logEngagement: () => undefined },
    },
  );
  scope.finish();
  framework.setTheme(theme);
  const form = new FormClass();
  await form._init(context, boot.propertiesJson, { displayMode: core.FormDisplayMode[boot.form] });
  form._internalRender();
  return { setTheme: framework.setTheme };
}
