import * as React from 'react';
import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import type { Column, ListDeclaration, Missing } from '@phb/schemas';
import { ColumnField } from '../../kit/form/ColumnField.js';
import type { Member } from '../../kit/form/ColumnField.js';
import { fieldId } from '../../kit/form/fieldPlace.js';
import { blankField } from '../../kit/form/fieldValue.js';
import type { RowForm } from '../../kit/form/useRowForm.js';

const useStyles = makeStyles({
  section: { margin: 0, padding: 0, border: 'none', minWidth: 0 },
  heading: { ...typographyStyles.subtitle2, padding: 0, marginBottom: tokens.spacingVerticalS },
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 18rem), 1fr))',
    alignItems: 'start',
    gap: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalL}`,
  },
  wide: { gridColumn: '1 / -1' },
});

interface AskedFieldsProps<L extends ListDeclaration> {
  readonly heading: string;
  readonly form: RowForm<L>;
  readonly formId: string;
  readonly disabled: boolean;
  readonly members: readonly Member[];
  /** Why a column is asked for, by its name. */
  readonly asked: ReadonlyMap<string, Missing>;
}

/** The fields that a move asks for, each with the reason and who asks for it: law, national policy or local policy. */
export function AskedFields<L extends ListDeclaration>(props: AskedFieldsProps<L>): JSX.Element | null {
  const { form, formId, asked } = props;
  const styles = useStyles();
  const columns: Readonly<Record<string, Column>> = form.declaration.list.columns;
  const shown = form.declaration.sections.flatMap((section) => section.columns).filter((name) => form.shown.has(name));
  if (shown.length === 0) return null;
  return (
    <fieldset className={styles.section}>
      <legend className={styles.heading}>{props.heading}</legend>
      <div className={styles.fields}>
        {shown.map((name) => {
          const column = columns[name];
          if (column === undefined) return null;
          const why = asked.get(name);
          const isAsked = why?.asks.column === name;
          return (
            <div
              key={name}
              id={fieldId(formId, name)}
              className={mergeClasses((column.kind === 'note' || column.kind === 'multiChoice') && styles.wide)}
            >
              <ColumnField
                name={name}
                column={isAsked ? askedFor(column, why) : column}
                value={form.values[name] ?? blankField(column)}
                onChange={form.set}
                problem={form.problems.find((problem) => problem.column === name)?.message}
                disabled={props.disabled}
                members={props.members}
              />
            </div>
          );
        })}
      </div>
    </fieldset>
  );
}

/** The column as this form asks for it: with the reason in the place of its help, and marked as needed. */
function askedFor(column: Column, why: Missing): Column {
  // A tick is no answer that could be missing, and what is to be emptied is not needed.
  return { ...column, description: why.why, required: column.kind !== 'yesNo' && why.guard !== 'GOES-ON' };
}
