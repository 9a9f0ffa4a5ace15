import * as React from 'react';
import { Link, makeStyles, tokens, typographyStyles, useId } from '@fluentui/react-components';
import type { Problem } from '@phb/schemas';

const useStyles = makeStyles({
  summary: {
    padding: tokens.spacingHorizontalM,
    border: `${tokens.strokeWidthThick} solid ${tokens.colorStatusDangerBorder2}`,
    borderRadius: tokens.borderRadiusMedium,
    outlineStyle: 'none',
    ':focus-visible': { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
  title: { ...typographyStyles.body1Strong, margin: 0 },
  list: { margin: `${tokens.spacingVerticalXS} 0 0`, paddingLeft: tokens.spacingHorizontalL },
  item: { ...typographyStyles.body1 },
  // A button of several lines stands on its last one: the bullet belongs at the first.
  link: { verticalAlign: 'top', textAlign: 'start', lineHeight: 'inherit', minHeight: '24px' },
});

interface ErrorSummaryProps {
  readonly problems: readonly Problem[];
  /** Rises with each refused attempt: the summary takes the focus each time. */
  readonly refusals: number;
  /** Takes the person to the field of a column. */
  readonly onGo: (column: string) => void;
}

/** All that is to be mended, above the form: takes the focus when saving is refused, and leads to each field. */
export function ErrorSummary(props: ErrorSummaryProps): JSX.Element | null {
  const { problems, refusals, onGo } = props;
  const styles = useStyles();
  const titleId = useId('summary');
  const box = React.useRef<HTMLDivElement>(null);
  React.useEffect(() => {
    if (refusals > 0) box.current?.focus();
  }, [refusals]);
  if (problems.length === 0) return null;
  return (
    <div ref={box} className={styles.summary} role="group" aria-labelledby={titleId} tabIndex={-1}>
      <p className={styles.title} id={titleId}>
        {problems.length === 1 ? 'There is a problem' : `There are ${problems.length} problems`}
      </p>
      <ul className={styles.list}>
        {problems.map(({ column, message }) => (
          <li key={`${column ?? ''} ${message}`} className={styles.item}>
            {column === undefined ? (
              message
            ) : (
              <Link as="button" type="button" className={styles.link} onClick={() => onGo(column)}>
                {message}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
