import * as React from 'react';
import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { Page } from '@phb/connectors';
import { newReference, organisations } from '@phb/schemas';
import type { ListDeclaration, Reference, RowOf, Stored } from '@phb/schemas';
import { NewRowView } from '../../../kit/form/NewRowView.js';
import { blankRow } from '../../../kit/form/readForm.js';
import { AddReferencesProvider, ReferencesProvider } from '../../../kit/form/references.js';
import type { ReferenceOption } from '../../../kit/form/references.js';
import { LoadView } from '../../../kit/LoadView.js';
import { useShowMessage } from '../../../kit/MessageLine.js';
import { sentenceOf } from '../../../kit/sentence.js';
import { addOnce } from '../../../kit/steps.js';
import { useLoad } from '../../../kit/useLoad.js';
import { useData } from '../../../part/data.js';
import { useEnvironment } from '../../../part/environment.js';
import type { CasePaneProps } from '../pane.js';
import { RightPerson } from '../RightPerson.js';
import { addOrganisations, withOrganisations } from './organisationNames.js';
import type { CaseRows } from './caseRows.js';
import { withArticle } from './withArticle.js';
import { readReferenceNames, readRowsOfCase } from './readRows.js';
import { RowEditor } from './RowEditor.js';
import { RowsMoved } from './RowsMoved.js';
import { RowsSection } from './RowsSection.js';
import { RowView } from './RowView.js';
import { takeBack } from './takeBack.js';
import type { RowAct } from './takeBack.js';

const useStyles = makeStyles({
  pane: { display: 'grid', rowGap: tokens.spacingVerticalXXL, paddingBottom: tokens.spacingVerticalXL, minWidth: 0 },
  form: { display: 'grid', rowGap: tokens.spacingVerticalL, minWidth: 0, maxWidth: '60rem' },
  heading: { ...typographyStyles.subtitle2, margin: 0 },
});

type AnyRow = Stored<RowOf<ListDeclaration>>;
/** What is open in the place of the tables: a row, or the form of a new one, made with its reference. */
type Opened =
  | { readonly rows: CaseRows; readonly row: AnyRow }
  | { readonly rows: CaseRows; readonly blank: RowOf<ListDeclaration>; readonly ref: Reference };

/** The rows of the case in a list of the pane; none if it is not for this person. */
type RowsOf = <L extends ListDeclaration>(list: L) => readonly Stored<RowOf<L>>[];

interface RowsPaneProps extends CasePaneProps {
  readonly lists: readonly CaseRows[];
  /** What stands above the tables; it may be made from the rows of the case in one of the lists. */
  readonly children?: React.ReactNode | ((rowsOf: RowsOf) => React.ReactNode);
}

const nothing: Page<ListDeclaration> = { rows: [], unreadable: [] };

const acts = { added: 'added', changed: 'saved', removed: 'removed' } as const;

/**
 * The rows of some lists that belong to one case: each in a table, with the forms that add and change them in its place, and
 * the last act to be taken back. Lists that this person may not open are left out.
 */
export function RowsPane(props: RowsPaneProps): JSX.Element {
  const { file, lists, children, onSaved, onUnsaved } = props;
  const data = useData();
  const { today } = useEnvironment();
  const styles = useStyles();
  const showMessage = useShowMessage();
  const caseRef = file.row.ref;
  /** The file is another object after each save; the rows are read again when they were saved, not because of that. */
  const latest = React.useRef(file);
  latest.current = file;
  const shown = lists.filter(({ list }) => file.may(list).read);
  const load = useLoad(
    React.useCallback(async () => {
      const { may } = latest.current;
      const asked = lists.map(({ list }) => list).filter((list) => may(list).read);
      const [references, pages] = await Promise.all([
        readReferenceNames(data, latest.current, asked),
        Promise.all(asked.map((list) => readRowsOfCase(data, list, caseRef))),
      ]);
      return { references, pages: new Map(asked.map((list, index) => [list, pages[index] ?? nothing])) };
    }, [data, lists, caseRef]),
  );
  const [opened, setOpened] = React.useState<Opened | undefined>(undefined);
  const pane = React.useRef<HTMLDivElement>(null);
  /** What takes the focus once the tables stand again: the row that was open, or the button that adds. */
  const focusNext = React.useRef<readonly string[]>([]);
  /** The rows that an act has put out of date: what takes the focus may only come, or go, with the next ones. */
  const outOfDate = React.useRef<unknown>(undefined);
  const isOpen = opened !== undefined;
  const value = load.status === 'ready' && load.stale === undefined ? load.value : undefined;
  const latestValue = React.useRef(value);
  latestValue.current = value;
  React.useEffect(() => {
    if (isOpen || load.status !== 'ready' || (value !== undefined && value === outOfDate.current)) return;
    for (const selector of focusNext.current) {
      const found = pane.current?.querySelector<HTMLElement>(selector);
      if (found === null || found === undefined) continue;
      found.focus();
      break;
    }
    focusNext.current = [];
  });

  /** Organisations that were added from a form of this pane: they are not among those that were read. */
  const [added, setAdded] = React.useState<readonly ReferenceOption[]>([]);
  const mayAddOrganisations = file.may(organisations).add;
  const adds = React.useMemo(
    () => addOrganisations(mayAddOrganisations, (option) => setAdded((now) => [...now, option])),
    [mayAddOrganisations],
  );

  const close = (rows: CaseRows, row: AnyRow | undefined): void => {
    focusNext.current = [
      ...(row === undefined ? [] : [`[data-row="${row.id}"]`]),
      `[data-adds="${rows.list.path}"]`,
      'button',
    ];
    onUnsaved(false);
    setOpened(undefined);
  };
  /** Before the tables stand again. */
  const readAgain = (): void => {
    outOfDate.current = latestValue.current;
    load.reload();
  };
  const undo = (rows: CaseRows, act: RowAct): void => {
    takeBack(data.list(rows.list), act).then(
      () => {
        showMessage({ kind: 'success', text: `Undone: the ${rows.one} is as it was.` });
        readAgain();
        close(rows, act.row);
        onSaved();
      },
      (error: unknown) => showMessage({ kind: 'error', text: `This could not be undone. ${sentenceOf(error)}` }),
    );
  };
  const done = (rows: CaseRows, act: RowAct | undefined): void => {
    if (act === undefined) {
      showMessage({ kind: 'info', text: `Nothing was changed in the ${rows.one}.` });
      close(rows, undefined);
      return;
    }
    readAgain();
    close(rows, act.row);
    showMessage({
      kind: 'success',
      text: `The ${rows.one} is ${acts[act.kind]}.`,
      action: { label: 'Undo', undoes: true, onAct: () => undo(rows, act) },
    });
    onSaved();
  };
  const gone = (rows: CaseRows): void => {
    readAgain();
    close(rows, undefined);
    showMessage({ kind: 'info', text: `The ${rows.one} was removed already.` });
  };
  const begin = (rows: CaseRows): void => {
    const ref = newReference(rows.list.columns.ref.prefix);
    const begins = rows.begins?.(file, today) ?? {};
    setOpened({ rows, ref, blank: blankRow(rows.list, { ...begins, ref, caseRef }) });
  };

  return (
    <>
      <RowsMoved caseRef={caseRef} read={value?.pages} onRead={load.reload} />
      <LoadView load={load} subject={shown.map(({ list }) => list.title.toLowerCase()).join(', ')}>
        {({ references: read, pages }) => {
          const references = withOrganisations(read, added);
          const named = { members: file.members, references };
          // The page of a list holds rows of that list.
          const rowsOf: RowsOf = (list) => pages.get(list)?.rows ?? [];
          if (opened !== undefined) {
            const { rows } = opened;
            const mayEdit = file.may(rows.list).edit;
            const later = 'row' in opened && mayEdit && rows.later?.offeredTo(opened.row) ? rows.later : undefined;
            const isChange = 'blank' in opened || (rows.readOnly !== true && mayEdit) || later !== undefined;
            const title = 'blank' in opened ? `Add ${withArticle(rows.one)}` : capital(rows.one);
            return (
              <ReferencesProvider value={references}>
                <AddReferencesProvider value={adds}>
                  <div className={styles.form}>
                    <h3 className={styles.heading}>{title}</h3>
                    {isChange ? <RightPerson /> : null}
                    {'blank' in opened ? (
                      <NewRowView
                        label={`Add the ${rows.one}`}
                        declaration={rows.adds ?? rows.form}
                        blank={opened.blank}
                        members={file.members}
                        add={async (row) => {
                          const list = data.list(rows.list);
                          done(rows, { kind: 'added', row: await addOnce(list, opened.ref, row) });
                        }}
                        onUnsaved={onUnsaved}
                        onCancel={() => close(rows, undefined)}
                      />
                    ) : isChange ? (
                      <RowEditor
                        rows={rows}
                        later={later === undefined ? undefined : { part: later, named }}
                        stored={opened.row}
                        file={file}
                        onUnsaved={onUnsaved}
                        onCancel={() => close(rows, opened.row)}
                        onGone={() => gone(rows)}
                        onDone={(act) => done(rows, act)}
                      />
                    ) : (
                      <RowView rows={rows} row={opened.row} named={named} onBack={() => close(rows, opened.row)} />
                    )}
                  </div>
                </AddReferencesProvider>
              </ReferencesProvider>
            );
          }
          return (
            <div className={styles.pane} ref={pane}>
              {typeof children === 'function' ? children(rowsOf) : children}
              {shown.map((rows) => (
                <RowsSection
                  key={rows.list.path}
                  rows={rows}
                  file={file}
                  page={pages.get(rows.list) ?? nothing}
                  named={named}
                  onAdd={() => begin(rows)}
                  onOpen={(row) => setOpened({ rows, row })}
                />
              ))}
            </div>
          );
        }}
      </LoadView>
    </>
  );
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
