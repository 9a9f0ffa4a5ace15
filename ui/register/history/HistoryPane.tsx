import * as React from 'react';
import { Button, Field, makeStyles, Select, tokens, typographyStyles } from '@fluentui/react-components';
import { showNumber } from '@phb/schemas';
import { LoadView } from '../../kit/LoadView.js';
import { Note } from '../../kit/Note.js';
import { showMoment } from '../../kit/time.js';
import { useLoad } from '../../kit/useLoad.js';
import { useData, useSites } from '../../part/data.js';
import type { CasePaneProps } from '../case/pane.js';
import { readHistory } from './readHistory.js';
import type { HistoryEntry } from './readHistory.js';
import { VersionChanges } from './VersionChanges.js';

const atOnce = 50;

const useStyles = makeStyles({
  pane: { display: 'grid', rowGap: tokens.spacingVerticalL, paddingBottom: tokens.spacingVerticalXL, minWidth: 0 },
  heading: { ...typographyStyles.subtitle2, margin: 0 },
  which: { maxWidth: '22rem' },
  list: { display: 'grid', rowGap: tokens.spacingVerticalM, margin: 0, padding: 0, listStyleType: 'none', minWidth: 0 },
  entry: {
    display: 'grid',
    rowGap: tokens.spacingVerticalXXS,
    paddingBottom: tokens.spacingVerticalM,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    minWidth: 0,
  },
  who: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
  more: { justifySelf: 'start' },
});

/** Who changed what from what to what, across the case and the rows that belong to it. */
export default function HistoryPane(props: CasePaneProps): JSX.Element {
  const { file } = props;
  const data = useData();
  const styles = useStyles();
  const load = useLoad(React.useCallback((signal: AbortSignal) => readHistory(data, file, signal), [data, file]));
  return (
    <div className={styles.pane}>
      <h3 className={styles.heading}>History</h3>
      <LoadView load={load} subject="the history">
        {(entries) => <Entries entries={entries} members={file.members} />}
      </LoadView>
      <Note>
        Rows that were moved to the recycle bin are not in this history: SharePoint keeps them there for 93 days. Of
        each row it keeps the last 50 versions.
      </Note>
    </div>
  );
}

function Entries(props: {
  readonly entries: readonly HistoryEntry[];
  readonly members: CasePaneProps['file']['members'];
}): JSX.Element {
  const { entries, members } = props;
  const { register } = useSites();
  const styles = useStyles();
  const [which, setWhich] = React.useState('');
  const [shown, setShown] = React.useState(atOnce);
  const titles = [...new Set(entries.map(({ list }) => list.title))].sort((a, b) => a.localeCompare(b, 'en-GB'));
  const wanted = which === '' ? entries : entries.filter(({ list }) => list.title === which);
  return (
    <>
      <Field label="Show" className={styles.which}>
        <Select
          value={which}
          onChange={(_, { value }) => {
            setWhich(value);
            setShown(atOnce);
          }}
        >
          <option value="">{`Everything (${showNumber(entries.length)})`}</option>
          {titles.map((title) => (
            <option key={title} value={title}>
              {`${title} (${showNumber(entries.filter(({ list }) => list.title === title).length)})`}
            </option>
          ))}
        </Select>
      </Field>
      <ol className={styles.list} aria-label="Saves, newest first">
        {wanted.slice(0, shown).map(({ list, ref, version }) => (
          <li key={`${ref} ${version.label}`} className={styles.entry}>
            <p className={styles.who}>
              {showMoment(version.savedAt, register.zone)} ·{' '}
              {version.savedBy === '' ? 'Somebody whom the site does not know any more' : version.savedBy} ·{' '}
              {list.title}, {ref}
            </p>
            <VersionChanges list={list} version={version} members={members} />
          </li>
        ))}
      </ol>
      {wanted.length > shown ? (
        <Button className={styles.more} onClick={() => setShown(shown + atOnce)}>
          {`Show ${showNumber(Math.min(atOnce, wanted.length - shown))} more of ${showNumber(wanted.length)}`}
        </Button>
      ) : null}
    </>
  );
}
