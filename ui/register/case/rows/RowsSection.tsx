import * as React from 'react';
import { Button, makeStyles, tokens, typographyStyles, useId } from '@fluentui/react-components';
import { Add20Regular } from '@fluentui/react-icons/svg/add';
import type { ListDeclaration, RowOf, Stored } from '@phb/schemas';
import type { Page } from '@phb/connectors';
import { UnreadableRows } from '../../UnreadableRows.js';
import type { CaseFile } from '../readCase.js';
import type { CaseRows } from './caseRows.js';
import type { Named } from './cellText.js';
import { inOrder } from './readRows.js';
import { RowsTable } from './RowsTable.js';
import { withArticle } from './withArticle.js';

const useStyles = makeStyles({
  section: { display: 'grid', rowGap: tokens.spacingVerticalS, minWidth: 0 },
  top: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
  },
  heading: { ...typographyStyles.subtitle2, margin: 0 },
  none: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
});

interface RowsSectionProps {
  readonly rows: CaseRows;
  readonly file: CaseFile;
  readonly page: Page<ListDeclaration>;
  readonly named: Named;
  readonly onAdd: () => void;
  readonly onOpen: (row: Stored<RowOf<ListDeclaration>>) => void;
}

/** One list of the record: its heading, the way to add a row, and the rows or what they would be. */
export function RowsSection(props: RowsSectionProps): JSX.Element {
  const { rows, file, page } = props;
  const styles = useStyles();
  const headingId = useId('rows');
  const mayAdd = (rows.readOnly !== true || rows.adds !== undefined) && file.may(rows.list).add;
  return (
    <section className={styles.section} aria-labelledby={headingId}>
      <div className={styles.top}>
        <h3 className={styles.heading} id={headingId}>
          {rows.list.title}
        </h3>
        {mayAdd ? (
          <Button size="small" icon={<Add20Regular />} data-adds={rows.list.path} onClick={props.onAdd}>
            {`Add ${withArticle(rows.one)}`}
          </Button>
        ) : null}
      </div>
      {page.unreadable.length === 0 ? null : <UnreadableRows rows={page.unreadable} />}
      {page.rows.length === 0 ? (
        <p className={styles.none}>{rows.none}</p>
      ) : (
        <RowsTable
          rows={rows}
          file={file}
          stored={inOrder(rows.order, page.rows)}
          named={props.named}
          labelledBy={headingId}
          onOpen={props.onOpen}
        />
      )}
    </section>
  );
}
