import * as React from 'react';
import { Button, makeStyles, Radio, RadioGroup, Spinner, tokens, typographyStyles } from '@fluentui/react-components';
import type { Column, ListDeclaration, RowOf, Stored } from '@phb/schemas';
import { Note } from '../Note.js';
import type { Member } from './ColumnField.js';
import type { Choice, MergeUnit } from './merge.js';
import { SavedBy } from './SavedBy.js';
import { shownValue } from './shownValue.js';

const useStyles = makeStyles({
  view: { display: 'grid', rowGap: tokens.spacingVerticalL, paddingBottom: tokens.spacingVerticalXL },
  heading: { ...typographyStyles.subtitle2, margin: 0, outlineStyle: 'none' },
  text: { ...typographyStyles.body1, margin: 0 },
  unit: {
    margin: 0,
    padding: tokens.spacingHorizontalM,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    minWidth: 0,
  },
  legend: { ...typographyStyles.body1Strong, paddingInline: tokens.spacingHorizontalXS },
  before: { ...typographyStyles.caption1, margin: 0, color: tokens.colorNeutralForeground2 },
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalL },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface ConflictViewProps<L extends ListDeclaration> {
  readonly list: L;
  readonly units: readonly MergeUnit[];
  readonly before: Stored<RowOf<L>>;
  readonly mine: RowOf<L>;
  readonly theirs: RowOf<L>;
  readonly members: readonly Member[];
  readonly saving: boolean;
  readonly onSave: (choices: ReadonlyMap<MergeUnit, Choice>) => void;
  readonly onCancel: () => void;
}

/** Somebody else saved first: what they changed beside what this person wants, to choose column by column. */
export function ConflictView<L extends ListDeclaration>(props: ConflictViewProps<L>): JSX.Element {
  const { list, units, before, mine, theirs, members, saving } = props;
  const styles = useStyles();
  const heading = React.useRef<HTMLHeadingElement>(null);
  const [choices, setChoices] = React.useState<ReadonlyMap<MergeUnit, Choice>>(new Map());
  React.useEffect(() => heading.current?.focus(), []);
  const columns: Readonly<Record<string, Column>> = list.columns;
  const labelOf = (unit: MergeUnit): string =>
    unit.columns.map((name, index) => lowerAfterFirst(columns[name]?.label ?? name, index)).join(' and ');
  const show = (row: RowOf<L>, unit: MergeUnit): string => {
    const values: Readonly<Record<string, unknown>> = row;
    const shown = unit.columns.map((name) => {
      const column = columns[name];
      return column === undefined ? '' : shownValue(column, values[name], members);
    });
    return shown.every((text) => text === '')
      ? 'Nothing'
      : shown.map((text) => (text === '' ? 'nothing' : text)).join(', ');
  };
  const conflicts = units.filter((unit) => unit.conflict);
  const others = units.filter((unit) => !unit.conflict && unit.changedBy !== 'me');
  const own = units.filter((unit) => !unit.conflict && unit.changedBy === 'me');
  const left = conflicts.filter((unit) => !choices.has(unit)).length;

  return (
    <div className={styles.view}>
      <h3 className={styles.heading} ref={heading} tabIndex={-1}>
        Somebody else saved this while you were editing
      </h3>
      <SavedBy list={list} before={before} />
      <p className={styles.text}>
        Nothing of yours was saved yet.{' '}
        {conflicts.length === 0
          ? 'What they changed does not touch what you changed: both can be kept.'
          : 'Choose what to keep where you both changed the same thing.'}
      </p>
      {conflicts.map((unit) => (
        <fieldset key={unit.columns.join()} className={styles.unit}>
          <legend className={styles.legend}>{labelOf(unit)}</legend>
          <p className={styles.before}>Before: {show(before, unit)}</p>
          <RadioGroup
            aria-label={labelOf(unit)}
            disabled={saving}
            value={choices.get(unit) ?? ''}
            onChange={(_, data) => setChoices(new Map(choices).set(unit, data.value === 'mine' ? 'mine' : 'theirs'))}
          >
            <Radio value="mine" label={`Keep mine: ${show(mine, unit)}`} />
            <Radio value="theirs" label={`Take theirs: ${show(theirs, unit)}`} />
          </RadioGroup>
        </fieldset>
      ))}
      {others.length === 0 ? null : (
        <Note>
          They also changed, and it stays as they saved it:
          <ul className={styles.list}>
            {others.map((unit) => (
              <li key={unit.columns.join()}>
                {labelOf(unit)}: {show(theirs, unit)} (before: {show(before, unit)})
              </li>
            ))}
          </ul>
        </Note>
      )}
      {own.length === 0 ? null : (
        <Note>
          Only you changed, and it will be saved:
          <ul className={styles.list}>
            {own.map((unit) => (
              <li key={unit.columns.join()}>
                {labelOf(unit)}: {show(mine, unit)}
              </li>
            ))}
          </ul>
        </Note>
      )}
      <div className={styles.buttons}>
        <Button
          appearance="primary"
          disabled={left > 0}
          disabledFocusable={saving}
          {...(saving ? { icon: <Spinner size="tiny" aria-hidden /> } : {})}
          onClick={() => props.onSave(choices)}
        >
          {saving ? 'Saving' : left > 0 ? `Save (${left} to choose)` : 'Save'}
        </Button>
        <Button disabled={saving} onClick={props.onCancel}>
          Back to the form
        </Button>
      </div>
    </div>
  );
}

function lowerAfterFirst(label: string, index: number): string {
  return index === 0 ? label : label.charAt(0).toLowerCase() + label.slice(1);
}
