import * as React from 'react';
import { openImportFile } from '@phb/connectors';
import type { ImportFile, ImportRows } from '@phb/connectors';
import { columnsOf, findHeadingRow, headingSynonyms, importableLists, knownHeadings, listsOf } from '@phb/schemas';
import { sentenceOf } from '../../kit/sentence.js';

/** A file whose rows were read, and which of them holds the headings. */
export interface OpenedFile {
  readonly file: ImportFile;
  /** Name of the sheet; undefined for CSV. */
  readonly sheet: string | undefined;
  readonly read: ImportRows;
  /** Place of the row of the headings among the rows. */
  readonly headingIndex: number;
  /** Whether that row was found; otherwise the first one was taken. */
  readonly headingFound: boolean;
}

export type FileState =
  | { readonly status: 'none' }
  | { readonly status: 'reading'; readonly progress: number | undefined }
  | { readonly status: 'failed'; readonly sentence: string }
  | { readonly status: 'open'; readonly opened: OpenedFile };

interface ImportFileUse {
  readonly state: FileState;
  /** Opens a file and reads a sheet of it: the first wanted one that it has, else its first one. */
  readonly open: (file: Blob, wantedSheets: readonly string[]) => void;
  readonly readSheet: (opened: OpenedFile, sheet: string) => void;
  readonly headingsAt: (opened: OpenedFile, index: number) => void;
  /** Stops reading, or puts the file away. */
  readonly close: () => void;
}

const headings = knownHeadings([
  ...Object.values(headingSynonyms).flatMap((columns) => Object.values(columns).flat()),
  ...importableLists(listsOf('register')).flatMap((list) => columnsOf(list).map(([, column]) => column.label)),
]);

function opened(file: ImportFile, sheet: string | undefined, read: ImportRows): OpenedFile {
  const found = findHeadingRow(read.rows, headings);
  return { file, sheet, read, headingIndex: found ?? 0, headingFound: found !== undefined };
}

/** Opens a file that a person chose and reads its rows, without freezing the page. */
export function useImportFile(): ImportFileUse {
  const [state, setState] = React.useState<FileState>({ status: 'none' });
  const reading = React.useRef<AbortController | undefined>(undefined);
  React.useEffect(() => () => reading.current?.abort(), []);

  const begin = React.useCallback((work: (signal: AbortSignal) => Promise<OpenedFile>) => {
    reading.current?.abort();
    const stop = new AbortController();
    reading.current = stop;
    setState({ status: 'reading', progress: undefined });
    work(stop.signal).then(
      (next) => {
        if (!stop.signal.aborted) setState({ status: 'open', opened: next });
      },
      (error: unknown) => {
        if (!stop.signal.aborted) setState({ status: 'failed', sentence: sentenceOf(error) });
      },
    );
  }, []);
  const options = React.useCallback(
    (signal: AbortSignal) => ({
      signal,
      onProgress: (done: number, total: number): void => {
        if (!signal.aborted) setState({ status: 'reading', progress: total === 0 ? undefined : done / total });
      },
    }),
    [],
  );
  const open = React.useCallback(
    (blob: Blob, wantedSheets: readonly string[]) =>
      begin(async (signal) => {
        const file = await openImportFile(blob);
        const named = file.sheets.map(({ name }) => name);
        const sheet = wantedSheets.find((name) => named.includes(name)) ?? named[0];
        return opened(file, sheet, await file.read(sheet, options(signal)));
      }),
    [begin, options],
  );

  return {
    state,
    open,
    readSheet: ({ file }, sheet) =>
      begin(async (signal) => opened(file, sheet, await file.read(sheet, options(signal)))),
    headingsAt: (now, index) =>
      setState({ status: 'open', opened: { ...now, headingIndex: index, headingFound: true } }),
    close: () => {
      reading.current?.abort();
      setState({ status: 'none' });
    },
  };
}
