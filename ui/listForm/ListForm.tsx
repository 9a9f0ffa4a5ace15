import * as React from 'react';
import { Button } from '@fluentui/react-components';
import { UnreadableRowError } from '@phb/connectors';
import { isReference, personalHealthBudgets } from '@phb/schemas';
import type { ListDeclaration } from '@phb/schemas';
import { EmptyState } from '../kit/EmptyState.js';
import { LoadView } from '../kit/LoadView.js';
import { Note } from '../kit/Note.js';
import { PartFrame } from '../kit/PartFrame.js';
import { useLeaveGuard } from '../kit/useLeaveGuard.js';
import { useLoad } from '../kit/useLoad.js';
import { useData } from '../part/data.js';
import { CaseDisplay, CaseEdit, CaseNew } from './CaseForms.js';
import { listAtPath, whyReadOnly } from './forms.js';
import { readRow } from './readRow.js';
import type { RowFile } from './readRow.js';
import type { ListFormProps, ListFormRequest } from './request.js';
import { RowDisplay } from './RowDisplay.js';
import { RowEdit, RowNew } from './RowForm.js';
import { WithReferences } from './WithReferences.js';

/** The form that SharePoint opens for a row of one of the product's lists: new, edit or display. */
export default function ListForm(props: { readonly request: ListFormRequest }): JSX.Element {
  const { request } = props;
  const list = listAtPath(request.listPath);
  const [mode, setMode] = React.useState(request.mode);
  const [ref, setRef] = React.useState('');
  const [unsaved, setUnsaved] = React.useState(false);
  const { leave, dialog } = useLeaveGuard(unsaved, 'what you typed here');
  if (list === undefined) {
    return (
      <PartFrame heading="Not one of the product’s lists">
        <EmptyState title="This form is for the lists of personal health budgets.">
          Ask the administrator to take it off this list, so that SharePoint’s own form opens.
        </EmptyState>
        <Button onClick={() => request.onClosed()}>Back to the list</Button>
      </PartFrame>
    );
  }
  const form: ListFormProps = {
    request,
    mode,
    onUnsaved: setUnsaved,
    onSaved: () => request.onSaved(),
    leave,
    onClose: () => leave(() => request.onClosed()),
  };
  const isDisplay = mode === 'display' || whyReadOnly(list) !== undefined;
  return (
    <PartFrame
      heading={mode === 'new' ? `${list.title}: new` : list.title}
      asAt={ref}
      commands={isDisplay ? <Button onClick={form.onClose}>Back to the list</Button> : undefined}
    >
      <Form {...form} list={list} onRead={setRef} onEdit={() => setMode('edit')} />
      {dialog}
    </PartFrame>
  );
}

interface FormProps extends ListFormProps {
  readonly list: ListDeclaration;
  /** Which row it is, once it is known. */
  readonly onRead: (ref: string) => void;
  /** From reading to changing. */
  readonly onEdit: () => void;
}

function Form(props: FormProps): JSX.Element {
  const { list, request } = props;
  const readOnly = whyReadOnly(list);
  const { itemId } = request;
  if (itemId !== undefined) return <StoredRow {...props} itemId={itemId} />;
  if (readOnly !== undefined) return <Note>{readOnly}</Note>;
  return list.path === personalHealthBudgets.path ? (
    <CaseNew {...props} />
  ) : (
    <WithReferences list={list}>
      <RowNew {...props} />
    </WithReferences>
  );
}

function StoredRow(props: FormProps & { readonly itemId: number }): JSX.Element {
  const { list, itemId, onRead } = props;
  const data = useData();
  const load = useLoad(React.useCallback(() => readRow(data, list, itemId), [data, list, itemId]));
  const ref = load.status === 'ready' ? String(load.value.row.ref) : '';
  React.useEffect(() => onRead(ref), [onRead, ref]);
  if (load.status === 'failed' && load.error instanceof UnreadableRowError) {
    return (
      <EmptyState title="This row holds something that does not belong there.">
        {load.error.row.problems.map(({ message }) => message).join(' ')} Choose “Edit in grid view” in the list and put
        it right there.
      </EmptyState>
    );
  }
  return (
    <LoadView load={load} subject={list.title}>
      {(file) => <StoredForm {...props} file={file} />}
    </LoadView>
  );
}

function StoredForm(props: FormProps & { readonly file: RowFile }): JSX.Element {
  const { list, file, mode } = props;
  const { ref } = file.row;
  const readOnly = whyReadOnly(list);
  const isCase = list.path === personalHealthBudgets.path && typeof ref === 'string' && isReference('PHB', ref);
  const mayEdit = file.mayEdit && readOnly === undefined;
  if (mode === 'edit' && mayEdit) {
    return isCase ? (
      <CaseEdit {...props} caseRef={ref} />
    ) : (
      <WithReferences list={list}>
        <RowEdit {...props} />
      </WithReferences>
    );
  }
  return (
    <>
      {mode === 'edit' ? <Note>{readOnly ?? 'You may read this row and not change it.'}</Note> : null}
      {isCase ? (
        <CaseDisplay {...props} caseRef={ref} />
      ) : (
        <WithReferences list={list}>
          <RowDisplay list={list} file={file} {...(mayEdit ? { onEdit: props.onEdit } : {})} />
        </WithReferences>
      )}
    </>
  );
}
