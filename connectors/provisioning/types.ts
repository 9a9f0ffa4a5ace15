export interface ProvisionOptions {
  /**
   * Puts the product's form behind the native forms of the lists. Only where the package that holds it is deployed: SharePoint
   * shows an error in place of a form whose extension it does not have.
   */
  readonly listForms?: boolean;
  onProgress?(line: string): void;
  /** Look only: the report says what would be done, nothing is. */
  readonly preview?: boolean;
  /** Stops between two lists; what was made until then stays. */
  readonly signal?: AbortSignal;
}

/** What provisioning found and did, or would do, in sentences for the person who installs. */
export interface ProvisioningReport {
  /** Everything in order, list by list. */
  readonly lines: readonly string[];
  /** What was made or changed, of the lines; nothing on a site that was complete. */
  readonly done: readonly string[];
  /** How many things that is. */
  readonly changes: number;
  /** What a person should look at: something differs and was left as it is. */
  readonly warnings: readonly string[];
}
