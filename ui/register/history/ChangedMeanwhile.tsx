import * as React from 'react';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { RowChange, RowVersion } from '@phb/connectors';
import { personalHealthBudgets } from '@phb/schemas';
import { Temporal } from 'temporal-polyfill';
import { Note } from '../../kit/Note.js';
import { sentenceOf } from '../../kit/sentence.js';
import { showMoment } from '../../kit/time.js';
import { useLoad } from '../../kit/useLoad.js';
import { useData } from '../../part/data.js';
import type { CaseFile } from '../case/readCase.js';
import { VersionChanges } from './VersionChanges.js';

const useStyles = makeStyles({
  text: { display: 'grid', rowGap: tokens.spacingVerticalS, paddingBlock: tokens.spacingVerticalS },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

type Version = RowVersion<typeof personalHealthBudgets>;

interface ChangedMeanwhileProps {
  readonly file: CaseFile;
  /** What the change log last told of this case, undefined while it told nothing. */
  readonly change: RowChange | undefined;
  /** Reads the case again. A form that is open keeps what was typed, and merges when it is saved. */
  readonly onRead: () => void;
}

/** Says that somebody else saved the open case after it was read, and shows what they changed. Nothing while nobody did. */
export function ChangedMeanwhile(props: ChangedMeanwhileProps): JSX.Element | null {
  const { file, change, onRead } = props;
  const { row, me } = file;
  const data = useData();
  const styles = useStyles();
  const [isShown, setShown] = React.useState(false);
  const load = useLoad(
    React.useCallback(
      async (signal: AbortSignal): Promise<readonly Version[]> => {
        // Another change of the same row is another object, and asks again.
        if (change === undefined || change.by === me) return [];
        for await (const { versions } of data.list(personalHealthBudgets).versions([row], signal)) {
          return versions.filter(({ savedAt }) => Temporal.Instant.compare(savedAt, row.modified) > 0);
        }
        return [];
      },
      [data, row, me, change],
    ),
  );
  if (load.status === 'loading') return null;
  if (load.status === 'failed') return <Note kind="warning">This case was changed. {sentenceOf(load.error)}</Note>;
  const versions = load.value;
  const [latest] = versions;
  if (latest === undefined) return null;
  const { zone } = data.list(personalHealthBudgets).site;
  const names = [...new Set(versions.map(({ savedBy }) => (savedBy === '' ? 'Somebody' : savedBy)))];
  return (
    <div role="status">
      <Note kind="warning">
        <div className={styles.text}>
          <span>
            {names.join(' and ')} saved this case on {showMoment(latest.savedAt, zone)}, after you opened it. What
            stands here is older.
          </span>
          {isShown
            ? versions.map((version) => (
                <VersionChanges
                  key={version.label}
                  list={personalHealthBudgets}
                  version={version}
                  members={file.members}
                />
              ))
            : null}
          <div className={styles.buttons}>
            <Button size="small" aria-expanded={isShown} onClick={() => setShown(!isShown)}>
              {isShown ? 'Hide the changes' : 'Show the changes'}
            </Button>
            <Button size="small" onClick={onRead}>
              Bring up to date
            </Button>
          </div>
        </div>
      </Note>
    </div>
  );
}
