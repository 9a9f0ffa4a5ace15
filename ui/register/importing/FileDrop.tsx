import * as React from 'react';
import { FileDrop as AnyFileDrop } from '../../kit/FileDrop.js';

interface FileDropProps {
  readonly onFile: (file: File) => void;
}

/** Where the file to import is chosen. */
export function FileDrop(props: FileDropProps): JSX.Element {
  return (
    <AnyFileDrop
      button="Choose a file"
      label="File to import"
      accept=".csv,.txt,.tsv,.xlsx,.xlsm"
      onFiles={([file]) => {
        if (file !== undefined) props.onFile(file);
      }}
    >
      Or drop it here: CSV or an Excel workbook (.xlsx), up to 50 MB. It is read on this computer; nothing is written
      before you have seen what would change.
    </AnyFileDrop>
  );
}
