import * as React from 'react';
import { Button, Checkbox, Field, Input, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { counted } from '@phb/schemas';
import { Loading } from '../../kit/Loading.js';
import { useShowMessage } from '../../kit/MessageLine.js';
import { Note } from '../../kit/Note.js';
import { sentenceOf } from '../../kit/sentence.js';
import { useData } from '../../part/data.js';
import type { Arrangement } from './definition.js';
import { changeView, nameProblem, removeView, saveView, setOpensFirst } from './savedViews.js';
import type { KeptView, KeptViews } from './savedViews.js';
import type { useKeptViews } from './useKeptViews.js';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', rowGap: tokens.spacingVerticalS },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  name: { ...typographyStyles.body1, flex: '1 1 10rem', minWidth: 0, overflowWrap: 'anywhere' },
  form: { display: 'grid', rowGap: tokens.spacingVerticalS, justifyItems: 'start' },
  text: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
});

interface ViewsEditorProps {
  readonly arrangement: Arrangement;
  readonly kept: ReturnType<typeof useKeptViews>;
  readonly changed: boolean;
}

/** The saved views: open, rename, save again, make the first, delete; and the form that saves a new one. */
export function ViewsEditor(props: ViewsEditorProps): JSX.Element {
  const { kept, changed, arrangement } = props;
  const { load, current, open } = kept;
  const data = useData();
  const styles = useStyles();
  const showMessage = useShowMessage();
  const [busy, setBusy] = React.useState(false);
  if (kept.whyNot !== undefined) return <Note>{kept.whyNot}</Note>;
  if (load.status !== 'ready') return <Loading label="Reading the saved views" />;
  const { value: views } = load;

  const act = (work: Promise<void>, done: string): Promise<boolean> => {
    setBusy(true);
    return work
      .then(
        () => {
          showMessage({ kind: 'success', text: done });
          return true;
        },
        (error: unknown) => {
          showMessage({ kind: 'error', text: `Nothing was saved. ${sentenceOf(error)}` });
          return false;
        },
      )
      .finally(() => {
        setBusy(false);
        load.reload();
      });
  };
  return (
    <>
      {views.unreadable === 0 ? null : (
        <Note kind="warning">
          {counted(views.unreadable, 'saved view')} cannot be read and cannot be opened here. Look at the list “Saved
          views”.
        </Note>
      )}
      {views.views.length === 0 ? <p className={styles.text}>No view is saved yet.</p> : null}
      <ul className={styles.list} aria-label="Saved views">
        {views.views.map((view) => (
          <li key={view.row.ref}>
            <ViewLine
              view={view}
              views={views}
              isCurrent={view === current}
              busy={busy}
              onOpen={() => open(view)}
              onRename={(name) => act(changeView(data, view, { name }), `The view is called “${name.trim()}” now.`)}
              onSaveAgain={
                view === current && changed
                  ? () => void act(changeView(data, view, { arrangement }), `The view “${view.name}” was saved.`)
                  : undefined
              }
              onFirst={() =>
                void act(
                  setOpensFirst(data, views, view, !view.opensFirst),
                  view.opensFirst ? `“${view.name}” does not open first any more.` : `“${view.name}” opens first now.`,
                )
              }
              onDelete={() => {
                if (view === current) open(undefined);
                void act(removeView(data, view), `The view “${view.name}” is in the site’s recycle bin.`);
              }}
            />
          </li>
        ))}
      </ul>
      {views.maySave ? (
        <SaveForm
          views={views}
          busy={busy}
          onSave={(name, shared) =>
            act(saveView(data, views, { name, shared, arrangement }), `The view “${name.trim()}” was saved.`)
          }
        />
      ) : (
        <p className={styles.text}>You may open shared views. Only the team saves them.</p>
      )}
    </>
  );
}

interface ViewLineProps {
  readonly view: KeptView;
  readonly views: KeptViews;
  readonly isCurrent: boolean;
  readonly busy: boolean;
  readonly onOpen: () => void;
  readonly onRename: (name: string) => Promise<boolean>;
  readonly onSaveAgain: (() => void) | undefined;
  readonly onFirst: () => void;
  readonly onDelete: () => void;
}

function ViewLine(props: ViewLineProps): JSX.Element {
  const { view, views, busy } = props;
  const styles = useStyles();
  const [doing, setDoing] = React.useState<'rename' | 'delete' | undefined>(undefined);
  const [name, setName] = React.useState(view.name);
  const [problem, setProblem] = React.useState<string | undefined>(undefined);
  const begin = React.useRef<HTMLButtonElement>(null);
  const stop = (): void => {
    setDoing(undefined);
    // The button that was pressed stands there again.
    requestAnimationFrame(() => begin.current?.focus());
  };
  if (doing === 'rename') {
    return (
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          const wrong = nameProblem(name, view.isShared, views, view);
          setProblem(wrong);
          if (wrong === undefined) void props.onRename(name).then((saved) => (saved ? stop() : undefined));
        }}
      >
        <Field label={`New name of ${view.name}`} {...(problem === undefined ? {} : { validationMessage: problem })}>
          <Input autoFocus value={name} onChange={(_, { value }) => setName(value)} />
        </Field>
        <span className={styles.line}>
          <Button size="small" type="submit" appearance="primary" disabledFocusable={busy}>
            Rename
          </Button>
          <Button size="small" onClick={stop}>
            Cancel
          </Button>
        </span>
      </form>
    );
  }
  const about = [
    ...(view.isShared ? ['shared'] : []),
    ...(view.opensFirst ? ['opens first'] : []),
    ...(props.isCurrent ? ['shown now'] : []),
    ...(view.read === undefined ? ['cannot be read'] : []),
  ];
  return (
    <span className={styles.line} role="group" aria-label={view.name}>
      <span className={styles.name}>
        {view.name}
        {about.length === 0 ? '' : ` (${about.join(', ')})`}
      </span>
      {doing === 'delete' ? (
        <>
          <span>Delete it{view.isShared ? ' for everybody' : ''}?</span>
          <Button size="small" appearance="primary" autoFocus disabledFocusable={busy} onClick={props.onDelete}>
            Delete
          </Button>
          <Button size="small" onClick={stop}>
            Keep it
          </Button>
        </>
      ) : (
        <>
          <Button size="small" disabledFocusable={view.read === undefined} onClick={props.onOpen}>
            Open
          </Button>
          {!views.maySave ? null : (
            <>
              {props.onSaveAgain === undefined ? null : (
                <Button size="small" disabledFocusable={busy} onClick={props.onSaveAgain}>
                  Save my changes to it
                </Button>
              )}
              <Button ref={begin} size="small" onClick={() => setDoing('rename')}>
                Rename
              </Button>
              <Button size="small" disabledFocusable={busy} onClick={props.onFirst}>
                {view.opensFirst ? 'Do not open first' : `Open first${view.isShared ? ' for everybody' : ''}`}
              </Button>
              <Button size="small" onClick={() => setDoing('delete')}>
                Delete
              </Button>
            </>
          )}
        </>
      )}
    </span>
  );
}

function SaveForm(props: {
  readonly views: KeptViews;
  readonly busy: boolean;
  readonly onSave: (name: string, shared: boolean) => Promise<boolean>;
}): JSX.Element {
  const styles = useStyles();
  const [name, setName] = React.useState('');
  const [shared, setShared] = React.useState(false);
  const [problem, setProblem] = React.useState<string | undefined>(undefined);
  return (
    <form
      className={styles.form}
      aria-label="Save as a view"
      onSubmit={(event) => {
        event.preventDefault();
        const wrong = nameProblem(name, shared, props.views);
        setProblem(wrong);
        if (wrong === undefined) void props.onSave(name, shared).then((saved) => (saved ? setName('') : undefined));
      }}
    >
      <Field
        label="Save as a new view called"
        hint="The columns, order, groups and filters of now. What is typed in the search box is not saved. Name no person."
        {...(problem === undefined ? {} : { validationMessage: problem })}
      >
        <Input value={name} onChange={(_, { value }) => setName(value)} />
      </Field>
      <Checkbox
        label="Share it with everybody who opens the register"
        checked={shared}
        onChange={(_, { checked }) => setShared(checked === true)}
      />
      <Button type="submit" disabledFocusable={props.busy}>
        Save the view
      </Button>
    </form>
  );
}
