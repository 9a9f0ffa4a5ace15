import * as React from 'react';
import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { catalogue, type ReportEntry } from './catalogue.js';

interface ReportListProps {
  readonly current: ReportEntry;
  readonly onChoose: (report: ReportEntry) => void;
}

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', rowGap: '2px', margin: 0, padding: 0, listStyleType: 'none' },
  // In a narrow part the list stands above the report, side by side and wrapping.
  narrow: { '@container reports (max-width: 46rem)': { flexDirection: 'row', flexWrap: 'wrap', columnGap: '2px' } },
  item: {
    ...typographyStyles.body1,
    boxSizing: 'border-box',
    width: '100%',
    minHeight: '2rem',
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    textAlign: 'start',
    color: tokens.colorNeutralForeground2,
    backgroundColor: tokens.colorTransparentBackground,
    border: `${tokens.strokeWidthThin} solid transparent`,
    borderRadius: tokens.borderRadiusMedium,
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover, color: tokens.colorNeutralForeground2Hover },
    ':focus-visible': {
      outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '-1px',
    },
  },
  current: {
    ...typographyStyles.body1Strong,
    color: tokens.colorNeutralForeground1Selected,
    backgroundColor: tokens.colorNeutralBackground1Selected,
    // Seen also where backgrounds are taken away.
    '@media (forced-colors: active)': { borderTopColor: 'Highlight', borderBottomColor: 'Highlight' },
  },
});

/** The reports, one of which is open. */
export function ReportList(props: ReportListProps): JSX.Element {
  const styles = useStyles();
  return (
    <nav aria-label="Reports">
      <ul className={mergeClasses(styles.list, styles.narrow)}>
        {catalogue.map((report) => {
          const isCurrent = report === props.current;
          return (
            <li key={report.id}>
              <button
                type="button"
                className={mergeClasses(styles.item, isCurrent && styles.current)}
                aria-current={isCurrent ? 'page' : undefined}
                onClick={() => props.onChoose(report)}
              >
                {report.name}
              </button>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
