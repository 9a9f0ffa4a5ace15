import * as React from 'react';
import { useSites } from '../../part/data.js';
import type { RegisterScreenProps } from '../screens/screen.js';
import { BringIn } from './BringIn.js';
import { sitePorter, type Porter } from './porter.js';
import { useScreenStyles } from '../screens/screenStyles.js';
import { TakeOut } from './TakeOut.js';

interface WholeRegisterProps extends RegisterScreenProps {
  /** Instead of the sites themselves, for tests. */
  readonly porter?: Porter;
}

/** Everything out in one file, and back in again: for an exit, a move to another site, a merger. */
export default function WholeRegister(props: WholeRegisterProps): JSX.Element {
  const sites = useSites();
  const styles = useScreenStyles();
  const given = props.porter;
  const porter = React.useMemo(() => given ?? sitePorter(sites), [given, sites]);
  return (
    <div className={styles.screen}>
      <TakeOut porter={porter} />
      <BringIn porter={porter} onSaved={props.onSaved} />
    </div>
  );
}
