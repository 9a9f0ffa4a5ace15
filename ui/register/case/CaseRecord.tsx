import * as React from 'react';
import { makeStyles, tokens, useId } from '@fluentui/react-components';
import { Loading } from '../../kit/Loading.js';
import { tabId, Tabs } from '../../kit/Tabs.js';
import type { CasePaneProps } from './pane.js';
import { panes } from './panes.js';

const useStyles = makeStyles({
  record: { display: 'grid', rowGap: tokens.spacingVerticalM, minWidth: 0 },
});

interface CaseRecordProps extends CasePaneProps {
  /** Does it at once, or asks first if something is typed and not saved. */
  readonly leave: (go: () => void) => void;
}

/** A case across its lists: a tab for each side of it that this person may see. */
export function CaseRecord(props: CaseRecordProps): JSX.Element {
  const { leave, ...given } = props;
  const styles = useStyles();
  const panelId = useId('pane');
  const offered = panes.filter(({ offeredTo }) => offeredTo(given.file));
  const [chosen, setChosen] = React.useState('summary');
  const pane = offered.find(({ id }) => id === chosen);
  const change = (id: string): void =>
    leave(() => {
      given.onUnsaved(false);
      setChosen(id);
    });
  return (
    <div className={styles.record}>
      {offered.length > 1 ? (
        <Tabs
          label="Parts of the case"
          tabs={offered.map(({ id, label }) => ({ value: id, label }))}
          value={chosen}
          onChange={change}
          panelId={panelId}
        />
      ) : null}
      <div
        id={panelId}
        {...(offered.length > 1 ? { role: 'tabpanel', 'aria-labelledby': tabId(panelId, chosen) } : {})}
      >
        {pane === undefined ? null : (
          <React.Suspense fallback={<Loading label={`Loading: ${pane.label}`} />}>
            <pane.Content {...given} />
          </React.Suspense>
        )}
      </div>
    </div>
  );
}
