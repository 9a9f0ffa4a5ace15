import * as React from 'react';
import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { ConflictError } from '@phb/connectors';
import type { SiteUser } from '@phb/connectors';
import { showDate } from '@phb/schemas';
import type { Approval, Stored } from '@phb/schemas';
import { useShowMessage } from '../../kit/MessageLine.js';
import { sentenceOf } from '../../kit/sentence.js';
import { memberName } from '../../kit/useMembers.js';
import { useData } from '../../part/data.js';
import { useEnvironment } from '../../part/environment.js';
import { answerApproval } from './approvals.js';

const useStyles = makeStyles({
  list: { display: 'grid', rowGap: tokens.spacingVerticalS, margin: 0, padding: 0, listStyleType: 'none' },
  item: {
    ...typographyStyles.body1,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
  },
});

interface WaitingApprovalsProps {
  readonly approvals: readonly Stored<Approval>[];
  readonly members: readonly SiteUser[];
  readonly me: SiteUser;
  readonly mayAnswer: boolean;
  readonly onAnswered: () => void;
}

/** What waits for a second person: who asked, and the answer for everybody else to give. */
export function WaitingApprovals(props: WaitingApprovalsProps): JSX.Element {
  const { members, me } = props;
  const data = useData();
  const { today } = useEnvironment();
  const styles = useStyles();
  const showMessage = useShowMessage();
  const [busy, setBusy] = React.useState(false);

  const answer = async (approval: Stored<Approval>, given: 'Approved' | 'Refused'): Promise<void> => {
    setBusy(true);
    try {
      await answerApproval(data, approval, { answer: given, by: me.id, on: today });
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
        const own = approval.askedBy === me.id;
        const asker = own ? 'you' : memberName(members, approval.askedBy);
        return (
          <li key={approval.ref} className={styles.item}>
            <span>
              Approval asked for: {approval.subject.toLowerCase()}, on {showDate(approval.askedOn)}
              {asker === '' ? '' : ` by ${asker}`}.{own ? ' Somebody else must answer.' : ''}
            </span>
            {own || !props.mayAnswer ? null : (
              <>
                <Button size="small" disabled={busy} onClick={() => void answer(approval, 'Approved')}>
                  Approve
                </Button>
                <Button size="small" disabled={busy} onClick={() => void answer(approval, 'Refused')}>
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
