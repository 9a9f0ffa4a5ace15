import * as React from 'react';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { Page } from '@phb/connectors';
import type { ListDeclaration, Reference } from '@phb/schemas';
import { Note } from '../../../kit/Note.js';
import { onPulse } from '../../../kit/pulse.js';
import { useData } from '../../../part/data.js';
import { readRowsOfCase } from './readRows.js';

const useStyles = makeStyles({
  place: { outlineStyle: 'none' },
  moved: { display: 'grid', rowGap: tokens.spacingVerticalS, justifyItems: 'start' },
});

type Pages = ReadonlyMap<ListDeclaration, Page<ListDeclaration>>;

interface RowsMovedProps {
  readonly caseRef: Reference<'PHB'>;
  /** The rows as the pane read them last; undefined while it reads. */
  readonly read: Pages | undefined;
  /** Reads the rows again. A form that is open keeps what was typed, and merges when it is saved. */
  readonly onRead: () => void;
}

/** Which rows there are, and which version of each. */
function versionsOf({ rows, unreadable }: Page<ListDeclaration>): string {
  return [...rows.map(({ id, etag }) => `${id} ${etag}`), ...unreadable.map(({ id }) => `${id}`)].sort().join();
}

/** Says that rows of an open pane were added, changed or removed elsewhere since they were read. Nothing while none were. */
export function RowsMoved(props: RowsMovedProps): JSX.Element {
  const { caseRef, read, onRead } = props;
  const data = useData();
  const styles = useStyles();
  const [moved, setMoved] = React.useState<readonly string[]>([]);
  const place = React.useRef<HTMLDivElement>(null);
  React.useEffect(() => {
    setMoved([]);
    if (read === undefined) return undefined;
    let isOver = false;
    const stop = onPulse(async () => {
      const asked = [...read].map(async ([list, page]) => {
        const now = await readRowsOfCase(data, list, caseRef);
        return versionsOf(now) === versionsOf(page) ? [] : [list.title];
      });
      const found = (await Promise.all(asked)).flat();
      if (!isOver) setMoved(found);
    });
    return () => {
      isOver = true;
      stop();
    };
  }, [data, caseRef, read]);
  return (
    <div ref={place} className={styles.place} role="status" tabIndex={-1}>
      {moved.length === 0 ? null : (
        <Note kind="warning">
          <div className={styles.moved}>
            <span>{moved.join(' and ')}: changed elsewhere since they were read here. What you are typing stays.</span>
            <Button
              size="small"
              onClick={() => {
                // The button goes with what it says.
                place.current?.focus();
                onRead();
              }}
            >
              Bring up to date
            </Button>
          </div>
        </Note>
      )}
    </div>
  );
}
