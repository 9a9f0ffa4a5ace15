import * as React from 'react';
import { Button, makeStyles } from '@fluentui/react-components';
import { FindBar } from '../kit/FindBar.js';
import type { CardToolsProps } from './CardTools.js';

const CardTools = React.lazy(() => import(/* webpackChunkName: 'cards' */ './CardTools.js'));

const useStyles = makeStyles({
  // About as large as the tools, so that the count stands where it will stand.
  toolsToCome: { width: '21rem', maxWidth: '100%', minHeight: '32px' },
});

interface RegisterToolbarProps {
  readonly search: string;
  readonly searchLabel: string;
  readonly onSearch: (typed: string) => void;
  /** "12 of 1,646 cases", or how far loading has come. */
  readonly count: string;
  readonly narrowed: boolean;
  readonly onClear: () => void;
  /** What others changed meanwhile. */
  readonly moved?: React.ReactNode;
  /** On a narrow screen the headings are not there: sorting and filters stand here. */
  readonly cards?: CardToolsProps;
}

/** Search, count and "clear filters" above the grid. */
export function RegisterToolbar(props: RegisterToolbarProps): JSX.Element {
  const { cards } = props;
  const styles = useStyles();
  return (
    <FindBar
      label="Find cases"
      searchLabel={props.searchLabel}
      search={props.search}
      onSearch={props.onSearch}
      count={props.count}
      after={
        <>
          {props.narrowed ? (
            <Button size="small" appearance="subtle" onClick={props.onClear}>
              Clear filters
            </Button>
          ) : null}
          {props.moved}
        </>
      }
    >
      {cards === undefined ? null : (
        <React.Suspense fallback={<div className={styles.toolsToCome} />}>
          <CardTools {...cards} />
        </React.Suspense>
      )}
    </FindBar>
  );
}
