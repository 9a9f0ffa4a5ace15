import type { JsonObject } from '../json.js';
import { numberOf, parseObject, textOf } from '../json.js';
import type { Row } from '../storage/rows.js';
import { integer, optionalInteger, optionalText, text } from '../storage/rows.js';

/** What is known of a file besides its columns. */
export interface FileState {
  /** The id of the user who has it checked out. */
  readonly checkedOutBy: number | undefined;
  /** The comment of the last check-in, publication or approval. */
  readonly comment: string;
  /** The version that was there when it was checked out: what undoing goes back to. */
  readonly since?: number | undefined;
}

/** Reads what is known of a file. */
export function fileState(row: Row): FileState {
  const bag: JsonObject = parseObject(optionalText(row, 'file') ?? '{}');
  return {
    checkedOutBy: numberOf(bag, 'checkedOutBy'),
    comment: textOf(bag, 'comment') ?? '',
    since: numberOf(bag, 'since'),
  };
}

/** Writes what is known of a file, for its column. */
export function writeState(state: FileState): string {
  return JSON.stringify(state);
}

/** A file's ETag: unlike an item's, with its id in upper case and braces. */
export function fileETag(row: Row): string {
  return `"{${text(row, 'guid').toUpperCase()}},${integer(row, 'version')}"`;
}

/** The stream that holds a file's bytes. */
export function contentOf(row: Row): number | undefined {
  return optionalInteger(row, 'content');
}

/** `3.0` of 1536. */
export function versionLabel(uiVersion: number): string {
  return `${Math.floor(uiVersion / 512)}.${uiVersion % 512}`;
}
