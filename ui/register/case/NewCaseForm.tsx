import * as React from 'react';
import { Field, makeStyles, Radio, RadioGroup, tokens, useId } from '@fluentui/react-components';
import { DuplicateError } from '@phb/connectors';
import { defaultPolicy, newReference } from '@phb/schemas';
import type {
  Person,
  PersonalHealthBudget,
  personalHealthBudgets,
  Problem,
  Reference,
  Stored,
  people,
} from '@phb/schemas';
import { ErrorSummary } from '../../kit/form/ErrorSummary.js';
import { FormFooter } from '../../kit/form/FormFooter.js';
import { fieldId, focusField } from '../../kit/form/fieldPlace.js';
import { FormSections } from '../../kit/form/FormSections.js';
import { useRowForm } from '../../kit/form/useRowForm.js';
import { useShowMessage } from '../../kit/MessageLine.js';
import { Note } from '../../kit/Note.js';
import { sentenceOf } from '../../kit/sentence.js';
import { StepsStoppedError } from '../../kit/steps.js';
import type { StepRun } from '../../kit/steps.js';
import { useData } from '../../part/data.js';
import { useEnvironment } from '../../part/environment.js';
import type { OpenedCase } from '../useOpenCase.js';
import { beginAt, missingToGoLive, useBeginning } from './beginning.js';
import { findNamesakes } from './findNamesakes.js';
import { withCases } from './findPerson.js';
import type { FoundPerson } from './findPerson.js';
import { newPersonForm } from './forms.js';
import { IdentityLine } from './IdentityLine.js';
import { withWhatFollows } from './newCaseRow.js';
import { readPolicy } from './readPolicy.js';
import { SamePeople } from './SamePeople.js';
import { addCaseSteps } from './saveCase.js';

const useStyles = makeStyles({
  form: { display: 'grid', rowGap: tokens.spacingVerticalL },
});

/** Who the new case is for: somebody in the register, or somebody new with the number that was looked for. */
export type CaseFor =
  { readonly kind: 'known'; readonly found: FoundPerson } | { readonly kind: 'new'; readonly person: Person };

interface NewCaseFormProps {
  readonly caseFor: CaseFor;
  readonly caseRef: Reference<'PHB'>;
  readonly onUnsaved: (unsaved: boolean) => void;
  readonly onOpen: (opened: OpenedCase) => void;
  readonly onSaved: () => void;
  readonly onCancel: () => void;
  /** The person that was to be added is in the register already: the case is for them, and what is typed of it stays. */
  readonly onSame: (found: FoundPerson) => void;
}

/** The form of a new case, with the person's own fields before it where the person is new. */
export function NewCaseForm(props: NewCaseFormProps): JSX.Element {
  const { caseFor, caseRef, onUnsaved } = props;
  const data = useData();
  const styles = useStyles();
  const { today } = useEnvironment();
  const showMessage = useShowMessage();
  const personId = useId('person');
  const caseId = useId('case');
  const isNew = caseFor.kind === 'new';
  const person: Person = isNew ? caseFor.person : caseFor.found.person;
  const [decisionRef] = React.useState(() => newReference('D'));
  const personFields = useRowForm(newPersonForm, person);
  const { beginning, choose, fields } = useBeginning({ caseRef, personRef: person.ref, today });
  const [saving, setSaving] = React.useState(false);
  const [failure, setFailure] = React.useState<string | undefined>(undefined);
  const [stopped, setStopped] = React.useState<StepRun | undefined>(undefined);
  const firstField = isNew ? fieldId(personId, 'familyName') : fieldId(caseId, 'category');
  React.useEffect(() => focusField(firstField), [firstField]);
  // Somebody who got this far has something to lose, even before the first field.
  React.useEffect(() => onUnsaved(true), [onUnsaved]);

  /** Those who have the name of the person that is to be added, while it is asked which of them it is. */
  const [alike, setAlike] = React.useState<
    { readonly person: Person; readonly others: readonly Stored<Person>[] } | undefined
  >(undefined);
  // Another name or day: the question is asked anew.
  React.useEffect(() => setAlike(undefined), [personFields.values]);

  const send = async (row: PersonalHealthBudget, whose: Person): Promise<void> => {
    setSaving(true);
    setFailure(undefined);
    let run = stopped;
    try {
      if (run === undefined) {
        const [{ policy }, me] = await Promise.all([readPolicy(data), data.me()]);
        const lacking = beginning === 'live' ? missingToGoLive(row, today, policy) : [];
        if (lacking.length > 0) {
          fields.refuse(lacking);
          setSaving(false);
          return;
        }
        const begun = beginAt(beginning, row, { today, policy, decidedBy: me.id, decisionRef });
        run = addCaseSteps(data, { newPerson: isNew ? whose : undefined, ...begun, policy }).run;
      }
      await run.run();
    } catch (error) {
      setSaving(false);
      if (error instanceof StepsStoppedError) {
        setStopped(run);
        setFailure(error.sentence);
      } else if (error instanceof DuplicateError && isNew && error.column === 'nhsNumber') {
        const message = 'Somebody put this person in meanwhile. Cancel, and look for the NHS number again.';
        personFields.refuse([{ column: 'nhsNumber', message }]);
      } else setFailure(sentenceOf(error));
      return;
    }
    onUnsaved(false);
    showMessage({ kind: 'success', text: `${caseRef} is added.` });
    props.onSaved();
    props.onOpen({ kind: 'case', ref: caseRef });
  };
  const save = (isSomebodyNew = false): void => {
    if (saving) return;
    const whose = isNew ? personFields.check() : undefined;
    const read = fields.check();
    const missing = beginning === 'live' ? missingToGoLive(fields.typed(), today, defaultPolicy) : [];
    if (missing.length > 0) fields.refuse(missing);
    if (!read.ok || whose?.ok === false || missing.length > 0) return;
    const owner = whose?.row ?? person;
    // The form began with the reference of somebody new, who may have turned out to be known.
    const row = withWhatFollows({ ...read.row, personRef: owner.ref }, owner);
    if (!isNew || stopped !== undefined || isSomebodyNew) void send(row, owner);
    else void lookFirst(row, owner);
  };
  /** Nobody is put in twice for want of an NHS number, or for a wrong one. */
  const lookFirst = async (row: PersonalHealthBudget, whose: Person): Promise<void> => {
    setSaving(true);
    setFailure(undefined);
    try {
      const found = await findNamesakes(data, whose);
      setAlike(found.length === 0 ? undefined : { person: whose, others: found });
      if (found.length === 0) await send(row, whose);
      else setSaving(false);
    } catch (error) {
      setSaving(false);
      setFailure(sentenceOf(error));
    }
  };
  const same = async (other: Stored<Person>): Promise<void> => {
    setSaving(true);
    try {
      const found = await withCases(data, other);
      setAlike(undefined);
      props.onSame(found);
    } catch (error) {
      setFailure(sentenceOf(error));
    }
    setSaving(false);
  };
  const problems: readonly Problem[] = [
    ...personFields.problems.map((problem) => at(personId, problem)),
    ...fields.problems.map((problem) => at(caseId, problem)),
  ];
  const locked = saving || stopped !== undefined;
  const [first, ...others] = fields.declaration.sections;
  const part = (sections: typeof others): JSX.Element => (
    <FormSections<typeof personalHealthBudgets>
      form={{ ...fields, declaration: { ...fields.declaration, sections } }}
      formId={caseId}
      disabled={locked}
    />
  );
  return (
    <form
      className={styles.form}
      aria-label="Add a case"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <ErrorSummary problems={problems} refusals={personFields.refusals + fields.refusals} onGo={focusField} />
      {caseFor.kind === 'new' ? (
        <FormSections<typeof people> form={personFields} formId={personId} disabled={locked} />
      ) : (
        <IdentityLine person={caseFor.found.person} />
      )}
      {first === undefined ? null : part([first])}
      <Field label="How does it begin?">
        <RadioGroup
          value={beginning}
          disabled={locked}
          onChange={(_, { value }) => choose(value === 'live' ? 'live' : 'identified')}
        >
          <Radio value="identified" label="At “Identified”: it goes through the stages" />
          <Radio value="live" label="It is a one-off and agreed: live at once" />
        </RadioGroup>
      </Field>
      {part(others)}
      {alike === undefined ? null : (
        <SamePeople {...alike} busy={saving} onSame={(other) => void same(other)} onNew={() => save(true)} />
      )}
      {failure === undefined ? null : (
        <div role="alert">
          <Note kind="warning">{failure}</Note>
        </div>
      )}
      <FormFooter
        save={stopped === undefined ? 'Add the case' : 'Add the rest'}
        saving={saving}
        onCancel={props.onCancel}
      />
    </form>
  );
}

/** The problem with the id of its field in place of its column, since two forms stand in one. */
function at(formId: string, problem: Problem): Problem {
  return { ...problem, column: problem.column === undefined ? undefined : fieldId(formId, problem.column) };
}
