import * as React from 'react';
import { Checkbox, Field, makeStyles, Textarea, tokens, typographyStyles } from '@fluentui/react-components';
import type { SiteUser } from '@phb/connectors';
import { decisions, overrideApprovalFor, showDate } from '@phb/schemas';
import type { Missing } from '@phb/schemas';
import { memberName } from '../../kit/useMembers.js';
import { overrideAsked } from './approvals.js';
import { AskApproval } from './AskApproval.js';
import type { BegunMove } from './CaseLifeCycle.js';
import type { useMove } from './useMove.js';

const useStyles = makeStyles({
  part: { display: 'grid', rowGap: tokens.spacingVerticalS, minWidth: 0 },
  text: { ...typographyStyles.body1, margin: 0 },
});

interface OverrideProps {
  readonly id: string;
  readonly missing: readonly Missing[];
  readonly reason: string | undefined;
  readonly disabled: boolean;
  readonly onChange: (reason: string | undefined) => void;
  /** What the reason still needs: the answer of a second person. */
  readonly children: React.ReactNode;
}

/** Going on without what policy asks for, with a reason. What the law asks for has no such way. */
export function Override(props: OverrideProps): JSX.Element | null {
  const { id, missing, reason, onChange } = props;
  const styles = useStyles();
  if (missing.length === 0 && reason === undefined) return null;
  const labels = [...new Set(missing.map(({ asks }) => `“${asks.label}”`))].join(', ');
  return (
    <div className={styles.part}>
      <Checkbox
        label="Go on without what policy asks for"
        checked={reason !== undefined}
        disabled={props.disabled}
        onChange={(_, data) => onChange(data.checked === true ? '' : undefined)}
      />
      {reason === undefined ? null : (
        <div id={id} className={styles.part}>
          <Field
            label={decisions.columns.overrideReason.label}
            required
            hint={
              missing.length === 0
                ? 'Nothing is left that policy asks for: no reason is needed any more.'
                : `Passed over: ${labels}. The reason stands in Decisions. What the law asks for cannot be passed over.`
            }
          >
            <Textarea
              rows={3}
              resize="vertical"
              autoComplete="off"
              disabled={props.disabled}
              value={reason}
              onChange={(_, data) => onChange(data.value)}
            />
          </Field>
          {props.children}
        </div>
      )}
    </div>
  );
}

interface OverrideApprovalProps {
  readonly made: ReturnType<typeof useMove>;
  readonly begun: BegunMove;
  readonly members: readonly SiteUser[];
}

/** Where local policy asks for a second person: their approval, the way to ask for it, or what comes before asking. */
export function OverrideApproval(props: OverrideApprovalProps): JSX.Element | null {
  const { made, begun, members } = props;
  const styles = useStyles();
  const given = overrideApprovalFor(made.facts, made.passedOver);
  const reason = made.overrideReason?.trim() ?? '';
  if (made.passedOver.length === 0) return null;
  if (given?.answeredOn) {
    const by = memberName(members, given.answeredBy);
    return (
      <p className={styles.text}>
        Approved on {showDate(given.answeredOn)}
        {by === '' ? '' : ` by ${by}`}.
      </p>
    );
  }
  if (!made.needsApproval) return null;
  if (reason === '')
    return <p className={styles.text}>A second person approves it. Enter the reason, then ask them.</p>;
  return (
    <AskApproval
      caseRef={made.facts.row.ref}
      approvals={begun.facts.approvals}
      me={begun.me.id}
      asked={overrideAsked(made.passedOver, reason)}
    />
  );
}
