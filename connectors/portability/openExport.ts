import {
  ManifestError,
  misfits,
  readManifest,
  z,
  type ExportedFile,
  type ExportedList,
  type ExportManifest,
  type ListDeclaration,
} from '@phb/schemas';
import { ImportFileError } from '../importing/importFileError.js';
import { openZip, type Zip } from '../importing/zip.js';
import { ExportFileError } from './exportFileError.js';
import { sha256 } from './packing.js';
import { manifestPath, membersPath, rowsPath } from './paths.js';

/** What an export may unpack to at most, in bytes: a register of 100,000 cases has about a fifth. */
const mostUnpacked = 2 * 1024 * 1024 * 1024;

/** Somebody whom rows of an export name. */
export interface ExportedMember {
  readonly id: number;
  readonly login: string;
  readonly name: string;
}

/** An export that was opened and found whole. Nothing of it was written anywhere. */
export interface OpenedExport {
  readonly manifest: ExportManifest;
  readonly members: readonly ExportedMember[];
  /** The rows of a list, a line each. */
  lines(list: ExportedList): Promise<readonly string[]>;
  /** A file that hangs on a row. */
  attachment(file: string): Promise<Uint8Array<ArrayBuffer>>;
}

const damagedSentence = 'The file is damaged or was changed. Nothing was imported. Choose another copy of it.';

async function bytesOf(zip: Zip, path: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const stream = await zip.open(path);
  if (stream === undefined) return undefined;
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of stream) {
    pieces.push(piece);
    size += piece.byteLength;
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.byteLength;
  }
  return bytes;
}

async function checked(zip: Zip, file: ExportedFile): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await bytesOf(zip, file.path);
  if (bytes === undefined || bytes.byteLength !== file.bytes || (await sha256(bytes)) !== file.sha256) {
    throw new ExportFileError(`${file.path} is missing or another`, damagedSentence);
  }
  return bytes;
}

const members = z.array(z.object({ id: z.int(), login: z.string(), name: z.string() }));

function readJson<T>(read: () => T, what: string): T {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof ManifestError) throw new ExportFileError(cause.message, cause.sentence, cause);
    if (cause instanceof SyntaxError || cause instanceof z.core.$ZodError) {
      throw new ExportFileError(`${what} cannot be read`, damagedSentence, cause);
    }
    throw cause;
  }
}

async function openedZip(file: Blob): Promise<Zip> {
  try {
    return await openZip(file, mostUnpacked);
  } catch (cause) {
    if (!(cause instanceof ImportFileError)) throw cause;
    throw new ExportFileError(
      cause.message,
      'This is no export of a register, or a damaged one. Choose another file.',
      cause,
    );
  }
}

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/**
 * Opens an export of a site and checks it before anything is written: every file is there and has its checksum, every list its
 * count, and the lists here can hold what is in it.
 * @param lists every list that is declared: those of the export's kind of site count
 * @throws ExportFileError with a sentence
 */
export async function openExport(
  file: Blob,
  lists: readonly ListDeclaration[],
  onProgress?: (done: number, total: number) => void,
): Promise<OpenedExport> {
  const zip = await openedZip(file);
  const manifestBytes = await bytesOf(zip, manifestPath);
  if (manifestBytes === undefined) {
    throw new ExportFileError(
      'no manifest',
      'This is no export of a register: it has no manifest. Choose another file.',
    );
  }
  const manifest = readJson(() => readManifest(text(manifestBytes)), 'the manifest');
  const wrong = misfits(
    manifest,
    lists.filter(({ site }) => site === manifest.site),
  );
  if (wrong.length > 0) {
    const [first = ''] = wrong;
    const more = wrong.length === 1 ? '' : ` There are ${wrong.length - 1} more differences.`;
    throw new ExportFileError(
      'the lists differ',
      `The file does not fit the lists here. ${first}${more} Nothing was imported.`,
    );
  }
  const byPath = new Map(manifest.files.map((each) => [each.path, each]));
  const whole = async (path: string): Promise<Uint8Array<ArrayBuffer>> => {
    const each = byPath.get(path);
    if (each === undefined) throw new ExportFileError(`${path} is not in the manifest`, damagedSentence);
    return checked(zip, each);
  };
  for (const [done, each] of manifest.files.entries()) {
    onProgress?.(done, manifest.files.length);
    await checked(zip, each);
  }
  const memberBytes = await whole(membersPath);
  return {
    manifest,
    members: readJson(() => members.parse(JSON.parse(text(memberBytes))), 'the members'),
    async lines(list) {
      const lines = text(await whole(rowsPath(list))).split('\n');
      lines.pop();
      if (lines.length !== list.rows) throw new ExportFileError(`${list.title}: another count`, damagedSentence);
      return lines;
    },
    attachment: whole,
  };
}
