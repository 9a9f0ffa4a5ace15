import * as React from 'react';
import { Button, Link, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { ConflictError } from '@phb/connectors';
import type { SiteUser } from '@phb/connectors';
import { showDate } from '@phb/schemas';
import type { Approval, SiteUserId, Stored } from '@phb/schemas';
import { useShowMessage } from '../../kit/MessageLine.js';
import { sentenceOf } from '../../kit/sentence.js';
import { memberName } from '../../kit/useMembers.js';
import { useData } from '../../part/data.js';
import { useEnvironment } from '../../part/environment.js';
import { answerApproval, inWords } from './approvals.js';

const useStyles = makeStyles({
  list: { display: 'grid', rowGap: tokens.spacingVerticalS, margin: 0, padding: 0, listStyleType: 'none' },
  item: {
    ...typographyStyles.body1,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
  },
  what: { minWidth: 0, overflowWrap: 'anywhere' },
});

interface WaitingApprovalsProps {
  readonly approvals: readonly Stored<Approval>[];
  readonly members: readonly SiteUser[];
  readonly me: SiteUserId;
  readonly mayAnswer: boolean;
  readonly onAnswered: () => void;
  /** Given where approvals of many cases stand together: each then names its case and leads there. */
  readonly onOpenCase?: (ref: Approval['caseRef']) => void;
}

/** What waits for a second person: who asked, and the answer for everybody else to give. */
export function WaitingApprovals(props: WaitingApprovalsProps): JSX.Element {
  const { members, me, onOpenCase } = props;
  const data = useData();
  const { today } = useEnvironment();
  const styles = useStyles();
  const showMessage = useShowMessage();
  const [busy, setBusy] = React.useState(false);

  const answer = async (approval: Stored<Approval>, given: 'Approved' | 'Refused'): Promise<void> => {
    setBusy(true);
    try {
      await answerApproval(data, approval, { answer: given, by: me, on: today });
      showMessage({ kind: 'success', text: `${approval.subject}: ${given.toLowerCase()}.` });
    } catch (error) {
      const text =
        error instanceof ConflictError ? 'Somebody else answered meanwhile. Yours was not saved.' : sentenceOf(error);
      showMessage({ kind: 'error', text });
    }
    setBusy(false);
    props.onAnswered();
  };
  return (
    <ul className={styles.list} aria-label="Waiting for a second person">
      {props.approvals.map((approval) => {
        const own = approval.askedBy === me;
        const asker = own ? 'you' : memberName(members, approval.askedBy);
        const what = inWords(approval);
        const about = onOpenCase === undefined ? what : `${what}, ${approval.caseRef}`;
        return (
          <li key={approval.ref} className={styles.item}>
            {onOpenCase === undefined ? null : (
              <Link as="button" type="button" onClick={() => onOpenCase(approval.caseRef)}>
                {approval.caseRef}
              </Link>
            )}
            <span className={styles.what}>
              Approval asked for: {what}, on {showDate(approval.askedOn)}
              {asker === '' ? '' : ` by ${asker}`}.{approval.notes === null ? '' : ` Why: ${approval.notes}`}
              {own ? ' Somebody else must answer.' : ''}
            </span>
            {own || !props.mayAnswer ? null : (
              <>
                <Button
                  size="small"
                  disabledFocusable={busy}
                  aria-label={`Approve: ${about}`}
                  onClick={() => void (busy || answer(approval, 'Approved'))}
                >
                  Approve
                </Button>
                <Button
                  size="small"
                  disabledFocusable={busy}
                  aria-label={`Refuse: ${about}`}
                  onClick={() => void (busy || answer(approval, 'Refused'))}
                >
                  Refuse
                </Button>
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}
