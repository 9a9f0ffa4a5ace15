import type { ImportProfile } from '@phb/schemas';

/** A fault that was put into a file on purpose, and what the import must make of it. */
export interface PlantedFault {
  /** The row as a spreadsheet numbers it. */
  readonly row: number;
  readonly outcome: 'refused' | 'question' | 'repeated';
  /** Words of the sentence that the person reads. */
  readonly says: string;
}

/** A file such as a team brings along, invented, with the profile that reads it and the faults that are in it. */
export interface ImportSample {
  readonly fileName: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly profile: ImportProfile;
  readonly faults: readonly PlantedFault[];
  /** Rows of the file that are right, and what they do. */
  readonly right: { readonly added: number; readonly changed: number };
  /** What the reading says of the file as a whole. */
  readonly notices: readonly string[];
}
