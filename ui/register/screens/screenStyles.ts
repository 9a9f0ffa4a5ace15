import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';

/** How the screens of this folder look: sections under each other, one line of text not too long to read. */
export const useScreenStyles = makeStyles({
  screen: { display: 'grid', rowGap: tokens.spacingVerticalXXL, minWidth: 0, paddingBottom: tokens.spacingVerticalXXL },
  section: { display: 'grid', rowGap: tokens.spacingVerticalM, minWidth: 0, justifyItems: 'start' },
  wide: { width: '100%', minWidth: 0 },
  heading: { ...typographyStyles.body1Strong, margin: 0 },
  text: { ...typographyStyles.body1, margin: 0, maxWidth: '70ch' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  list: { ...typographyStyles.body1, margin: 0, paddingLeft: tokens.spacingHorizontalL },
});
