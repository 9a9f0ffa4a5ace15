import * as React from 'react';
import { makeStyles, MenuPopover } from '@fluentui/react-components';

const useStyles = makeStyles({
  // Above the sticky headings and footers of what stands below the button.
  above: { zIndex: 3 },
});

/** The popover of a menu that stands beside its button (`inline`), over whatever follows it on the page. */
export function InlineMenuPopover(props: { readonly children: React.ReactNode }): JSX.Element {
  const styles = useStyles();
  return <MenuPopover className={styles.above}>{props.children}</MenuPopover>;
}
