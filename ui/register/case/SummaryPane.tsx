import * as React from 'react';
import { makeStyles, tokens } from '@fluentui/react-components';
import { Loading } from '../../kit/Loading.js';
import { lazyPiece } from '../../kit/lazyPiece.js';
import { CaseLifeCycle } from '../lifeCycle/CaseLifeCycle.js';
import type { BegunMove } from '../lifeCycle/CaseLifeCycle.js';
import { CaseEditor } from './CaseEditor.js';
import { CaseView } from './CaseView.js';
import type { CasePaneProps } from './pane.js';
import { PersonEditor } from './PersonEditor.js';

const MoveForm = lazyPiece('The form', () => import(/* webpackChunkName: 'move' */ '../lifeCycle/MoveForm.js'));

const useStyles = makeStyles({
  form: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: tokens.spacingVerticalL },
});

type Form = 'editCase' | 'editPerson';

/** The case itself: to read, and the forms that change it or its person. */
export default function SummaryPane(props: CasePaneProps): JSX.Element {
  const { file, onUnsaved, onSaved } = props;
  const styles = useStyles();
  const [mode, setMode] = React.useState<'read' | Form>('read');
  /** The form that the person came back from: its button takes the focus again. */
  const [leftFrom, setLeftFrom] = React.useState<Form | undefined>(undefined);
  const [begun, setBegun] = React.useState<BegunMove | undefined>(undefined);
  const [leftMove, setLeftMove] = React.useState<string | undefined>(undefined);
  const back = (): void => {
    onUnsaved(false);
    setLeftMove(begun?.move.id);
    setBegun(undefined);
    setLeftFrom(mode === 'read' ? undefined : mode);
    setMode('read');
  };
  const saved = (): void => {
    back();
    onSaved();
  };
  if (mode === 'editCase') {
    return (
      <div className={styles.form}>
        <CaseEditor file={file} onUnsaved={onUnsaved} onCancel={back} onSaved={saved} onUndone={onSaved} />
      </div>
    );
  }
  if (mode === 'editPerson' && typeof file.person === 'object') {
    return (
      <div className={styles.form}>
        <PersonEditor person={file.person} onUnsaved={onUnsaved} onCancel={back} onSaved={saved} onUndone={onSaved} />
      </div>
    );
  }
  if (begun !== undefined) {
    return (
      <React.Suspense fallback={<Loading label={`Loading: ${begun.move.label}`} />}>
        <MoveForm
          begun={begun}
          file={file}
          onUnsaved={onUnsaved}
          onCancel={back}
          onSaved={saved}
          onOpenPane={props.onOpenPane}
        />
      </React.Suspense>
    );
  }
  return (
    <CaseView
      file={file}
      focus={leftMove === undefined ? leftFrom : undefined}
      lifeCycle={<CaseLifeCycle file={file} focus={leftMove} onMove={setBegun} onOpenPane={props.onOpenPane} />}
      onEdit={() => setMode('editCase')}
      onEditPerson={() => setMode('editPerson')}
    />
  );
}
