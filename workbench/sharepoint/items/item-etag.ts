/** An item's ETag: its unique id in lower case and its version, in quotes. */
export function itemETag(guid: string, version: number): string {
  return `"${guid},${version}"`;
}
