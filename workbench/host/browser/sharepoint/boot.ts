/** What the server tells the script of every page of a site; it stands in a data block of the page. */
export interface PageBoot {
  readonly origin: string;
  readonly theme: string;
  /** Module name to script address. */
  readonly modules: Readonly<Record<string, string>>;
  readonly bundleBase: string;
  readonly site: { readonly path: string; readonly title: string };
  readonly user: { readonly name: string; readonly email: string; readonly loginName: string };
}

/** A built component's manifest, as far as the pages read it. */
export interface ComponentManifest {
  readonly id: string;
  readonly alias: string;
  readonly loaderConfig: {
    readonly entryModuleId: string;
    /** Missing where the script holds nothing else. */
    readonly exportName?: string | undefined;
    readonly scriptResources: Readonly<Record<string, { readonly type: string; readonly path?: string | undefined }>>;
  };
}

/** A page with one web part. */
export interface WebPartPageBoot extends PageBoot {
  readonly webPart: WebPartBoot;
}

/** A web part of the page: its manifest as built, and the settings that an editor of the page would have made. */
export interface WebPartBoot {
  readonly instanceId: string;
  readonly manifest: ComponentManifest & {
    readonly loaderConfig: { readonly exportName: string };
    readonly preconfiguredEntries: readonly [{ readonly title: { readonly default: string } }];
  };
  readonly properties: Readonly<Record<string, unknown>>;
}

/** Which of a list's three forms. */
export type FormKind = 'New' | 'Edit' | 'Display';

/** A native form page: the form customizer that the list's content type names, and what SharePoint tells it. */
export interface FormPageBoot extends PageBoot {
  readonly form: FormKind;
  readonly list: { readonly id: string; readonly title: string; readonly path: string };
  readonly contentType: { readonly id: string; readonly name: string };
  readonly itemId: number | undefined;
  readonly manifest: ComponentManifest;
  /** What the content type keeps for the form, as JSON. */
  readonly propertiesJson: string;
  /** Where the page goes when the form is saved or closed. */
  readonly source: string;
}
