import * as React from 'react';
import { makeStyles, typographyStyles, useId } from '@fluentui/react-components';
import { ConflictError } from '@phb/connectors';
import { newReference, readDate, reviewClocks, reviews, showDate } from '@phb/schemas';
import type { Column, Problem, Review, ReviewDue } from '@phb/schemas';
import { Temporal } from 'temporal-polyfill';
import { ColumnField } from '../kit/form/ColumnField.js';
import type { FieldValue, FormDeclaration } from '../kit/form/declaration.js';
import { FormFooter } from '../kit/form/FormFooter.js';
import { FormFrame } from '../kit/form/FormFrame.js';
import { fieldId, focusField } from '../kit/form/fieldPlace.js';
import { blankRow } from '../kit/form/readForm.js';
import { useRowForm } from '../kit/form/useRowForm.js';
import { sentenceOf } from '../kit/sentence.js';
import { StepsStoppedError } from '../kit/steps.js';
import type { StepRun } from '../kit/steps.js';
import { useData } from '../part/data.js';
import { useEnvironment } from '../part/environment.js';
import { openReview } from '../register/case/nextReview.js';
import type { CaseFile } from '../register/case/readCase.js';
import { ClocksField } from './ClocksField.js';
import { dueAfter, recordReviewSteps } from './recordReview.js';

const reviewForm: FormDeclaration<typeof reviews> = {
  list: reviews,
  sections: [{ heading: 'Review', columns: ['doneOn', 'clocks', 'outcome', 'amountEnough', 'notes'] }],
};
/** The clocks have a field of their own; the others are made from the declaration. */
type PlainField = 'doneOn' | 'outcome' | 'amountEnough' | 'notes';

/** An open row has neither a day nor an outcome; a review that is recorded has both. */
const columns: Readonly<Record<PlainField, Column>> = {
  ...reviews.columns,
  doneOn: { ...reviews.columns.doneOn, required: true },
  outcome: { ...reviews.columns.outcome, required: true },
};

const useStyles = makeStyles({
  next: { ...typographyStyles.body1, margin: 0, minHeight: '1.25rem' },
});

interface RecordReviewFormProps {
  readonly file: CaseFile;
  readonly onUnsaved: (unsaved: boolean) => void;
  readonly onCancel: () => void;
  readonly onRecorded: (due: ReviewDue) => void;
}

/** What a review needs that the list's own rules cannot say: a day, and not a future one. */
function missingDay(done: Review, today: Temporal.PlainDate): Problem | undefined {
  if (done.doneOn === null) {
    return { column: 'doneOn', message: 'Enter the day the review was done, such as 14 March 2026.' };
  }
  if (Temporal.PlainDate.compare(done.doneOn, today) > 0) {
    return { column: 'doneOn', message: `Done on must not be after today, ${showDate(today)}.` };
  }
  return undefined;
}

/** The form of a done review, with the date of the next one shown before it is saved. */
export function RecordReviewForm(props: RecordReviewFormProps): JSX.Element {
  const { file, onUnsaved, onCancel, onRecorded } = props;
  const data = useData();
  const { today } = useEnvironment();
  const styles = useStyles();
  const formId = useId('review');
  const open = React.useMemo(() => openReview(file.reviews), [file]);
  const clocks = React.useMemo(() => reviewClocks(file.row, file.reviews, file.policy).all, [file]);
  const [base] = React.useState<Review>(() => {
    const answered = clocks.map(({ clock }) => clock);
    if (open !== undefined) return { ...open, clocks: answered };
    const dueOn = file.row.nextReviewDue;
    return blankRow(reviews, { ref: newReference('R'), caseRef: file.row.ref, dueOn, clocks: answered });
  });
  const form = useRowForm(reviewForm, base);
  const [saving, setSaving] = React.useState(false);
  const [failure, setFailure] = React.useState<string | undefined>(undefined);
  const [stopped, setStopped] = React.useState<StepRun | undefined>(undefined);
  React.useEffect(() => onUnsaved(form.changed), [form.changed, onUnsaved]);
  React.useEffect(() => focusField(fieldId(formId, 'doneOn')), [formId]);

  const send = async (done: Review): Promise<void> => {
    setSaving(true);
    setFailure(undefined);
    let settled: ReviewDue | undefined;
    const run = stopped ?? recordReviewSteps(data, { file, open, done, settled: (due) => (settled = due) });
    try {
      await run.run();
    } catch (error) {
      setSaving(false);
      if (error instanceof StepsStoppedError) {
        setStopped(run);
        setFailure(error.sentence);
      } else if (error instanceof ConflictError) {
        setFailure(
          'Somebody else changed this review meanwhile. Nothing was saved. Close this, and open it again to see theirs.',
        );
      } else setFailure(sentenceOf(error));
      return;
    }
    onRecorded(settled ?? dueAfter(file, done));
  };
  const save = (): void => {
    if (saving) return;
    const read = form.check();
    // One mistake, one message: a day that does not read is said already.
    const isUnread = !read.ok && read.problems.some(({ column }) => column === 'doneOn');
    const problem = isUnread ? undefined : missingDay(read.ok ? read.row : typed, today);
    if (problem !== undefined) form.refuse([problem]);
    else if (read.ok) void send({ ...read.row, doneBy: file.me });
  };
  const chosen = words(form.values['clocks']);
  const day = form.values['doneOn'];
  const typed: Review = {
    ...base,
    doneOn: (typeof day === 'string' ? readDate(day) : undefined) ?? null,
    clocks: clocks.map(({ clock }) => clock).filter((clock) => chosen.includes(clock)),
  };
  const locked = saving || stopped !== undefined;
  const messageAt = (column: string): string | undefined =>
    form.problems.find((problem) => problem.column === column)?.message;
  const field = (name: PlainField): JSX.Element => (
    <div id={fieldId(formId, name)}>
      <ColumnField
        name={name}
        column={columns[name]}
        value={form.values[name] ?? ''}
        onChange={form.set}
        problem={messageAt(name)}
        disabled={locked}
        members={[]}
      />
    </div>
  );
  return (
    <FormFrame label={`Record a review of ${file.row.ref}`} form={form} formId={formId} onSave={save}>
      {field('doneOn')}
      <div id={fieldId(formId, 'clocks')}>
        <ClocksField
          clocks={clocks}
          chosen={chosen}
          onChange={(ticked) => form.set('clocks', ticked)}
          problem={messageAt('clocks')}
          disabled={locked}
        />
      </div>
      <p className={styles.next} aria-live="polite">
        {nextInWords(file, typed, today)}
      </p>
      {field('outcome')}
      {field('amountEnough')}
      {field('notes')}
      <FormFooter
        save={stopped === undefined ? 'Record the review' : 'Save the rest'}
        saving={saving}
        failure={failure}
        onCancel={onCancel}
      />
    </FormFrame>
  );
}

function words(value: FieldValue | undefined): readonly string[] {
  return typeof value === 'object' ? value : [];
}

/** The date that recording would give, as soon as a day and a clock are there. */
function nextInWords(file: CaseFile, done: Review, today: Temporal.PlainDate): string {
  if (done.clocks.length === 0 || missingDay(done, today) !== undefined) return '';
  const after = dueAfter(file, done);
  if (after.due !== undefined) return `The next review will be due on ${showDate(after.due)}.`;
  return after.nothingMoreDue ? 'Nothing more will be due: a one-off budget is reviewed once.' : '';
}
