import * as React from 'react';
import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { GridColumn } from '../../kit/grid/column.js';
import { PanelDrawer } from '../../kit/PanelDrawer.js';
import { ColumnsEditor } from './ColumnsEditor.js';
import type { Arrangement } from './definition.js';
import { OrderEditor } from './OrderEditor.js';
import type { useKeptViews } from './useKeptViews.js';
import { ViewsEditor } from './ViewsEditor.js';

const useStyles = makeStyles({
  view: { display: 'grid', rowGap: tokens.spacingVerticalXXL, paddingBottom: tokens.spacingVerticalXXL },
  section: { display: 'grid', rowGap: tokens.spacingVerticalM, minWidth: 0 },
  heading: { ...typographyStyles.subtitle2, margin: 0 },
});

interface ArrangePanelProps {
  readonly arrangement: Arrangement;
  readonly onArrange: (next: Arrangement) => void;
  readonly columns: readonly GridColumn[];
  readonly kept: ReturnType<typeof useKeptViews>;
  /** The list is arranged differently from the view that is open. */
  readonly changed: boolean;
  readonly onClose: () => void;
}

/** How the register is arranged: its columns, its order and groups, and the views that keep such an arrangement. */
export default function ArrangePanel(props: ArrangePanelProps): JSX.Element {
  const styles = useStyles();
  const section = (heading: string, content: JSX.Element): JSX.Element => (
    <section className={styles.section} aria-label={heading}>
      <h3 className={styles.heading}>{heading}</h3>
      {content}
    </section>
  );
  return (
    <PanelDrawer title="Columns and views" onClose={props.onClose}>
      <div className={styles.view}>
        {section('Columns', <ColumnsEditor {...props} />)}
        {section('Order and groups', <OrderEditor {...props} />)}
        {section('Views', <ViewsEditor {...props} />)}
      </div>
    </PanelDrawer>
  );
}
