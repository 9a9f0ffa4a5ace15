import * as React from 'react';
import { Button, makeStyles, ProgressBar, tokens, typographyStyles } from '@fluentui/react-components';
import { counted } from '@phb/schemas';
import { EmptyState } from '../../kit/EmptyState.js';
import { ErrorState } from '../../kit/ErrorState.js';
import { Note } from '../../kit/Note.js';
import { useData } from '../../part/data.js';
import { useEnvironment } from '../../part/environment.js';
import { readPolicy } from '../case/readPolicy.js';
import type { RegisterScreenProps } from '../screens/screen.js';
import { findAll } from './findAll.js';
import { findingKinds } from './finding.js';
import type { Finding } from './finding.js';
import { FindingGroup } from './FindingGroup.js';
import { readRegister } from './readRegister.js';
import type { ReadProgress } from './readRegister.js';

const useStyles = makeStyles({
  screen: { display: 'grid', rowGap: tokens.spacingVerticalL, minWidth: 0 },
  text: { ...typographyStyles.body1, margin: 0 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

type Look =
  | { readonly state: 'looking'; readonly progress: ReadProgress | undefined }
  | { readonly state: 'stopped' }
  | { readonly state: 'failed'; readonly error: unknown }
  | {
      readonly state: 'done';
      readonly findings: readonly Finding[];
      readonly lists: number;
      readonly closed: readonly string[];
    };

/** Looks through the whole register for what was left wrong, and mends what it can. */
export default function HealthScreen(props: RegisterScreenProps): JSX.Element {
  const data = useData();
  const { today } = useEnvironment();
  const styles = useStyles();
  const [attempt, setAttempt] = React.useState(0);
  const [look, setLook] = React.useState<Look>({ state: 'looking', progress: undefined });
  const going = React.useRef<AbortController>();
  React.useEffect(() => {
    const stop = new AbortController();
    going.current = stop;
    setLook({ state: 'looking', progress: undefined });
    const tell = (next: Look): void => {
      if (!stop.signal.aborted) setLook(next);
    };
    const run = async (): Promise<void> => {
      const { policy } = await readPolicy(data);
      const register = await readRegister(data, (progress) => tell({ state: 'looking', progress }), stop.signal);
      const findings = findAll(register, policy, today);
      tell({ state: 'done', findings, lists: register.lists.length, closed: register.closed });
    };
    run().catch((error: unknown) => tell({ state: 'failed', error }));
    return () => stop.abort();
  }, [data, today, attempt]);
  const again = (): void => setAttempt((count) => count + 1);

  if (look.state === 'looking') {
    const { progress } = look;
    const words =
      progress === undefined
        ? 'Looking through the register'
        : `Reading ${progress.title}: ${counted(progress.rows, 'row')} so far`;
    return (
      <div className={styles.screen}>
        <p className={styles.text} role="status">
          {words}
        </p>
        <ProgressBar aria-label="Looking through the register" value={progress?.done ?? 0} />
        <div className={styles.buttons}>
          <Button
            onClick={() => {
              going.current?.abort();
              setLook({ state: 'stopped' });
            }}
          >
            Stop
          </Button>
        </div>
      </div>
    );
  }
  if (look.state === 'failed') return <ErrorState error={look.error} onRetry={again} />;
  const commands = (
    <div className={styles.buttons}>
      <Button onClick={again}>Look again</Button>
    </div>
  );
  if (look.state === 'stopped') {
    return (
      <div className={styles.screen}>
        <p className={styles.text} role="status">
          Stopped. Nothing was changed.
        </p>
        {commands}
      </div>
    );
  }
  const { findings, lists, closed } = look;
  return (
    <div className={styles.screen}>
      <p className={styles.text} role="status">
        {`Looked through ${counted(lists, 'list')}. ${counted(findings.length, 'thing')} found.`}
      </p>
      {closed.length === 0 ? null : (
        <Note>{`Not looked through, since you may not open them: ${closed.join(', ')}.`}</Note>
      )}
      {commands}
      {findings.length === 0 ? (
        <EmptyState title="Nothing is wrong.">Every row keeps its rules, and everything it names is there.</EmptyState>
      ) : null}
      {findingKinds.map((kind) => {
        const ofKind = findings.filter((finding) => finding.kind === kind);
        return ofKind.length === 0 ? null : (
          <FindingGroup
            key={`${kind} ${attempt}`}
            kind={kind}
            findings={ofKind}
            onOpenCase={props.onOpenCase}
            onSaved={props.onSaved}
          />
        );
      })}
    </div>
  );
}
