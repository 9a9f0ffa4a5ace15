import * as React from 'react';
import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { showDate } from '@phb/schemas';
import type { Approval, Reference, SiteUserId, Stored } from '@phb/schemas';
import { sentenceOf } from '../../kit/sentence.js';
import { useData } from '../../part/data.js';
import { useEnvironment } from '../../part/environment.js';
import { askApproval, covers, inWords, newApprovalRef, waiting } from './approvals.js';
import type { AskedApproval } from './approvals.js';

const useStyles = makeStyles({
  ask: { display: 'grid', rowGap: tokens.spacingVerticalXS, justifyItems: 'start' },
  text: { ...typographyStyles.body1, margin: 0 },
});

interface AskApprovalProps {
  readonly caseRef: Reference<'PHB'>;
  /** What was asked for on this case, and answered. */
  readonly approvals: readonly Stored<Approval>[];
  readonly me: SiteUserId;
  readonly asked: AskedApproval;
}

/** Asks a second person to agree. What needs it waits for the answer, the case stays where it is. */
export function AskApproval(props: AskApprovalProps): JSX.Element {
  const { caseRef, approvals, me, asked } = props;
  const data = useData();
  const { today } = useEnvironment();
  const styles = useStyles();
  const [ref] = React.useState(newApprovalRef);
  /** What was asked for here: what is typed may have become more since. */
  const [sent, setSent] = React.useState<Approval | undefined>(undefined);
  const [asking, setAsking] = React.useState(false);
  const [failure, setFailure] = React.useState<string | undefined>(undefined);
  const ask = async (): Promise<void> => {
    setAsking(true);
    setFailure(undefined);
    try {
      setSent(await askApproval(data, ref, { ...asked, caseRef, askedBy: me, askedOn: today }));
    } catch (error) {
      setFailure(sentenceOf(error));
    }
    setAsking(false);
  };
  const waits = [...waiting(approvals), ...(sent === undefined ? [] : [sent])].some((one) => covers(one, asked));
  if (waits) {
    return (
      <p className={styles.text} role="status">
        The approval is asked for. Somebody else answers it at the top of this case, or in “More”, “To approve”.
      </p>
    );
  }
  const refused = approvals.findLast((one) => one.answer === 'Refused' && covers(one, asked));
  return (
    <div className={styles.ask}>
      {refused?.answeredOn ? (
        <p className={styles.text}>It was asked for before, and refused on {showDate(refused.answeredOn)}.</p>
      ) : null}
      <Button
        disabledFocusable={asking || sent !== undefined}
        aria-label={`Ask for the approval: ${inWords(asked)}`}
        onClick={() => void (asking || ask())}
      >
        Ask for the approval
      </Button>
      {failure === undefined ? null : <p role="alert">{failure}</p>}
    </div>
  );
}
