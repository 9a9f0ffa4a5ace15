import * as React from 'react';
import { Field, Select } from '@fluentui/react-components';
import { cellText, readSourceCell } from '@phb/schemas';
import type { Column, SourceTable, Transform } from '@phb/schemas';
import { Note } from '../../kit/Note.js';
import { useImportStyles } from './importStyles.js';

type Words = Extract<Transform, { kind: 'words' }>;

interface WordFieldsProps {
  readonly column: Column;
  readonly heading: string;
  readonly table: SourceTable;
  readonly read: Words;
  readonly onChange: (read: Words) => void;
}

/** Words of a file that are offered to be explained: beyond this it is the wrong column. */
const mostWords = 30;

/** The words of a column that mean nothing to the register, and those that were explained before. */
function wordsToExplain(column: Column, read: Words, table: SourceTable, heading: string): readonly string[] {
  const at = table.headings.indexOf(heading);
  const unknown = new Set(Object.keys(read.words));
  const seen = new Set<string>();
  for (const { cells } of table.rows) {
    const text = cellText(cells[at]);
    if (text === '' || seen.has(text)) continue;
    seen.add(text);
    if ('problem' in readSourceCell(column, read, text)) unknown.add(text);
    if (unknown.size > mostWords) break;
  }
  return [...unknown];
}

/** What each word of the source means here, where it is not one of the register's own. */
export function WordFields(props: WordFieldsProps): JSX.Element | null {
  const { column, heading, table, read, onChange } = props;
  const styles = useImportStyles();
  // The words are those of the file; which of them need explaining does not change while one is being explained.
  const [words] = React.useState(() => wordsToExplain(column, read, table, heading));
  const choices = 'choices' in column ? column.choices : [];
  if (words.length === 0) return null;
  if (words.length > mostWords) {
    return (
      <Note kind="warning">
        More than {mostWords} words of this column mean nothing here. Is it the right column? It fills{' '}
        {column.label.toLowerCase()}.
      </Note>
    );
  }
  return (
    <>
      {words.map((word) => (
        <Field key={word} label={`“${word}” means`} className={styles.field}>
          <Select
            value={read.words[word] ?? ''}
            onChange={(_, { value }) => {
              const others = Object.entries(read.words).filter(([other]) => other !== word);
              const all = value === '' ? others : [...others, [word, value] as const];
              onChange({ ...read, words: Object.fromEntries(all) });
            }}
          >
            <option value="">Not explained: such rows are refused</option>
            {choices.map((choice) => (
              <option key={choice} value={choice}>
                {choice}
              </option>
            ))}
          </Select>
        </Field>
      ))}
    </>
  );
}
