import * as React from 'react';
import { Button, Field, ProgressBar, Select } from '@fluentui/react-components';
import { cellText } from '@phb/schemas';
import type { SourceTable } from '@phb/schemas';
import { Note } from '../../kit/Note.js';
import { FileDrop } from './FileDrop.js';
import { FilePreview } from './FilePreview.js';
import { useImportStyles } from './importStyles.js';
import type { FileState, OpenedFile } from './useImportFile.js';

/** Rows among which the headings may be chosen. */
const rowsOffered = 30;

interface FileStepProps {
  readonly state: FileState;
  /** What is below the chosen headings, once a file is open. */
  readonly table: SourceTable | undefined;
  readonly onFile: (file: File) => void;
  readonly onSheet: (opened: OpenedFile, sheet: string) => void;
  readonly onHeadings: (opened: OpenedFile, index: number) => void;
  readonly onClose: () => void;
  readonly onContinue: () => void;
}

/** The first step: which file, which sheet of it, and in which row its headings stand. */
export function FileStep(props: FileStepProps): JSX.Element {
  const { state } = props;
  const styles = useImportStyles();
  if (state.status === 'reading') {
    return (
      <div className={styles.step}>
        <p className={styles.text} role="status">
          Reading the file
        </p>
        <ProgressBar
          aria-label="Reading the file"
          {...(state.progress === undefined ? {} : { value: state.progress })}
        />
        <div className={styles.buttons}>
          <Button onClick={props.onClose}>Stop</Button>
        </div>
      </div>
    );
  }
  if (state.status === 'open') return <Opened {...props} opened={state.opened} />;
  return (
    <div className={styles.step}>
      {state.status === 'failed' ? (
        <div role="alert">
          <Note kind="warning">{state.sentence}</Note>
        </div>
      ) : null}
      <FileDrop onFile={props.onFile} />
    </div>
  );
}

function Opened(props: FileStepProps & { readonly opened: OpenedFile }): JSX.Element {
  const { opened, table } = props;
  const { file, read } = opened;
  const styles = useImportStyles();
  const mayGoOn = table !== undefined && table.rows.length > 0;
  const words = (index: number): string =>
    (read.rows[index]?.cells ?? [])
      .map(cellText)
      .filter((text) => text !== '')
      .slice(0, 4)
      .join(', ');
  return (
    <div className={styles.step}>
      {[...file.notices, ...read.notices].map((notice) => (
        <Note key={notice}>{notice}</Note>
      ))}
      {opened.headingFound ? null : (
        <Note kind="warning">
          No row looks like headings. Choose the row that holds them, or another sheet or file.
        </Note>
      )}
      <div className={styles.fields}>
        {file.sheets.length === 0 ? null : (
          <Field label="Sheet" className={styles.field}>
            <Select value={opened.sheet ?? ''} onChange={(_, { value }) => props.onSheet(opened, value)}>
              {file.sheets.map(({ name, hidden }) => (
                <option key={name} value={name}>
                  {hidden ? `${name} (hidden in Excel)` : name}
                </option>
              ))}
            </Select>
          </Field>
        )}
        <Field label="Headings are in" className={styles.field}>
          <Select
            value={String(opened.headingIndex)}
            onChange={(_, { value }) => props.onHeadings(opened, Number(value))}
          >
            {read.rows.slice(0, rowsOffered).map(({ number }, index) => (
              <option key={number} value={String(index)}>
                Row {number}: {words(index)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      {table === undefined ? null : <FilePreview table={table} />}
      <div className={styles.buttons}>
        <Button
          appearance="primary"
          disabledFocusable={!mayGoOn}
          onClick={() => {
            if (mayGoOn) props.onContinue();
          }}
        >
          Go on to the columns
        </Button>
        <Button onClick={props.onClose}>Choose another file</Button>
      </div>
    </div>
  );
}
