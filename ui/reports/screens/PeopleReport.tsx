import * as React from 'react';
import { makeStyles, Radio, RadioGroup } from '@fluentui/react-components';
import {
  categories,
  coincidence,
  lineOf,
  peopleByCategory,
  peopleByForm,
  type Basis,
  type Line,
  type Tally,
} from '@phb/schemas';
import type { ReportProps } from '../drill.js';
import { AddUpBar } from '../AddUpBar.js';
import { useAddingUp } from '../addingUp.js';
import { useReportSources, useSource } from '../reportData.js';
import { ReportBody } from '../ReportBody.js';
import { SourceWaiting } from '../SourceWaiting.js';
import { TallyTable } from '../TallyTable.js';

// The first circle stands under the heading, not its padding.
const useStyles = makeStyles({ basis: { marginInlineStart: '-0.5rem' } });

const measures = { category: peopleByCategory, form: peopleByForm } as const;

/** People with a personal health budget, by category and by form in a table each (questions 6 and 8). */
export function PeopleReport(props: ReportProps): JSX.Element {
  const { asAt, onDrill } = props;
  const source = useReportSources().cases;
  const state = useSource(source);
  const adding = useAddingUp();
  const styles = useStyles();
  const [basis, setBasis] = React.useState<Basis>('active');
  const ready = state.status === 'ready' ? state : undefined;
  const tallies = React.useMemo(
    () =>
      ready && {
        category: peopleByCategory(ready.rows, basis, asAt, ready.unreadable),
        form: peopleByForm(ready.rows, basis, asAt, ready.unreadable),
      },
    [ready, basis, asAt],
  );
  const open = (dimension: 'category' | 'form', tally: Tally, line: Line | undefined): void =>
    onDrill({
      kind: 'cases',
      title: line ? `${line.label}: people with a personal health budget` : 'Everybody with a personal health budget',
      basis: tally.basisInWords,
      find: (cases, day) => {
        const now = measures[dimension](cases, basis, day);
        return line ? lineOf(now, line.key).references : now.references;
      },
    });
  const openReferences = (tally: Tally, title: string, references: readonly string[]): void =>
    onDrill({ kind: 'cases', title, basis: tally.basisInWords, find: () => references });

  return (
    <ReportBody
      addable={tallies !== undefined}
      notes={tallies ? notesOn(tallies) : standingNotes}
      controls={
        <RadioGroup
          className={styles.basis}
          layout="horizontal"
          aria-label="What is counted"
          value={basis}
          onChange={(_, data) => setBasis(data.value === 'yearToDate' ? 'yearToDate' : 'active')}
        >
          <Radio value="active" label="Active on the day" />
          <Radio value="yearToDate" label="Year to date" />
        </RadioGroup>
      }
    >
      {(isAdding) => {
        if (state.status !== 'ready') {
          return <SourceWaiting source={source} state={state} rows={categories.length + 2} />;
        }
        if (!tallies) return null;
        return (
          <>
            <TallyTable
              tally={tallies.category}
              caption="By category: why the budget is funded"
              fileName="people-by-category"
              adding={isAdding ? adding : undefined}
              onOpen={(line) => open('category', tallies.category, line)}
              onOpenReferences={(title, references) => openReferences(tallies.category, title, references)}
            />
            <TallyTable
              tally={tallies.form}
              caption="By form: how the money is held"
              fileName="people-by-form"
              adding={isAdding ? adding : undefined}
              onOpen={(line) => open('form', tallies.form, line)}
              onOpenReferences={(title, references) => openReferences(tallies.form, title, references)}
            />
            {isAdding ? <AddUpBar adding={adding} tallies={[tallies.category, tallies.form]} /> : null}
          </>
        );
      }}
    </ReportBody>
  );
}

const standingNotes: readonly string[] = [
  'The two tables divide the same people in two ways. Give both, and never add a line of one to a line of the other.',
];

function notesOn(tallies: { readonly category: Tally; readonly form: Tally }): readonly string[] {
  const chc = lineOf(tallies.category, 'Adult CHC');
  const same = tallies.form.lines.map((line) => coincidence(chc, line)).filter((note) => note !== undefined);
  return [...standingNotes, ...same];
}
