/** How something is read. */
export interface ReadOptions {
  /** The address holds a value that identifies a person, so it must not be seen on the way. */
  readonly personal?: boolean;
  /** Without ids, tags and types: a third of the bytes, for what is only looked at. */
  readonly light?: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** The form in which an answer is asked for. */
export const accepted = (light: boolean | undefined): string => `application/json${light ? ';odata=nometadata' : ''}`;
