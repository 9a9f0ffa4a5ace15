import * as React from 'react';
import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import type { Column, ListDeclaration } from '@phb/schemas';
import { ColumnField } from './ColumnField.js';
import type { Member } from './ColumnField.js';
import type { FieldValue } from './declaration.js';
import { fieldId } from './fieldPlace.js';
import { blankField } from './fieldValue.js';
import type { RowForm } from './useRowForm.js';

const useStyles = makeStyles({
  section: { margin: 0, padding: 0, border: 'none', minWidth: 0 },
  heading: {
    ...typographyStyles.subtitle2,
    padding: 0,
    marginBottom: tokens.spacingVerticalS,
    color: tokens.colorNeutralForeground1,
  },
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 13.5rem), 1fr))',
    alignItems: 'start',
    gap: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
  },
  wide: { gridColumn: '1 / -1' },
});

/** Whether a field needs the whole width: a task of 255 characters does not fit in half of it. */
function isWide(column: Column): boolean {
  return column.kind === 'note' || column.kind === 'multiChoice' || (column.kind === 'text' && column.maxLength > 150);
}

interface FormSectionsProps<L extends ListDeclaration> {
  readonly form: RowForm<L>;
  readonly formId: string;
  readonly disabled: boolean;
  readonly members?: readonly Member[];
}

const noMembers: readonly Member[] = [];

/** The sections of a form with their fields, as the declaration says. */
export function FormSections<L extends ListDeclaration>(props: FormSectionsProps<L>): JSX.Element {
  const { form, formId, disabled, members = noMembers } = props;
  const styles = useStyles();
  const set = React.useRef(form.set);
  set.current = form.set;
  // One function for the whole life of the form, so that typing in one field does not draw the others again.
  const change = React.useCallback((name: string, value: FieldValue) => set.current(name, value), []);
  const columns: Readonly<Record<string, Column>> = form.declaration.list.columns;
  const offers: Readonly<Record<string, readonly string[] | undefined>> = form.declaration.offers ?? {};
  return (
    <>
      {form.declaration.sections.map((section) => {
        const shown = section.columns.filter((name) => form.shown.has(name));
        if (shown.length === 0) return null;
        return (
          <fieldset key={section.heading} className={styles.section}>
            <legend className={styles.heading}>{section.heading}</legend>
            <div className={styles.fields}>
              {shown.map((name) => {
                const column = columns[name];
                if (column === undefined) return null;
                const wide = isWide(column);
                return (
                  <div key={name} id={fieldId(formId, name)} className={mergeClasses(wide && styles.wide)}>
                    <ColumnField
                      name={name}
                      column={column}
                      value={form.values[name] ?? blankField(column)}
                      onChange={change}
                      problem={form.problems.find((problem) => problem.column === name)?.message}
                      disabled={disabled}
                      members={members}
                      offers={offers[name]}
                    />
                  </div>
                );
              })}
            </div>
          </fieldset>
        );
      })}
    </>
  );
}
