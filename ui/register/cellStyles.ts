import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';

export const useCellStyles = makeStyles({
  text: { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  ref: { color: tokens.colorBrandForegroundLink, fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
  quiet: { color: tokens.colorNeutralForeground2 },
  due: { display: 'flex', alignItems: 'center', columnGap: tokens.spacingHorizontalS, minWidth: 0 },
  // As wide as the longest short date, so that what follows it lines up.
  date: { minWidth: '5.75rem', fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
  amount: { display: 'flex', justifyContent: 'flex-end', width: '100%', fontVariantNumeric: 'tabular-nums' },
  // One width for every period, so that the pounds line up before it.
  period: { width: '4.75rem', flexShrink: 0, paddingLeft: tokens.spacingHorizontalXS, textAlign: 'start' },
  card: { display: 'grid', width: '100%', minWidth: 0, rowGap: '2px', paddingBlock: tokens.spacingVerticalS },
  cardTop: { display: 'flex', justifyContent: 'space-between', columnGap: tokens.spacingHorizontalM, minWidth: 0 },
  cardName: { ...typographyStyles.body1Strong },
});
