import * as React from 'react';
import { makeStyles, tokens } from '@fluentui/react-components';
import type { Action, Milestone, Stored } from '@phb/schemas';
import { PanelDrawer } from '../../kit/PanelDrawer.js';
import { useLeaveGuard } from '../../kit/useLeaveGuard.js';
import { EditTask } from './EditTask.js';
import { MilestonesEditor } from './MilestonesEditor.js';
import { NewTask } from './NewTask.js';

const useStyles = makeStyles({
  parts: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXXL },
});

interface TaskDrawerProps {
  /** Undefined for a new task. */
  readonly task: Stored<Action> | undefined;
  readonly nextNumber: number;
  readonly milestones: readonly Stored<Milestone>[];
  readonly onClose: () => void;
  readonly onSaved: () => void;
}

/** The panel at the right: one task to change with its milestones, or the form of a new one. */
export default function TaskDrawer(props: TaskDrawerProps): JSX.Element {
  const { task, onClose, onSaved } = props;
  const styles = useStyles();
  const [unsavedTask, setUnsavedTask] = React.useState(false);
  const [unsavedStep, setUnsavedStep] = React.useState(false);
  const what = task === undefined ? 'the new task' : `your changes to task ${task.number}`;
  const guard = useLeaveGuard(unsavedTask || unsavedStep, what);
  const close = (): void => guard.leave(onClose);
  const saved = (): void => {
    onSaved();
    onClose();
  };
  return (
    <PanelDrawer title={task === undefined ? 'Add a task' : `Task ${task.number}`} onClose={close}>
      <div className={styles.parts}>
        {task === undefined ? (
          <NewTask nextNumber={props.nextNumber} onUnsaved={setUnsavedTask} onCancel={close} onSaved={saved} />
        ) : (
          <>
            <MilestonesEditor task={task} milestones={props.milestones} onUnsaved={setUnsavedStep} onSaved={onSaved} />
            <EditTask task={task} onUnsaved={setUnsavedTask} onCancel={close} onSaved={saved} onUndone={onSaved} />
          </>
        )}
      </div>
      {guard.dialog}
    </PanelDrawer>
  );
}
