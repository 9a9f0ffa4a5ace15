import * as React from 'react';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowUpload20Regular } from '@fluentui/react-icons/svg/arrow-upload';
import { replaceContent } from '@phb/connectors';
import type { DocumentFile } from '@phb/connectors';
import { caseDocuments, documentProblem, fileExtension } from '@phb/schemas';
import type { ETag, ItemId } from '@phb/schemas';
import { useLongWork } from '../../kit/useLongWork.js';
import { SaidError } from '../../kit/sentence.js';
import { WorkView } from '../../kit/WorkView.js';
import { useSites } from '../../part/data.js';
import { sizeInWords } from './sizeInWords.js';

const useStyles = makeStyles({
  replace: { display: 'grid', rowGap: tokens.spacingVerticalS, justifyItems: 'start', minWidth: 0 },
  input: { display: 'none' },
});

interface ReplaceFileProps {
  readonly id: ItemId;
  /** The version that was read last. */
  readonly etag: ETag;
  readonly file: DocumentFile;
  readonly onReplaced: () => void;
}

/** Why a chosen file cannot take the place of another; undefined if it can. */
function whyNot(chosen: File, file: DocumentFile): string | undefined {
  const [is, was] = [chosen.name, file.name].map((name) => fileExtension(name).toLowerCase());
  if (is === was) return documentProblem(chosen);
  return `Choose a file that ends in ${was ?? ''}, as this one does. A file of another kind is added as a new document.`;
}

/** Puts a newer file in the place of a document's: its name and what is said of it stay, and SharePoint keeps the earlier one. */
export function ReplaceFile(props: ReplaceFileProps): JSX.Element {
  const { id, etag, file, onReplaced } = props;
  const { register } = useSites();
  const styles = useStyles();
  const work = useLongWork();
  const input = React.useRef<HTMLInputElement>(null);
  const button = React.useRef<HTMLButtonElement>(null);
  const busy = work.progress !== undefined;
  const wasBusy = React.useRef(false);
  React.useEffect(() => {
    // While it was sent, Stop had the focus and the button was not there.
    if (wasBusy.current && !busy) button.current?.focus();
    wasBusy.current = busy;
  }, [busy]);
  const replace = (chosen: File): void =>
    work.start(async (signal, report) => {
      const problem = whyNot(chosen, file);
      if (problem !== undefined) throw new SaidError(problem);
      const onProgress = (sent: number, total: number): void =>
        report({ part: sent / total, sentence: `${sizeInWords(sent)} of ${sizeInWords(total)} sent` });
      await replaceContent(register, caseDocuments, { id, etag, path: file.path }, chosen, { signal, onProgress });
      onReplaced();
      return 'The file is replaced.';
    });
  return (
    <div className={styles.replace}>
      {busy ? null : (
        <Button ref={button} size="small" icon={<ArrowUpload20Regular />} onClick={() => input.current?.click()}>
          Replace the file
        </Button>
      )}
      <input
        ref={input}
        type="file"
        className={styles.input}
        aria-label="The newer file"
        tabIndex={-1}
        accept={fileExtension(file.name)}
        onChange={(event) => {
          const [chosen] = Array.from(event.target.files ?? []);
          if (chosen !== undefined) replace(chosen);
          // The same file chosen again is a choice too.
          event.target.value = '';
        }}
      />
      <WorkView label="Replacing the file" {...work} onStop={work.stop} />
    </div>
  );
}
