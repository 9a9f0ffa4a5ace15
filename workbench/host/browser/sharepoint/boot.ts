/** What the server tells the page's script; it stands in a data block of the page. */
export interface PageBoot {
  readonly origin: string;
  readonly theme: string;
  /** Module name to script address. */
  readonly modules: Readonly<Record<string, string>>;
  readonly bundleBase: string;
  readonly site: { readonly path: string; readonly title: string };
  readonly user: { readonly name: string; readonly email: string; readonly loginName: string };
  readonly webPart: WebPartBoot;
}

/** A web part of the page: its manifest as built, and the settings that an editor of the page would have made. */
export interface WebPartBoot {
  readonly instanceId: string;
  readonly manifest: {
    readonly id: string;
    readonly alias: string;
    readonly preconfiguredEntries: readonly [{ readonly title: { readonly default: string } }];
    readonly loaderConfig: {
      readonly entryModuleId: string;
      readonly exportName: string;
      readonly scriptResources: Readonly<Record<string, { readonly type: string; readonly path?: string | undefined }>>;
    };
  };
  readonly properties: Readonly<Record<string, unknown>>;
}
