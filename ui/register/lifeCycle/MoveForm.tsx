import * as React from 'react';
import { Button, makeStyles, tokens, typographyStyles, useId } from '@fluentui/react-components';
import { decisions, personalHealthBudgets } from '@phb/schemas';
import type { Problem } from '@phb/schemas';
import { ErrorSummary } from '../../kit/form/ErrorSummary.js';
import { FormFooter } from '../../kit/form/FormFooter.js';
import { fieldId, focusField } from '../../kit/form/fieldPlace.js';
import { useShowMessage } from '../../kit/MessageLine.js';

import type { CaseFile } from '../case/readCase.js';
import { RightPerson } from '../case/RightPerson.js';
import { approvalsMissing } from './approvals.js';
import { AskApproval } from './AskApproval.js';
import { AskedFields } from './AskedFields.js';
import type { BegunMove } from './CaseLifeCycle.js';
import { MissingList } from './MissingList.js';
import { askedColumns } from './moveFields.js';
import { Override, OverrideApproval } from './Override.js';
import { useMove } from './useMove.js';

const useStyles = makeStyles({
  // No line of text wider than it reads well.
  form: { display: 'grid', rowGap: tokens.spacingVerticalL, maxWidth: '52rem' },
  heading: { ...typographyStyles.subtitle1, margin: 0, outlineStyle: 'none' },
  text: { ...typographyStyles.body1, margin: 0 },
  part: { display: 'grid', rowGap: tokens.spacingVerticalS, minWidth: 0 },
  subheading: { ...typographyStyles.subtitle2, margin: 0 },
});

interface MoveFormProps {
  readonly begun: BegunMove;
  readonly file: CaseFile;
  readonly onUnsaved: (unsaved: boolean) => void;
  readonly onCancel: () => void;
  readonly onSaved: () => void;
  readonly onOpenPane: (pane: string) => void;
}

/** One move of a case in one act: what is still to be entered, what is missing elsewhere, what is said with it. */
export default function MoveForm(props: MoveFormProps): JSX.Element {
  const { begun, file, onUnsaved, onCancel } = props;
  const { move, me } = begun;
  const styles = useStyles();
  const showMessage = useShowMessage();
  const [caseId, wordsId, overrideId] = [useId('case'), useId('words'), useId('override')];
  const made = useMove({
    begun,
    file,
    onMade: (status) => {
      const text =
        status === undefined
          ? `What you entered is saved. ${file.row.ref} stays at “${file.row.status}”.`
          : `${file.row.ref} is now at “${status}”.`;
      onUnsaved(false);
      showMessage({ kind: 'success', text });
      props.onSaved();
    },
  });
  const { caseFields, words, missing, overrideReason } = made;
  React.useEffect(() => onUnsaved(made.changed), [made.changed, onUnsaved]);
  const heading = React.useRef<HTMLHeadingElement>(null);
  React.useEffect(() => heading.current?.focus(), []);

  const elsewhere = missing.filter(
    ({ asks }) => asks.list !== personalHealthBudgets.title && asks.list !== decisions.title,
  );
  const mayOverride = missing.filter((one) => one.mayOverride);
  const asked = askedColumns(made.facts, move, caseFields.values);
  const unsaid = new Map(
    missing.filter(({ asks }) => asks.list === decisions.title).map((one) => [one.asks.column, one]),
  );
  const locked = made.saving || made.halfSaved;
  const problems: readonly Problem[] = [
    ...caseFields.problems.map((problem) => at(caseId, problem)),
    ...words.problems.map((problem) => at(wordsId, problem)),
  ];
  return (
    <form
      className={styles.form}
      aria-label={`${move.label}: ${file.row.ref}`}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        made.make();
      }}
    >
      <h3 className={styles.heading} ref={heading} tabIndex={-1}>
        {move.label}
      </h3>
      <RightPerson />
      <p className={styles.text}>
        The case goes from “{file.row.status}” to “{move.to}”, and a row of Decisions says so.
      </p>
      <ErrorSummary problems={problems} refusals={caseFields.refusals + words.refusals} onGo={focusField} />
      <AskedFields
        heading="Still to be entered"
        form={caseFields}
        formId={caseId}
        disabled={locked}
        members={file.members}
        asked={asked}
      />
      {elsewhere.length === 0 ? null : (
        <div className={styles.part} role="group" aria-label="Missing elsewhere">
          <h4 className={styles.subheading}>Missing elsewhere in the record</h4>
          <MissingList missing={elsewhere} label="Missing elsewhere" onOpenPane={props.onOpenPane} />
          {approvalsMissing(made.typedFacts, elsewhere).map((asked) => (
            <AskApproval
              key={asked.subject}
              caseRef={file.row.ref}
              approvals={begun.facts.approvals}
              me={me.id}
              asked={asked}
            />
          ))}
        </div>
      )}
      <AskedFields
        heading="The decision"
        form={words}
        formId={wordsId}
        disabled={locked}
        members={file.members}
        asked={unsaid}
      />
      <Override
        id={overrideId}
        missing={mayOverride}
        reason={overrideReason}
        disabled={locked}
        onChange={made.setOverrideReason}
      >
        <OverrideApproval made={made} begun={begun} members={file.members} />
      </Override>
      <FormFooter
        save={made.halfSaved ? 'Save the rest' : move.label}
        saving={made.saving}
        failure={made.failure}
        onCancel={onCancel}
        other={
          caseFields.changed && (elsewhere.length > 0 || made.needsApproval) && !made.halfSaved ? (
            <Button disabled={made.saving} onClick={made.saveOnly}>
              Save, and move later
            </Button>
          ) : undefined
        }
      />
    </form>
  );
}

/** The problem with the id of its field in place of its column, since two forms stand in one. */
function at(formId: string, problem: Problem): Problem {
  return { ...problem, column: problem.column === undefined ? undefined : fieldId(formId, problem.column) };
}
