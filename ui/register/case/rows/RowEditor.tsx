import * as React from 'react';
import { Button, makeStyles, typographyStyles } from '@fluentui/react-components';
import { Delete20Regular } from '@fluentui/react-icons/svg/delete';
import { ConflictError } from '@phb/connectors';
import type { ETag, ListDeclaration, ReferenceOf, RowOf, Stored } from '@phb/schemas';
import { Facts } from '../../../kit/Facts.js';
import { changesBetween } from '../../../kit/form/merge.js';
import { RowEditorView } from '../../../kit/form/RowEditorView.js';
import { useRowEditor } from '../../../kit/form/useRowEditor.js';
import { useShowMessage } from '../../../kit/MessageLine.js';
import { sentenceOf } from '../../../kit/sentence.js';
import { stepRun } from '../../../kit/steps.js';
import { useData } from '../../../part/data.js';
import type { CaseFile } from '../readCase.js';
import type { CaseRows } from './caseRows.js';
import type { Named } from './cellText.js';
import { rowFacts } from './rowFacts.js';
import type { RowAct } from './takeBack.js';

const useStyles = makeStyles({
  heading: { ...typographyStyles.body1Strong, margin: 0 },
});

interface RowEditorProps {
  readonly rows: CaseRows;
  /** The part of the row that is filled in, where the rest is only read. */
  readonly later?: { readonly part: NonNullable<CaseRows['later']>; readonly named: Named } | undefined;
  readonly stored: Stored<RowOf<ListDeclaration>>;
  readonly file: CaseFile;
  readonly onUnsaved: (unsaved: boolean) => void;
  readonly onCancel: () => void;
  /** The row was in the recycle bin already. */
  readonly onGone: () => void;
  /** Undefined if nothing was changed. */
  readonly onDone: (act: RowAct | undefined) => void;
}

/** Changes one row of a case, or moves it to the recycle bin. */
export function RowEditor(props: RowEditorProps): JSX.Element {
  const { rows, later, stored, file, onUnsaved, onDone } = props;
  const data = useData();
  const showMessage = useShowMessage();
  const list = data.list(rows.list);
  const styles = useStyles();
  const [removing, setRemoving] = React.useState(false);
  const changed = React.useRef<RowAct>();
  const editor = useRowEditor<ListDeclaration>({
    declaration: later?.part.form ?? rows.form,
    stored,
    // The key of a row of this list is a reference of this list.
    refOf: (row) => row.ref as ReferenceOf<ListDeclaration>,
    steps: (before, after) => {
      const changes = changesBetween(rows.list, before, after);
      if (Object.keys(changes).length === 0) return undefined;
      const run = async (): Promise<void> => {
        const etag: ETag = await list.update(before, changes);
        changed.current = { kind: 'changed', row: before, after, etag };
      };
      return stepRun([{ saves: `the ${rows.one}`, run }]);
    },
    onSaved: () => onDone(changed.current),
  });
  const dirty = editor.form.changed;
  React.useEffect(() => onUnsaved(dirty), [dirty, onUnsaved]);

  const remove = (): void => {
    setRemoving(true);
    list.recycle(stored).then(
      (recycled) => {
        if (recycled !== undefined) onDone({ kind: 'removed', row: stored, recycled });
        else props.onGone();
      },
      (error: unknown) => {
        setRemoving(false);
        const text =
          error instanceof ConflictError
            ? `Somebody else saved this ${rows.one} after you opened it. Nothing was removed: cancel, and look at it again.`
            : sentenceOf(error);
        showMessage({ kind: 'error', text });
      },
    );
  };
  const mayRemove = later === undefined && file.may(rows.list).remove;
  const form = (
    <RowEditorView
      label={rows.one}
      editor={editor}
      members={file.members}
      onCancel={props.onCancel}
      {...(mayRemove
        ? {
            other: (
              <Button
                appearance="subtle"
                icon={<Delete20Regular />}
                disabledFocusable={removing || editor.saving || editor.halfSaved}
                onClick={remove}
              >
                {`Remove this ${rows.one}`}
              </Button>
            ),
          }
        : {})}
    />
  );
  return later === undefined ? (
    form
  ) : (
    <>
      <Facts facts={rowFacts(rows, stored, later.named)} />
      <h4 className={styles.heading}>{later.part.heading}</h4>
      {form}
    </>
  );
}
