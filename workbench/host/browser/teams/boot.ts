/** What the server tells the Teams frame's script; it stands in a data block of the page. */
export interface TeamsBoot {
  readonly tabUrl: string;
  /** Where tokens are asked for. */
  readonly tokenPath: string;
  readonly theme: string;
  /** Teams' context in the form that goes over the wire; the theme is added when it is asked for. */
  readonly context: Readonly<Record<string, string>>;
}
