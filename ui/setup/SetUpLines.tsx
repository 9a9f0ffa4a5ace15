import * as React from 'react';
import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';

const useStyles = makeStyles({
  // No higher than this, so that the page does not grow with each line.
  lines: {
    ...typographyStyles.caption1,
    boxSizing: 'border-box',
    width: '100%',
    maxHeight: '14rem',
    overflowY: 'auto',
    margin: 0,
    padding: tokens.spacingHorizontalM,
    listStyleType: 'none',
    overflowWrap: 'anywhere',
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
  },
});

/** What setting up did or would do, line by line, the newest in sight. Nothing while there is none. */
export function SetUpLines(props: { readonly label: string; readonly lines: readonly string[] }): JSX.Element | null {
  const { label, lines } = props;
  const styles = useStyles();
  const box = React.useRef<HTMLUListElement>(null);
  React.useEffect(() => {
    if (box.current !== null) box.current.scrollTop = box.current.scrollHeight;
  }, [lines]);
  if (lines.length === 0) return null;
  return (
    <ul ref={box} className={styles.lines} aria-label={label} tabIndex={0}>
      {lines.map((line, index) => (
        <li key={`${index} ${line}`}>{line}</li>
      ))}
    </ul>
  );
}
