import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';

/** How the tables of results look, those that SummaryTable makes and those of another shape. */
export const useTableStyles = makeStyles({
  whole: { minWidth: 0 },
  // Wider than the screen, it scrolls in its own box and the page does not.
  box: { overflowX: 'auto', maxWidth: '100%' },
  table: { ...typographyStyles.body1, borderCollapse: 'collapse', width: '100%', maxWidth: '60rem' },
  wide: { maxWidth: 'none' },
  caption: { ...typographyStyles.body1Strong, paddingBottom: tokens.spacingVerticalS },
  cell: {
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalXS} 0`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    textAlign: 'start',
    verticalAlign: 'top',
    fontWeight: tokens.fontWeightRegular,
    height: '1.5rem',
  },
  heading: {
    ...typographyStyles.caption1Strong,
    verticalAlign: 'bottom',
    color: tokens.colorNeutralForeground2,
    borderBottomColor: tokens.colorNeutralStroke1,
  },
  end: { textAlign: 'end', fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
  // A number at the end of its column and a word at the start of the next would read as one.
  apart: { paddingRight: tokens.spacingHorizontalXXL },
  lastCell: { paddingRight: 0 },
  total: { fontWeight: tokens.fontWeightSemibold, borderBottomColor: tokens.colorNeutralStroke1 },
});
