import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';

/** One column as wide as the screen: a table wider than it scrolls in its own box, and the page does not. */
const column = { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)' };

/** How the steps of an import are laid out. */
export const useImportStyles = makeStyles({
  step: { ...column, rowGap: tokens.spacingVerticalL, minWidth: 0 },
  part: { ...column, rowGap: tokens.spacingVerticalS, minWidth: 0 },
  heading: { ...typographyStyles.subtitle2, margin: 0, overflowWrap: 'anywhere' },
  lower: { ...typographyStyles.body1Strong, margin: 0, overflowWrap: 'anywhere' },
  text: { ...typographyStyles.body1, margin: 0, maxWidth: '70ch', overflowWrap: 'anywhere' },
  quiet: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  fields: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: tokens.spacingHorizontalM },
  field: {
    flex: '1 1 14rem',
    minWidth: 'min(100%, 12rem)',
    maxWidth: '24rem',
    // A long option must not push the field over its neighbours.
    '& select': { minWidth: 0, width: '100%' },
  },
  card: {
    ...column,
    rowGap: tokens.spacingVerticalS,
    minWidth: 0,
    padding: tokens.spacingHorizontalM,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  list: { ...column, rowGap: tokens.spacingVerticalS, listStyleType: 'none', margin: 0, padding: 0 },
});
