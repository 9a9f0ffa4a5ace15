import * as React from 'react';
import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { SiteUser } from '@phb/connectors';
import { decisions, missingAtStatus, offeredMoves, statusLine } from '@phb/schemas';
import type { LifeCycleFacts, Move, SiteUserId } from '@phb/schemas';
import { LoadView } from '../../kit/LoadView.js';
import { Note } from '../../kit/Note.js';
import { SkeletonRows } from '../../kit/SkeletonRows.js';
import { useLoad } from '../../kit/useLoad.js';
import { useData } from '../../part/data.js';
import { useEnvironment } from '../../part/environment.js';
import type { CaseFile } from '../case/readCase.js';
import { approvalsMissing, waiting } from './approvals.js';
import { AskApproval } from './AskApproval.js';
import { MissingList } from './MissingList.js';
import { readFacts } from './readFacts.js';
import type { StoredFacts } from './readFacts.js';
import { StatusLine } from './StatusLine.js';
import { WaitingApprovals } from './WaitingApprovals.js';

const useStyles = makeStyles({
  section: { display: 'grid', rowGap: tokens.spacingVerticalM, minWidth: 0 },
  heading: { ...typographyStyles.subtitle2, margin: 0 },
  moves: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  asks: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
});

/** A move that is begun, with all that it looks at. */
export interface BegunMove {
  readonly move: Move;
  readonly facts: StoredFacts;
  readonly me: SiteUser;
}

interface CaseLifeCycleProps {
  readonly file: CaseFile;
  /** The move whose button takes the focus, after its form is closed. */
  readonly focus: string | undefined;
  readonly onMove: (begun: BegunMove) => void;
  readonly onOpenPane: (pane: string) => void;
}

/** Where a case stands on its way, what it lacks there, and where it can go from here. */
export function CaseLifeCycle(props: CaseLifeCycleProps): JSX.Element {
  const { file } = props;
  const { row, policy } = file;
  const data = useData();
  const styles = useStyles();
  const { today } = useEnvironment();
  const load = useLoad(
    React.useCallback(async () => {
      const may = await data.permissions(decisions);
      if (!may.read) return undefined;
      const [facts, me] = await Promise.all([readFacts(data, { row, policy, today }), data.me()]);
      return { facts, me, mayDecide: may.add };
    }, [data, row, policy, today]),
  );
  return (
    <section className={styles.section} aria-label="Life cycle">
      <h3 className={styles.heading}>Where it stands</h3>
      <LoadView load={load} subject="the life cycle" placeholder={<SkeletonRows rows={3} rowHeight={44} />}>
        {(read) => {
          if (read === undefined) return <StatusLine steps={statusLine(bare(file, today))} />;
          const { facts, me } = read;
          return (
            <>
              <StatusLine steps={statusLine(facts)} />
              <Lacking
                facts={facts}
                me={read.mayDecide && file.mayEdit ? me.id : undefined}
                onOpenPane={props.onOpenPane}
              />
              {waiting(facts.approvals).length === 0 ? null : (
                <WaitingApprovals
                  approvals={waiting(facts.approvals)}
                  members={file.members}
                  me={me.id}
                  mayAnswer={read.mayDecide}
                  onAnswered={load.reload}
                />
              )}
              {file.mayEdit && read.mayDecide ? (
                <Moves facts={facts} focus={props.focus} onMove={(move) => props.onMove({ move, facts, me })} />
              ) : null}
            </>
          );
        }}
      </LoadView>
    </section>
  );
}

/** What is known of the way of a case to somebody who may not open its decisions. */
function bare({ row, policy }: CaseFile, today: LifeCycleFacts['today']): LifeCycleFacts {
  return { row, outcomes: [], lines: [], parties: [], decisions: [], approvals: [], policy, today };
}

function Lacking(props: {
  readonly facts: StoredFacts;
  /** Who may ask for an approval that is missing; undefined for those who only read. */
  readonly me: SiteUserId | undefined;
  readonly onOpenPane: (pane: string) => void;
}): JSX.Element | null {
  const { facts, me } = props;
  const missing = missingAtStatus(facts);
  if (missing.length === 0) return null;
  const { ref, status } = facts.row;
  return (
    <Note kind="warning">
      The case stands at “{status}” and lacks what is asked of it there:
      <MissingList missing={missing} label={`Missing at ${status}`} onOpenPane={props.onOpenPane} />
      {me === undefined
        ? null
        : approvalsMissing(facts, missing).map((asked) => (
            <AskApproval key={asked.subject} caseRef={ref} approvals={facts.approvals} me={me} asked={asked} />
          ))}
    </Note>
  );
}

interface MovesProps {
  readonly facts: LifeCycleFacts;
  readonly focus: string | undefined;
  readonly onMove: (move: Move) => void;
}

/** The moves from here, the usual one first. */
function Moves(props: MovesProps): JSX.Element {
  const { facts, focus } = props;
  const styles = useStyles();
  const row = React.useRef<HTMLDivElement>(null);
  React.useEffect(() => {
    if (focus === undefined) return;
    const button = row.current?.querySelector<HTMLElement>(`[data-move="${focus}"]`);
    // After the move was made there are others: the first of them.
    (button ?? row.current?.querySelector<HTMLElement>('button'))?.focus();
  }, [focus]);
  const offered = offeredMoves(facts);
  const [first] = offered;
  const asked = [...new Set(first?.move.onward ? first.missing.map(({ asks }) => asks.label) : [])];
  return (
    <>
      <div ref={row} className={styles.moves} role="group" aria-label="What comes next">
        {offered.map(({ move }, index) => (
          <Button
            key={move.id}
            data-move={move.id}
            {...(index === 0 && move.onward ? { appearance: 'primary' as const } : {})}
            onClick={() => props.onMove(move)}
          >
            {move.label}
          </Button>
        ))}
      </div>
      {first === undefined || asked.length === 0 ? null : (
        <p className={styles.asks}>
          “{first.move.label}” still asks for: {asked.join(', ')}.
        </p>
      )}
    </>
  );
}
