import * as React from 'react';
import { Button, Field, Select, useId } from '@fluentui/react-components';
import { counted, listsOf, showNumber } from '@phb/schemas';
import type { AnyRow, ImportAnswers, ImportProfile, ImportQuestion, SourceTable } from '@phb/schemas';
import { PagedTable } from '../../kit/PagedTable.js';
import { useImportStyles } from './importStyles.js';
import { fileRowInWords, questionGroups, rowInWords } from './questionGroups.js';
import type { QuestionGroup } from './questionGroups.js';

interface QuestionsProps {
  readonly questions: readonly ImportQuestion[];
  readonly profile: ImportProfile;
  readonly table: SourceTable;
  readonly register: ReadonlyMap<string, readonly AnyRow[]>;
  /** Answers that were worked in already. */
  readonly answers: ImportAnswers;
  readonly onAnswers: (answers: ImportAnswers) => void;
}

const lists = listsOf('register');

/** What only a person can decide: one by one, or one rule for all rows of a column. Unanswered rows are left out. */
export function Questions(props: QuestionsProps): JSX.Element {
  const { questions, answers, onAnswers } = props;
  const styles = useImportStyles();
  const [given, setGiven] = React.useState<ImportAnswers>(new Map());
  const groups = React.useMemo(() => questionGroups(questions, lists), [questions]);
  const asked = new Set(questions.map(({ id }) => id));
  const ready = [...given].filter(([id]) => asked.has(id));
  const give = (some: readonly ImportQuestion[], answer: string): void => {
    const next = new Map(given);
    for (const { id } of some) {
      if (answer === '') next.delete(id);
      else next.set(id, answer);
    }
    setGiven(next);
  };
  return (
    <div className={styles.step}>
      {questions.length === 0 ? (
        <p className={styles.text}>Nothing is left to be decided.</p>
      ) : (
        <p className={styles.text}>A row whose question is not answered is left out as a whole.</p>
      )}
      {groups.map((group) => (
        <GroupOfQuestions key={group.key} {...props} group={group} given={given} onGive={give} />
      ))}
      <div className={styles.buttons}>
        {questions.length === 0 ? null : (
          <Button
            appearance="primary"
            disabledFocusable={ready.length === 0}
            onClick={() => {
              if (ready.length > 0) onAnswers(new Map([...answers, ...ready]));
            }}
          >
            {ready.length === 0 ? 'Work the answers in' : `Work ${counted(ready.length, 'answer')} in`}
          </Button>
        )}
        {answers.size === 0 ? null : (
          <Button onClick={() => onAnswers(new Map())}>Take back {counted(answers.size, 'answer')}</Button>
        )}
      </div>
    </div>
  );
}

interface GroupProps extends QuestionsProps {
  readonly group: QuestionGroup;
  readonly given: ImportAnswers;
  readonly onGive: (questions: readonly ImportQuestion[], answer: string) => void;
}

function GroupOfQuestions(props: GroupProps): JSX.Element {
  const { group, given, onGive, profile, table, register } = props;
  const styles = useImportStyles();
  const headingId = useId('questions');
  const isWho = group.rules.length === 0;
  const byRef = React.useMemo(() => {
    if (!isWho) return new Map<string, AnyRow>();
    const rows = lists.flatMap(({ title }) =>
      profile.targets.some(({ list }) => list === title) ? (register.get(title) ?? []) : [],
    );
    return new Map(rows.map((row) => [String(row['ref']), row]));
  }, [isWho, profile, register]);
  const said = (question: ImportQuestion): JSX.Element => {
    const list = lists.find(({ title }) => title === question.list);
    return (
      <>
        <p className={styles.text}>{question.message}</p>
        {!isWho || list === undefined ? null : (
          <>
            <p className={styles.quiet}>The file: {fileRowInWords(profile, table, question.list, question.row)}</p>
            {question.options.map(({ answer }) => {
              const row = byRef.get(answer);
              return row === undefined ? null : (
                <p key={answer} className={styles.quiet}>
                  {answer}: {rowInWords(list, row)}
                </p>
              );
            })}
          </>
        )}
      </>
    );
  };
  return (
    <section className={styles.part} aria-labelledby={headingId}>
      <h4 className={styles.heading} id={headingId}>
        {group.label}
      </h4>
      {!isWho && group.questions.length > 1 ? (
        <Field
          label={`For all ${showNumber(group.questions.length)} rows`}
          hint="Or answer them one by one below."
          className={styles.field}
        >
          <Select value="" onChange={(_, { value }) => onGive(group.questions, value === 'none' ? '' : value)}>
            <option value="">Choose a rule</option>
            {group.rules.map(({ answer, label }) => (
              <option key={answer} value={answer}>
                {label}
              </option>
            ))}
            <option value="none">Leave these rows out</option>
          </Select>
        </Field>
      ) : null}
      <PagedTable
        labelledBy={headingId}
        noun="questions"
        rows={group.questions}
        rowKey={({ id }) => id}
        columns={[
          { heading: 'Row', width: '3rem', cell: ({ row }) => row },
          {
            heading: 'Question and answer',
            cell: (question) => (
              <div className={styles.part}>
                {said(question)}
                <div className={styles.field}>
                  <Select
                    aria-label={`Answer for row ${question.row}: ${group.label}`}
                    value={given.get(question.id) ?? ''}
                    onChange={(_, { value }) => onGive([question], value)}
                  >
                    <option value="">Leave this row out</option>
                    {question.options.map(({ answer, label }) => (
                      <option key={answer} value={answer}>
                        {label}
                      </option>
                    ))}
                  </Select>
                </div>
              </div>
            ),
          },
        ]}
      />
    </section>
  );
}
