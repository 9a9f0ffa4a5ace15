import * as React from 'react';
import { makeStyles, tokens, useId } from '@fluentui/react-components';
import { Loading } from '../../kit/Loading.js';
import { tabId, Tabs } from '../../kit/Tabs.js';
import { CopyLink } from './CopyLink.js';
import { FirstChange } from './firstChange.js';
import { IdentityLine } from './IdentityLine.js';
import { Namesakes } from './Namesakes.js';
import type { CasePaneProps } from './pane.js';
import { panes } from './panes.js';

const useStyles = makeStyles({
  record: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: tokens.spacingVerticalM, minWidth: 0 },
  // Who it is about stays in sight on every pane and above every form: the wrong person is the first hazard of a register.
  banner: {
    position: 'sticky',
    top: 0,
    zIndex: 2,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    paddingBlock: tokens.spacingVerticalS,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    // On a low window it would take the room of what is read.
    '@media (max-height: 480px)': { position: 'static' },
  },
});

interface CaseRecordProps extends Omit<CasePaneProps, 'onOpenPane'> {
  /** The pane to open first, where a link names one that this person is offered. */
  readonly pane: string | undefined;
  /** Does it at once, or asks first if something is typed and not saved. */
  readonly leave: (go: () => void) => void;
}

/** A case across its lists: who it is about, and a tab for each side of it that this person may see. */
export function CaseRecord(props: CaseRecordProps): JSX.Element {
  const { leave, pane: linked, ...given } = props;
  const { file, onUnsaved, onSaved } = given;
  const styles = useStyles();
  const panelId = useId('pane');
  const offered = panes.filter(({ offeredTo }) => offeredTo(file));
  const [chosen, setChosen] = React.useState(linked);
  /** Until something is saved in this opening, each form begins with the question whether this is the right person. */
  const [changed, setChanged] = React.useState(false);
  const pane = offered.find(({ id }) => id === chosen) ?? offered[0];
  const change = React.useCallback(
    (id: string): void =>
      leave(() => {
        onUnsaved(false);
        setChosen(id);
      }),
    [leave, onUnsaved],
  );
  // The record is open already, and another link leads to another pane of it.
  const lastLinked = React.useRef(linked);
  React.useEffect(() => {
    if (linked === lastLinked.current) return;
    lastLinked.current = linked;
    if (linked !== undefined) change(linked);
  }, [linked, change]);
  const saved = (): void => {
    setChanged(true);
    onSaved();
  };
  const shown = pane?.id ?? '';
  return (
    <div className={styles.record}>
      <div className={styles.banner}>
        <IdentityLine person={file.person} />
        <CopyLink key={shown} caseRef={file.row.ref} {...(pane === offered[0] ? {} : { pane: shown })} />
      </div>
      {typeof file.person === 'object' ? <Namesakes key={file.person.ref} person={file.person} /> : null}
      <Tabs
        label="Parts of the case"
        tabs={offered.map(({ id, label }) => ({ value: id, label }))}
        value={shown}
        onChange={change}
        panelId={panelId}
      />
      <div id={panelId} role="tabpanel" aria-labelledby={tabId(panelId, shown)}>
        {pane === undefined ? null : (
          <FirstChange.Provider value={changed ? undefined : file.person}>
            <React.Suspense fallback={<Loading label={`Loading: ${pane.label}`} />}>
              <pane.Content key={pane.id} {...given} onSaved={saved} onOpenPane={change} />
            </React.Suspense>
          </FirstChange.Provider>
        )}
      </div>
    </div>
  );
}
