import * as React from 'react';
import { approvals } from '@phb/schemas';
import type { Approval, Stored } from '@phb/schemas';
import { EmptyState } from '../../kit/EmptyState.js';
import { LoadView } from '../../kit/LoadView.js';
import { useLoad } from '../../kit/useLoad.js';
import { useData } from '../../part/data.js';
import { UnreadableRows } from '../UnreadableRows.js';
import { WaitingApprovals } from '../lifeCycle/WaitingApprovals.js';
import { useScreenStyles } from '../screens/screenStyles.js';
import type { RegisterScreenProps } from '../screens/screen.js';

const byAskedOn = (a: Stored<Approval>, b: Stored<Approval>): number => a.askedOn.since(b.askedOn).sign || a.id - b.id;

/** Every approval that waits for a second person, on all cases: who waits longest comes first. */
export default function ApprovalsScreen(props: RegisterScreenProps): JSX.Element {
  const data = useData();
  const styles = useScreenStyles();
  const load = useLoad(
    React.useCallback(async () => {
      const [asked, may, members, me] = await Promise.all([
        data.list(approvals).all({ where: { column: 'answer', is: 'eq', value: null } }),
        data.permissions(approvals),
        data.members(),
        data.me(),
      ]);
      return { asked, members, me, mayAnswer: may.edit };
    }, [data]),
  );
  return (
    <LoadView load={load} subject="approvals">
      {({ asked, members, me, mayAnswer }) => (
        <div className={styles.wide}>
          {asked.unreadable.length === 0 ? null : <UnreadableRows rows={asked.unreadable} />}
          {asked.rows.length === 0 ? (
            <EmptyState title="Nothing waits for approval." />
          ) : (
            <WaitingApprovals
              approvals={[...asked.rows].sort(byAskedOn)}
              members={members}
              me={me.id}
              mayAnswer={mayAnswer}
              onAnswered={() => {
                load.reload();
                props.onSaved();
              }}
              onOpenCase={props.onOpenCase}
            />
          )}
        </div>
      )}
    </LoadView>
  );
}
