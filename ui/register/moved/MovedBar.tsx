import * as React from 'react';
import { Button, makeStyles, tokens, useAnnounce } from '@fluentui/react-components';
import type { SiteUser } from '@phb/connectors';
import { showNumber } from '@phb/schemas';
import type { GridColumn } from '../../kit/grid/column.js';
import { useSites } from '../../part/data.js';
import type { OpenedCase } from '../useOpenCase.js';
import type { OpenCases } from '../workingSets.js';
import { markMoved } from './markMoved.js';
import { useMoved } from './useMoved.js';

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalXS },
});

/** Puts the marks on the first of the columns. */
export type Marking = (columns: readonly GridColumn[]) => readonly GridColumn[];

interface MovedBarProps {
  readonly cases: OpenCases;
  readonly opened: OpenedCase | undefined;
  readonly members: readonly SiteUser[];
  /** How the columns are to be marked now; undefined when nothing is. */
  readonly onMark: (marking: Marking | undefined) => void;
}

/** Follows what others change: marks it in the grid, and says how much it is, once and aloud, with the way to take the marks off. */
export default function MovedBar(props: MovedBarProps): JSX.Element | null {
  const { cases, opened, members, onMark } = props;
  const styles = useStyles();
  const { register } = useSites();
  const { announce } = useAnnounce();
  const { unseen, seeAll } = useMoved(cases, opened);
  const count = unseen.size;
  React.useEffect(() => {
    const mark: Marking = (columns) => markMoved(columns, unseen, cases.set, members, register.zone);
    onMark(count === 0 ? undefined : mark);
  }, [onMark, count, unseen, cases, members, register]);
  const words = count === 1 ? '1 changed by others' : `${showNumber(count)} changed by others`;
  React.useEffect(() => {
    if (count > 0) announce(words, { batchId: 'moved', polite: true });
  }, [announce, count, words]);
  if (count === 0) return null;
  return (
    <span className={styles.bar}>
      {words}
      <Button size="small" appearance="subtle" onClick={seeAll}>
        Mark as seen
      </Button>
    </span>
  );
}
