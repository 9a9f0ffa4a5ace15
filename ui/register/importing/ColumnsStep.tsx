import * as React from 'react';
import { Button } from '@fluentui/react-components';
import { checkProfile, importableLists, listsOf, withLists } from '@phb/schemas';
import type { ImportProfile, MappingSuggestion, SourceTable } from '@phb/schemas';
import { CheckboxGroup } from '../../kit/form/CheckboxGroup.js';
import { Note } from '../../kit/Note.js';
import type { Load } from '../../kit/useLoad.js';
import { ConstantFields } from './ConstantFields.js';
import { HeadingCard } from './HeadingCard.js';
import { useImportStyles } from './importStyles.js';
import { ProfileChoice, SaveProfile } from './ProfileBar.js';
import type { KeptProfile, KeptProfiles } from './profiles.js';
import { TargetFields } from './TargetFields.js';

interface ColumnsStepProps {
  readonly table: SourceTable;
  readonly profile: ImportProfile;
  readonly suggestions: readonly MappingSuggestion[];
  readonly profiles: Load<KeptProfiles>;
  readonly chosen: KeptProfile | undefined;
  readonly onChoose: (kept: KeptProfile | undefined) => void;
  readonly onProfile: (profile: ImportProfile) => void;
  readonly onBack: () => void;
  readonly onContinue: () => void;
}

const registerLists = listsOf('register');
const importable = importableLists(registerLists);

/** The second step: which column of the file fills which column of which list, and how. */
export function ColumnsStep(props: ColumnsStepProps): JSX.Element {
  const { table, profile, suggestions, onProfile } = props;
  const styles = useImportStyles();
  const headings = React.useMemo(() => [...new Set(table.headings.filter((heading) => heading !== ''))], [table]);
  const problems = [
    ...(profile.targets.length === 0 ? ['Tick what the file is about.'] : []),
    ...checkProfile(profile, registerLists),
  ];
  const [pressed, setPressed] = React.useState(false);
  const problemPlace = React.useRef<HTMLDivElement>(null);
  return (
    <div className={styles.step}>
      <ProfileChoice load={props.profiles} chosen={props.chosen} onChoose={props.onChoose} />
      <CheckboxGroup
        label="The file is about"
        hint="Each row may fill several lists: a person and their budget."
        required={false}
        problem={undefined}
        disabled={false}
        layout="row"
        options={importable.map(({ title }) => ({ value: title, label: title }))}
        chosen={profile.targets.map(({ list }) => list)}
        onChange={(titles) => onProfile(withLists(profile, new Set(titles), registerLists, suggestions))}
      />
      {profile.targets.length === 0 ? null : (
        <>
          <section className={styles.part} aria-label="How rows are found">
            <h4 className={styles.heading}>How rows are found</h4>
            <ul className={styles.list}>
              {profile.targets.map((target) => {
                const list = importable.find(({ title }) => title === target.list);
                return list === undefined ? null : (
                  <TargetFields key={target.list} profile={profile} target={target} list={list} onProfile={onProfile} />
                );
              })}
            </ul>
          </section>
          <section className={styles.part} aria-label="Columns of the file">
            <h4 className={styles.heading}>Columns of the file</h4>
            <ul className={styles.list}>
              {headings.map((heading) => (
                <HeadingCard
                  key={heading}
                  heading={heading}
                  table={table}
                  profile={profile}
                  lists={importable}
                  suggestions={suggestions}
                  onProfile={onProfile}
                />
              ))}
            </ul>
          </section>
          <ConstantFields profile={profile} lists={importable} onProfile={onProfile} />
          <SaveProfile load={props.profiles} profile={profile} onProfile={onProfile} />
        </>
      )}
      <div ref={problemPlace} tabIndex={-1} role={pressed && problems.length > 0 ? 'alert' : undefined}>
        {problems.map((problem) => (
          <Note key={problem} kind="warning">
            {problem}
          </Note>
        ))}
      </div>
      <div className={styles.buttons}>
        <Button
          appearance="primary"
          onClick={() => {
            setPressed(true);
            if (problems.length === 0) props.onContinue();
            else problemPlace.current?.focus();
          }}
        >
          Check the rows
        </Button>
        <Button onClick={props.onBack}>Back to the file</Button>
      </div>
    </div>
  );
}
