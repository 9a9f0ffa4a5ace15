import * as React from 'react';
import { mergeClasses, useId } from '@fluentui/react-components';
import { cellText, counted } from '@phb/schemas';
import type { SourceTable } from '@phb/schemas';
import { useTableStyles } from '../../kit/tableStyles.js';

const rowsShown = 5;

/** The first rows of a file as they were read, below their headings. */
export function FilePreview(props: { readonly table: SourceTable }): JSX.Element {
  const { headings, rows } = props.table;
  const styles = useTableStyles();
  const caption = useId('preview');
  const shown = rows.slice(0, rowsShown);
  return (
    <div>
      <div className={styles.caption} id={caption}>
        {counted(rows.length, 'row')} below the headings
        {rows.length > shown.length ? `, the first ${shown.length} of them` : ''}
      </div>
      <div className={styles.box} tabIndex={0} role="region" aria-labelledby={caption}>
        <table className={mergeClasses(styles.table, styles.wide)} aria-labelledby={caption}>
          <thead>
            <tr>
              <th scope="col" className={mergeClasses(styles.cell, styles.heading)}>
                Row
              </th>
              {headings.map((heading, at) => (
                <th key={at} scope="col" className={mergeClasses(styles.cell, styles.heading)}>
                  {heading === '' ? '(no heading)' : heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ number, cells }) => (
              <tr key={number}>
                <th scope="row" className={styles.cell}>
                  {number}
                </th>
                {headings.map((_, at) => (
                  <td key={at} className={styles.cell}>
                    {cellText(cells[at])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
