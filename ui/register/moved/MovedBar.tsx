import * as React from 'react';
import { Button, makeStyles, tokens, useAnnounce } from '@fluentui/react-components';
import { showNumber } from '@phb/schemas';

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalXS },
});

interface MovedBarProps {
  readonly count: number;
  readonly onSeen: () => void;
}

/** How many cases others changed meanwhile, said once and aloud, with the way to take the marks off. */
export default function MovedBar(props: MovedBarProps): JSX.Element {
  const { count, onSeen } = props;
  const styles = useStyles();
  const { announce } = useAnnounce();
  const words = count === 1 ? '1 changed by others' : `${showNumber(count)} changed by others`;
  React.useEffect(() => announce(words, { batchId: 'moved', polite: true }), [announce, words]);
  return (
    <span className={styles.bar}>
      {words}
      <Button size="small" appearance="subtle" onClick={onSeen}>
        Mark as seen
      </Button>
    </span>
  );
}
