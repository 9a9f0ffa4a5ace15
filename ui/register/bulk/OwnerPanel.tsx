import * as React from 'react';
import { Button, Field, makeStyles, ProgressBar, Select, tokens, typographyStyles } from '@fluentui/react-components';
import type { SiteUser } from '@phb/connectors';
import { counted, personalHealthBudgets, showNumber } from '@phb/schemas';
import type { SiteUserId } from '@phb/schemas';
import { LoadView } from '../../kit/LoadView.js';
import { Note } from '../../kit/Note.js';
import { PagedTable } from '../../kit/PagedTable.js';
import { PanelDrawer } from '../../kit/PanelDrawer.js';
import { sentenceOf } from '../../kit/sentence.js';
import { useLoad } from '../../kit/useLoad.js';
import { memberName } from '../../kit/useMembers.js';
import { useData } from '../../part/data.js';
import { mostAtOnce, ownerOperations, planOwner, readCases, refusedOf } from './ownerChange.js';
import type { CaseAsRead, OwnerPlan, Refused } from './ownerChange.js';

const useStyles = makeStyles({
  view: { display: 'grid', rowGap: tokens.spacingVerticalL, paddingBottom: tokens.spacingVerticalXXL },
  text: { ...typographyStyles.body1, margin: 0 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface OwnerPanelProps {
  /** The items that are ticked. */
  readonly ids: ReadonlySet<number>;
  readonly members: readonly SiteUser[];
  /** Something was written. @param refused what was not changed: it stays ticked */
  readonly onDone: (refused: ReadonlySet<number>) => void;
  readonly onClose: () => void;
}

interface Done {
  readonly changed: number;
  readonly refused: readonly Refused[];
}

/** Gives the ticked cases an owner: who, what that changes, the writing, and what became of each. */
export default function OwnerPanel(props: OwnerPanelProps): JSX.Element {
  const data = useData();
  // What was ticked when the panel opened: the ticks change when it is done.
  const [ids] = React.useState(props.ids);
  const load = useLoad(
    React.useCallback(
      (signal: AbortSignal) => (ids.size > mostAtOnce ? Promise.resolve([]) : readCases(data, ids, signal)),
      [data, ids],
    ),
  );
  const [writing, setWriting] = React.useState<AbortController | undefined>(undefined);
  const close = (): void => {
    // Closing is no way to stop half-way without seeing what was written.
    if (writing === undefined) props.onClose();
  };
  return (
    <PanelDrawer title={`Change the owner of ${counted(ids.size, 'case')}`} onClose={close}>
      {ids.size > mostAtOnce ? (
        <Note kind="warning">
          At most {showNumber(mostAtOnce)} cases are changed in one go. Tick fewer: filter the list, then tick the rows
          that are left.
        </Note>
      ) : (
        <LoadView load={load} subject="the ticked cases">
          {(rows) => (
            <OwnerForm
              {...props}
              rows={rows}
              ticked={ids.size}
              writing={writing}
              onWriting={setWriting}
              onClose={close}
            />
          )}
        </LoadView>
      )}
    </PanelDrawer>
  );
}

interface OwnerFormProps extends OwnerPanelProps {
  readonly rows: readonly CaseAsRead[];
  readonly ticked: number;
  readonly writing: AbortController | undefined;
  readonly onWriting: (writing: AbortController | undefined) => void;
}

function OwnerForm(props: OwnerFormProps): JSX.Element {
  const { rows, ticked, members, writing, onWriting } = props;
  const data = useData();
  const styles = useStyles();
  const [chosen, setChosen] = React.useState('');
  const [progress, setProgress] = React.useState(0);
  const [done, setDone] = React.useState<Done | undefined>(undefined);
  const [failure, setFailure] = React.useState<string | undefined>(undefined);
  const owner = chosen === 'none' ? null : (members.find(({ id }) => String(id) === chosen)?.id ?? undefined);
  const plan = owner === undefined ? undefined : planOwner(rows, ticked, owner);

  const write = async (going: OwnerPlan, to: SiteUserId | null): Promise<void> => {
    const stop = new AbortController();
    onWriting(stop);
    setFailure(undefined);
    try {
      const outcomes = await data.list(personalHealthBudgets).write(ownerOperations(going, to), {
        onProgress: (count, total) => setProgress(total === 0 ? 0 : count / total),
        signal: stop.signal,
      });
      const refused = refusedOf(going, outcomes);
      setDone({ changed: going.changes.length - refused.length, refused });
      props.onDone(new Set(refused.map(({ row }) => row.id)));
    } catch (error) {
      setFailure(sentenceOf(error));
    } finally {
      onWriting(undefined);
    }
  };

  if (done !== undefined) return <Outcomes done={done} onClose={props.onClose} />;
  return (
    <div className={styles.view}>
      <Field label="New owner">
        <Select value={chosen} disabled={writing !== undefined} onChange={(_, { value }) => setChosen(value)}>
          <option value="">Choose who</option>
          {members
            .filter(({ isGuest }) => !isGuest)
            .map(({ id, name }) => (
              <option key={id} value={String(id)}>
                {name}
              </option>
            ))}
          <option value="none">Nobody: take the owner off</option>
        </Select>
      </Field>
      {plan === undefined ? null : <Preview plan={plan} owner={owner ?? null} members={members} />}
      {failure === undefined ? null : (
        <div role="alert">
          <Note kind="warning">{failure}</Note>
        </div>
      )}
      {writing === undefined ? null : <ProgressBar value={progress} aria-label="Changing the owner" />}
      <div className={styles.buttons}>
        {writing === undefined ? (
          <>
            <Button
              appearance="primary"
              disabledFocusable={plan === undefined || plan.changes.length === 0}
              onClick={() => {
                if (plan !== undefined && plan.changes.length > 0) void write(plan, owner ?? null);
              }}
            >
              {plan === undefined ? 'Change the owner' : `Change ${counted(plan.changes.length, 'case')}`}
            </Button>
            <Button onClick={props.onClose}>Cancel</Button>
          </>
        ) : (
          <Button onClick={() => writing.abort()}>Stop</Button>
        )}
      </div>
    </div>
  );
}

/** What would change, before anything does. */
function Preview(props: {
  readonly plan: OwnerPlan;
  readonly owner: SiteUserId | null;
  readonly members: readonly SiteUser[];
}): JSX.Element {
  const { plan, owner, members } = props;
  const { changes, same, missing } = plan;
  const styles = useStyles();
  const named = (id: SiteUserId | null): string => (id === null ? 'Nobody' : memberName(members, id));
  const unowned = changes.filter((row) => row.owner === null).length;
  const notes = [
    ...(unowned > 0 && unowned < changes.length ? [`${counted(unowned, 'case')} of them had no owner.`] : []),
    ...(same.length === 0 ? [] : [`${counted(same.length, 'case needs', 'cases need')} no change.`]),
    ...(missing === 0 ? [] : [`${counted(missing, 'case is', 'cases are')} not there any more, or cannot be read.`]),
  ];
  return (
    <>
      <p className={styles.text} aria-live="polite">
        {changes.length === 0
          ? 'Nothing changes.'
          : `${counted(changes.length, 'case changes', 'cases change')} to ${named(owner)}.`}{' '}
        {notes.join(' ')}
      </p>
      {changes.length === 0 ? null : (
        <PagedTable
          caption="What changes"
          noun="cases"
          rows={changes}
          rowKey={(row) => row.ref}
          columns={[
            { heading: 'Case', cell: (row) => row.ref },
            { heading: 'Owner now', cell: (row) => named(row.owner) },
            { heading: 'Owner then', cell: () => named(owner) },
          ]}
        />
      )}
    </>
  );
}

/** What became of the cases, the refused ones with the reason. */
function Outcomes(props: { readonly done: Done; readonly onClose: () => void }): JSX.Element {
  const { changed, refused } = props.done;
  const styles = useStyles();
  const close = React.useRef<HTMLButtonElement>(null);
  React.useEffect(() => close.current?.focus(), []);
  return (
    <div className={styles.view}>
      <p className={styles.text} role="status">
        {counted(changed, 'case was', 'cases were')} changed.
        {refused.length === 0
          ? ''
          : ` ${counted(refused.length, 'case was not: it stays ticked', 'were not: they stay ticked')}.`}
      </p>
      {refused.length === 0 ? null : (
        <PagedTable
          caption="Not changed"
          noun="cases"
          rows={refused}
          rowKey={({ row }) => row.ref}
          columns={[
            { heading: 'Case', cell: ({ row }) => row.ref },
            { heading: 'Why', cell: ({ error }) => error.sentence },
          ]}
        />
      )}
      <div className={styles.buttons}>
        <Button ref={close} appearance="primary" onClick={props.onClose}>
          Close
        </Button>
      </div>
    </div>
  );
}
