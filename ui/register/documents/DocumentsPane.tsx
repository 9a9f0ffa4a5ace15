import * as React from 'react';
import { makeStyles, tokens, typographyStyles, useId } from '@fluentui/react-components';
import { readDocuments } from '@phb/connectors';
import type { DocumentFile, DocumentPage, Page, StoredDocument } from '@phb/connectors';
import { caseDocuments, documentProblem, showDate } from '@phb/schemas';
import type { CaseDocument, ListDeclaration, RowOf, Stored } from '@phb/schemas';
import { FileDrop } from '../../kit/FileDrop.js';
import { LoadView } from '../../kit/LoadView.js';
import { useShowMessage } from '../../kit/MessageLine.js';
import { Note } from '../../kit/Note.js';
import { sentenceOf } from '../../kit/sentence.js';
import { useLoad } from '../../kit/useLoad.js';
import { useData, useSites } from '../../part/data.js';
import type { CasePaneProps } from '../case/pane.js';
import { RightPerson } from '../case/RightPerson.js';
import { inOrder } from '../case/rows/readRows.js';
import { RowEditor } from '../case/rows/RowEditor.js';
import { RowsTable } from '../case/rows/RowsTable.js';
import { RowView } from '../case/rows/RowView.js';
import { RowsMoved } from '../case/rows/RowsMoved.js';
import { takeBack } from '../case/rows/takeBack.js';
import type { RowAct } from '../case/rows/takeBack.js';
import { UnreadableRows } from '../UnreadableRows.js';
import { AddDocument } from './AddDocument.js';
import { DocumentActions } from './DocumentActions.js';
import { documentRows } from './documentRows.js';
import { ReplaceFile } from './ReplaceFile.js';

type Documents = typeof caseDocuments;
type AnyRow = Stored<RowOf<ListDeclaration>>;
/** What is open in the place of the table: a document, or the form of one that was chosen, with those that wait behind it. */
type Opened = { readonly row: AnyRow } | { readonly files: readonly File[]; readonly of: number };

const useStyles = makeStyles({
  pane: { display: 'grid', rowGap: tokens.spacingVerticalL, paddingBottom: tokens.spacingVerticalXL, minWidth: 0 },
  form: { display: 'grid', rowGap: tokens.spacingVerticalL, minWidth: 0, maxWidth: '60rem' },
  heading: { ...typographyStyles.subtitle2, margin: 0 },
  none: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
});

const acts = { added: 'added', changed: 'saved', removed: 'in the recycle bin' } as const;
const named = { members: [], references: {} };
const dropLabel = 'Documents to add';

function nameOf(row: CaseDocument): string {
  return `${row.kind}, ${showDate(row.documentDate)}`;
}

/** The rows of the documents, to see which of them are saved elsewhere. */
function rowsOfPage({ documents, unreadable }: DocumentPage<Documents>): Page<ListDeclaration> {
  return { rows: documents.map(({ row }) => row), unreadable: unreadable.map(({ row }) => row) };
}

function filesOf(page: DocumentPage<Documents>): ReadonlyMap<AnyRow['id'], DocumentFile> {
  return new Map(page.documents.map(({ row, file }) => [row.id, file]));
}

/** The documents of a case: to see, to have, to add by choosing or dropping files, to describe and to remove. */
export default function DocumentsPane(props: CasePaneProps): JSX.Element {
  const { file: caseFile, onSaved, onUnsaved } = props;
  const { register } = useSites();
  const data = useData();
  const styles = useStyles();
  const headingId = useId('documents');
  const showMessage = useShowMessage();
  const caseRef = caseFile.row.ref;
  const may = caseFile.may(caseDocuments);
  const load = useLoad(
    React.useCallback(
      (signal: AbortSignal) => readDocuments(register, caseDocuments, caseRef, signal),
      [register, caseRef],
    ),
  );
  const [opened, setOpened] = React.useState<Opened | undefined>(undefined);
  const [refused, setRefused] = React.useState<readonly string[]>([]);
  const pane = React.useRef<HTMLDivElement>(null);
  /** What takes the focus once the table stands again: the document that was open, or the button that adds. */
  const focusNext = React.useRef<string | undefined>(undefined);
  /** What an act has put out of date: what takes the focus may only come, or go, with the next reading. */
  const outOfDate = React.useRef<unknown>(undefined);
  const isOpen = opened !== undefined;
  const value = load.status === 'ready' && load.stale === undefined ? load.value : undefined;
  const read = React.useMemo(() => value && new Map([[caseDocuments, rowsOfPage(value)]]), [value]);
  const latestValue = React.useRef(value);
  latestValue.current = value;
  React.useEffect(() => {
    if (isOpen || load.status !== 'ready' || focusNext.current === undefined) return;
    if (value !== undefined && value === outOfDate.current) return;
    const found = pane.current?.querySelector<HTMLElement>(focusNext.current);
    (found ?? pane.current?.querySelector<HTMLElement>('button'))?.focus();
    focusNext.current = undefined;
  });

  const close = (id: number | undefined): void => {
    focusNext.current = id === undefined ? `[data-adds="${dropLabel}"]` : `[data-row="${id}"]`;
    onUnsaved(false);
    setOpened(undefined);
  };
  /** Before the table stands again. */
  const readAgain = (): void => {
    outOfDate.current = latestValue.current;
    load.reload();
  };
  const undo = (act: RowAct): void => {
    takeBack(data.list<ListDeclaration>(caseDocuments), act).then(
      () => {
        readAgain();
        close(act.row.id);
        onSaved();
        const back = act.kind === 'added' ? 'is in the recycle bin' : 'is as it was';
        showMessage({ kind: 'success', text: `Undone: the document ${back}.` });
      },
      (error: unknown) => showMessage({ kind: 'error', text: `This could not be undone. ${sentenceOf(error)}` }),
    );
  };
  /** @param go takes away the form, once it is known that what stands behind it is out of date */
  const done = (act: RowAct, go: () => void): void => {
    readAgain();
    go();
    onSaved();
    showMessage({
      kind: 'success',
      text: `The document is ${acts[act.kind]}.`,
      action: { label: 'Undo', undoes: true, onAct: () => undo(act) },
    });
  };
  const choose = (files: readonly File[]): void => {
    const problems = files.map((each) => [each, documentProblem(each)] as const);
    const taken = problems.flatMap(([each, problem]) => (problem === undefined ? [each] : []));
    setRefused(problems.flatMap(([each, problem]) => (problem === undefined ? [] : [`${each.name}: ${problem}`])));
    if (taken.length > 0) setOpened({ files: taken, of: taken.length });
  };
  const next = (files: readonly File[], of: number, id: number | undefined): void => {
    if (files.length > 1) setOpened({ files: files.slice(1), of });
    else close(id);
  };
  const added = (document: StoredDocument<Documents>, files: readonly File[], of: number): void => {
    done({ kind: 'added', row: document.row }, () => next(files, of, document.row.id));
  };

  const actions = (row: AnyRow, page: DocumentPage<Documents>): JSX.Element | null => {
    const found = page.documents.find((each) => each.row.id === row.id);
    return found === undefined ? null : <DocumentActions file={found.file} name={nameOf(found.row)} />;
  };
  const replacing = (row: AnyRow, page: DocumentPage<Documents>): JSX.Element | null => {
    const found = page.documents.find((each) => each.row.id === row.id);
    if (found === undefined) return null;
    const replaced = (): void => {
      load.reload();
      onSaved();
      showMessage({
        kind: 'success',
        text: 'The file is replaced. SharePoint keeps the earlier one among its versions.',
      });
    };
    return <ReplaceFile id={found.row.id} etag={found.row.etag} file={found.file} onReplaced={replaced} />;
  };
  const open = (shown: Opened, page: DocumentPage<Documents>): JSX.Element => {
    if ('files' in shown) {
      const { files, of } = shown;
      const [first] = files;
      if (first === undefined) return <></>;
      const place = of - files.length + 1;
      return (
        <div className={styles.form} key={place}>
          <h3 className={styles.heading}>{of === 1 ? 'Add a document' : `Add document ${place} of ${of}`}</h3>
          <RightPerson />
          <AddDocument
            file={first}
            caseRef={caseRef}
            onUnsaved={onUnsaved}
            onCancel={() => next(files, of, undefined)}
            onAdded={(document) => added(document, files, of)}
          />
        </div>
      );
    }
    const rows = documentRows(filesOf(page));
    const { row } = shown;
    return (
      <div className={styles.form}>
        <h3 className={styles.heading}>Document</h3>
        {actions(row, page)}
        {may.edit ? replacing(row, page) : null}
        {may.edit ? (
          <>
            <RightPerson />
            <RowEditor
              rows={rows}
              stored={row}
              file={caseFile}
              onUnsaved={onUnsaved}
              onCancel={() => close(row.id)}
              onGone={() => {
                readAgain();
                close(undefined);
                showMessage({ kind: 'info', text: 'The document was removed already.' });
              }}
              onDone={(act) => {
                const back = (): void => close(act?.kind === 'removed' ? undefined : row.id);
                if (act !== undefined) {
                  done(act, back);
                  return;
                }
                back();
                showMessage({ kind: 'info', text: 'Nothing was changed in the document.' });
              }}
            />
          </>
        ) : (
          <RowView rows={rows} row={row} named={named} onBack={() => close(row.id)} />
        )}
      </div>
    );
  };

  return (
    <>
      <RowsMoved caseRef={caseRef} read={read} onRead={load.reload} />
      <LoadView load={load} subject="the documents">
        {(page) => {
          if (opened !== undefined) return open(opened, page);
          const rows = documentRows(filesOf(page));
          return (
            <div className={styles.pane} ref={pane}>
              <h3 className={styles.heading} id={headingId}>
                {caseDocuments.title}
              </h3>
              {page.unreadable.length === 0 ? null : <UnreadableRows rows={page.unreadable.map(({ row }) => row)} />}
              {page.documents.length === 0 ? (
                <p className={styles.none}>{rows.none}</p>
              ) : (
                <RowsTable
                  rows={rows}
                  file={caseFile}
                  stored={inOrder(
                    rows.order,
                    // Rows of this list are rows of any list.
                    page.documents.map(({ row }) => row as AnyRow),
                  )}
                  named={named}
                  labelledBy={headingId}
                  onOpen={(row) => setOpened({ row })}
                  more={{ heading: 'Actions', cell: (row) => actions(row, page) }}
                />
              )}
              {refused.length === 0 ? null : (
                <div role="alert">
                  <Note kind="warning">{refused.join(' ')}</Note>
                </div>
              )}
              {may.add ? (
                <FileDrop button="Add a document" label={dropLabel} multiple onFiles={choose}>
                  Or drop files here, up to 250 MB each. You are asked what each of them is before it is sent.
                </FileDrop>
              ) : null}
            </div>
          );
        }}
      </LoadView>
    </>
  );
}
