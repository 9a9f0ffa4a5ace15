/** One request, or one part of a batch, as it came. */
export interface Incoming {
  readonly method: string;
  /** Path and query as sent, without scheme and host. */
  readonly target: string;
  /** A header by its name in lower case. */
  header(name: string): string | undefined;
  readonly body: string;
}
