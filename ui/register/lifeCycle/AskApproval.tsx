import * as React from 'react';
import { Button, makeStyles, typographyStyles } from '@fluentui/react-components';
import type { SiteUser } from '@phb/connectors';
import { sentenceOf } from '../../kit/sentence.js';
import { useData } from '../../part/data.js';
import { askApproval, waiting } from './approvals.js';
import type { ApprovalSubject } from './approvals.js';
import type { StoredFacts } from './readFacts.js';

const useStyles = makeStyles({
  text: { ...typographyStyles.body1, margin: 0 },
});

interface AskApprovalProps {
  readonly facts: StoredFacts;
  readonly me: SiteUser;
  readonly subject: ApprovalSubject;
}

/** Asks a second person to agree. The move waits for the answer, the case stays where it is. */
export function AskApproval(props: AskApprovalProps): JSX.Element {
  const { facts, me, subject } = props;
  const data = useData();
  const styles = useStyles();
  const [state, setState] = React.useState<'idle' | 'asking' | 'asked'>(
    waiting(facts.approvals).some((one) => one.subject === subject) ? 'asked' : 'idle',
  );
  const [failure, setFailure] = React.useState<string | undefined>(undefined);
  const ask = async (): Promise<void> => {
    setState('asking');
    setFailure(undefined);
    try {
      await askApproval(data, { caseRef: facts.row.ref, subject, by: me.id, on: facts.today });
      setState('asked');
    } catch (error) {
      setState('idle');
      setFailure(sentenceOf(error));
    }
  };
  if (state === 'asked') {
    return (
      <p className={styles.text} role="status">
        The approval is asked for. Somebody else answers it at the top of this case; then this move can be made.
      </p>
    );
  }
  return (
    <>
      <div>
        <Button disabledFocusable={state === 'asking'} onClick={() => void ask()}>
          Ask for the approval
        </Button>
      </div>
      {failure === undefined ? null : <p role="alert">{failure}</p>}
    </>
  );
}
