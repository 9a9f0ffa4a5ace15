import * as React from 'react';
import { Button, useId } from '@fluentui/react-components';
import { examplesOf, usualTransform, withMapping, withoutMapping } from '@phb/schemas';
import type { ColumnMapping, ImportProfile, ListDeclaration, MappingSuggestion, SourceTable } from '@phb/schemas';
import { useImportStyles } from './importStyles.js';
import { ColumnChoice, MappingFields } from './MappingFields.js';
import type { PlacedMapping } from './MappingFields.js';

interface HeadingCardProps {
  readonly heading: string;
  readonly table: SourceTable;
  readonly profile: ImportProfile;
  readonly lists: readonly ListDeclaration[];
  readonly suggestions: readonly MappingSuggestion[];
  readonly onProfile: (profile: ImportProfile) => void;
}

/** The mappings of one heading, in the order of the lists. */
function mappingsOf(
  { targets }: ImportProfile,
  lists: readonly ListDeclaration[],
  heading: string,
): readonly PlacedMapping[] {
  return targets.flatMap(({ list: title, columns }) => {
    const list = lists.find((one) => one.title === title);
    if (list === undefined) return [];
    return columns
      .filter(({ from }) => 'heading' in from && from.heading === heading)
      .map((mapping) => ({ list, mapping }));
  });
}

/** One column of the file: a few of its values, which columns it fills, how it is read, which value counts. */
export function HeadingCard(props: HeadingCardProps): JSX.Element {
  const { heading, table, profile, lists, suggestions, onProfile } = props;
  const styles = useImportStyles();
  const id = useId('heading');
  const [more, setMore] = React.useState(false);
  const mappings = mappingsOf(profile, lists, heading);
  const examples = React.useMemo(() => examplesOf(table, heading), [table, heading]);
  const chosenLists = lists.filter(({ title }) => profile.targets.some(({ list }) => list === title));
  const suggested = suggestions.find((one) => one.heading === heading && one.score >= 60);

  const choose = (before: PlacedMapping | undefined, list: ListDeclaration | undefined, name: string): void => {
    setMore(false);
    if (list === undefined) {
      if (before) onProfile(withoutMapping(profile, lists, before.list.title, before.mapping.to));
      return;
    }
    const column = list.columns[name];
    if (column === undefined) return;
    const mapping: ColumnMapping = {
      to: name,
      from: { heading },
      read: suggestedRead(suggestions, heading, list, name) ?? usualTransform(column),
      policy: name === 'ref' ? 'never' : (before?.mapping.policy ?? 'ask'),
      empty: 'ignore',
    };
    const elsewhere = before && before.list !== list;
    const cleared = elsewhere ? withoutMapping(profile, lists, before.list.title, before.mapping.to) : profile;
    onProfile(withMapping(cleared, lists, list.title, mapping, elsewhere ? name : before?.mapping.to));
  };
  const lines: readonly (PlacedMapping | undefined)[] =
    mappings.length === 0 || more ? [...mappings, undefined] : mappings;
  return (
    <li className={styles.card} aria-labelledby={id}>
      <h5 className={styles.lower} id={id}>
        {heading}
      </h5>
      <p className={styles.quiet}>
        {examples.length === 0 ? 'All its cells are empty.' : `Such as ${examples.map((one) => `“${one}”`).join(', ')}`}
      </p>
      {lines.map((placed) => (
        <div key={placed === undefined ? 'new' : `${placed.list.path}/${placed.mapping.to}`} className={styles.fields}>
          <ColumnChoice
            label={`${heading} fills`}
            lists={chosenLists}
            chosen={placed}
            onChoose={(list, name) => choose(placed, list, name)}
          />
          {placed === undefined ? null : (
            <MappingFields
              {...placed}
              table={table}
              onChange={(mapping) => onProfile(withMapping(profile, lists, placed.list.title, mapping))}
            />
          )}
        </div>
      ))}
      {mappings.length === 0 ? null : (
        <p className={styles.quiet}>{suggested === undefined ? '' : whyOf(suggested, mappings)}</p>
      )}
      {mappings.length === 0 || more ? null : (
        <div className={styles.buttons}>
          <Button size="small" appearance="subtle" onClick={() => setMore(true)}>
            Fill another column from “{heading}”
          </Button>
        </div>
      )}
    </li>
  );
}

function suggestedRead(
  suggestions: readonly MappingSuggestion[],
  heading: string,
  list: ListDeclaration,
  name: string,
): MappingSuggestion['read'] | undefined {
  return suggestions.find((one) => one.heading === heading && one.list === list.title && one.column === name)?.read;
}

/** Why a column was proposed, where it is the one that was chosen. */
function whyOf({ list, column, why }: MappingSuggestion, mappings: readonly PlacedMapping[]): string {
  return mappings.some((one) => one.list.title === list && one.mapping.to === column) ? why : '';
}
