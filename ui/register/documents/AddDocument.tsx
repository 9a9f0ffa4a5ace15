import * as React from 'react';
import { makeStyles, typographyStyles, useId } from '@fluentui/react-components';
import { documentUpload, DuplicateError, ValidationFailedError } from '@phb/connectors';
import type { DocumentUpload, StoredDocument } from '@phb/connectors';
import { caseDocuments, documentName, fileExtension, newReference } from '@phb/schemas';
import type { CaseDocument, Reference } from '@phb/schemas';
import type { FormValues } from '../../kit/form/declaration.js';
import { FormFooter } from '../../kit/form/FormFooter.js';
import { FormFrame } from '../../kit/form/FormFrame.js';
import { FormSections } from '../../kit/form/FormSections.js';
import { blankRow } from '../../kit/form/readForm.js';
import { useRowForm } from '../../kit/form/useRowForm.js';
import { Note } from '../../kit/Note.js';
import { sentenceOf } from '../../kit/sentence.js';
import { useLongWork } from '../../kit/useLongWork.js';
import { WorkView } from '../../kit/WorkView.js';
import { useSites } from '../../part/data.js';
import { documentForm } from './documentRows.js';
import { sizeInWords } from './sizeInWords.js';

type Documents = typeof caseDocuments;

const useStyles = makeStyles({
  file: { ...typographyStyles.body1, margin: 0, overflowWrap: 'anywhere' },
});

interface AddDocumentProps {
  readonly file: File;
  readonly caseRef: Reference<'PHB'>;
  readonly onUnsaved: (unsaved: boolean) => void;
  readonly onCancel: () => void;
  readonly onAdded: (document: StoredDocument<Documents>) => void;
}

/** One upload and what it was begun with: when the form says something else, it is given up for another. */
interface Begun {
  readonly values: FormValues;
  readonly upload: DocumentUpload<Documents>;
}

/** Asks what a chosen file is, says what it will be called and why, and sends it. */
export function AddDocument(props: AddDocumentProps): JSX.Element {
  const { file, caseRef, onUnsaved, onAdded } = props;
  const { register } = useSites();
  const styles = useStyles();
  const formId = useId('document');
  const element = React.useRef<HTMLFormElement>(null);
  const [blank] = React.useState(() => blankRow(caseDocuments, { ref: newReference('DOC'), caseRef }));
  const form = useRowForm(documentForm, blank);
  const work = useLongWork();
  const begun = React.useRef<Begun | undefined>(undefined);
  const [failure, setFailure] = React.useState<string | undefined>(undefined);
  const busy = work.progress !== undefined;
  // A file was chosen: that is not saved either.
  React.useEffect(() => onUnsaved(true), [onUnsaved]);
  // What was pressed to come here is gone: the first field takes the focus.
  React.useEffect(() => element.current?.querySelector<HTMLElement>('select, input')?.focus(), []);

  const uploadOf = async (row: CaseDocument): Promise<DocumentUpload<Documents>> => {
    const { kind, documentDate } = row;
    if (begun.current?.values === form.values) return begun.current.upload;
    await begun.current?.upload.drop();
    const naming = { caseRef, kind, documentDate, extension: fileExtension(file.name) };
    const upload = documentUpload(register, caseDocuments, {
      content: file,
      name: (nth) => documentName(naming, nth),
      row,
    });
    begun.current = { values: form.values, upload };
    return upload;
  };
  const save = (): void => {
    const read = form.check();
    if (!read.ok || busy) return;
    setFailure(undefined);
    work.start(async (signal, report) => {
      try {
        const upload = await uploadOf(read.row);
        const onProgress = (sent: number, total: number): void =>
          report({ part: sent / total, sentence: `${sizeInWords(sent)} of ${sizeInWords(total)} sent` });
        const document = await upload.run({ signal, onProgress });
        onAdded(document);
        return `The document is added as ${document.file.name}.`;
      } catch (error) {
        if (error instanceof ValidationFailedError || error instanceof DuplicateError) {
          form.refuse([{ column: undefined, message: error.sentence }]);
        } else setFailure(sentenceOf(error));
        return 'The document was not added.';
      }
    });
  };
  const cancel = (): void => {
    const left = begun.current?.upload.drop() ?? Promise.resolve();
    left.then(props.onCancel, (error: unknown) => {
      begun.current = undefined;
      setFailure(`What was sent of it is still in SharePoint and could not be taken away. ${sentenceOf(error)}`);
    });
  };

  const extension = fileExtension(file.name);
  return (
    <FormFrame ref={element} label="Add the document" form={form} formId={formId} onSave={save}>
      <p className={styles.file}>{`${file.name}, ${sizeInWords(file.size)}`}</p>
      <FormSections form={form} formId={formId} disabled={busy} />
      <Note>
        It will be called “{caseRef} [kind] [date]{extension}”. Its own name is not kept: names of files are shown in
        links, notifications and synchronised folders, so they must name nobody.
      </Note>
      {busy ? (
        <WorkView label="Sending the document" progress={work.progress} failure={undefined} onStop={work.stop} />
      ) : (
        <FormFooter save="Add the document" saving={false} failure={failure} onCancel={cancel} />
      )}
    </FormFrame>
  );
}
