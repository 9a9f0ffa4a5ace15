import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';

const line = `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`;

export const useGridStyles = makeStyles({
  scroller: {
    ...typographyStyles.body1,
    position: 'relative',
    overflow: 'auto',
    // What is sticky in here stays below what opens over the grid.
    isolation: 'isolate',
    // A fixed height: a filter that leaves three rows must not make the page jump.
    height: 'clamp(18rem, calc(100vh - 17rem), 46rem)',
    borderTop: line,
    borderBottom: line,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  empty: { position: 'sticky', left: 0, paddingInline: tokens.spacingHorizontalS },
  grid: { minWidth: 'min-content' },
  row: {
    display: 'grid',
    boxSizing: 'border-box',
    alignItems: 'stretch',
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: line,
  },
  headingRow: { position: 'sticky', top: 0, zIndex: 2, borderBottomColor: tokens.colorNeutralStroke1 },
  body: { position: 'relative', width: '100%' },
  bodyRow: {
    position: 'absolute',
    top: 0,
    left: 0,
    width: '100%',
  },
  // Darker, also on dark: links keep their contrast on it.
  hover: { ':hover': { backgroundColor: tokens.colorNeutralBackground3 } },
  // High contrast turns a hovered background into a bright colour that the words on it were not made for.
  contrastHover: {
    ':hover::after': {
      content: '""',
      position: 'absolute',
      inset: 0,
      zIndex: 3,
      pointerEvents: 'none',
      border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1Hover}`,
    },
  },
  opens: { cursor: 'pointer' },
  openRow: {
    '::before': {
      content: '""',
      position: 'absolute',
      zIndex: 2,
      left: 0,
      top: 0,
      bottom: 0,
      width: tokens.strokeWidthThicker,
      backgroundColor: tokens.colorCompoundBrandBackground,
    },
  },
  cell: {
    display: 'flex',
    alignItems: 'center',
    minWidth: 0,
    boxSizing: 'border-box',
    paddingInline: tokens.spacingHorizontalS,
    outlineStyle: 'none',
    // The row's colour, so that the first column covers what scrolls under it, hover included.
    backgroundColor: 'inherit',
    ':focus-visible': {
      outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: `calc(-1 * ${tokens.strokeWidthThick})`,
    },
  },
  firstCell: { position: 'sticky', left: 0, zIndex: 1 },
  selectCell: { position: 'sticky', left: 0, zIndex: 1, justifyContent: 'center', padding: 0, cursor: 'default' },
  // As wide as the column of boxes, which stands still before it.
  afterSelect: { position: 'sticky', left: '40px', zIndex: 1, paddingLeft: 0 },
  box: {
    width: '16px',
    height: '16px',
    margin: 0,
    accentColor: tokens.colorCompoundBrandBackground,
    ':focus-visible': { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}` },
  },
  // A tint of the brand would leave links too little contrast on dark.
  selected: { backgroundColor: tokens.colorNeutralBackground3 },
  // Read out and not drawn.
  unseen: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
  edge: {
    position: 'absolute',
    right: 0,
    top: '6px',
    bottom: '6px',
    width: '9px',
    cursor: 'col-resize',
    touchAction: 'none',
    borderRight: line,
    ':hover': { borderRightColor: tokens.colorNeutralStroke1Hover, borderRightWidth: tokens.strokeWidthThick },
  },
  ownLine: { gridColumn: '1 / -1' },
  end: { justifyContent: 'flex-end', textAlign: 'end', fontVariantNumeric: 'tabular-nums' },
  text: { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  heading: {
    ...typographyStyles.caption1Strong,
    position: 'relative',
    columnGap: '2px',
    color: tokens.colorNeutralForeground2,
  },
  headingText: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  headingButton: {
    display: 'flex',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalXXS,
    minWidth: 0,
    minHeight: '28px',
    padding: `0 ${tokens.spacingHorizontalXXS}`,
    marginInline: `calc(-1 * ${tokens.spacingHorizontalXXS}) 0`,
    border: 'none',
    borderRadius: tokens.borderRadiusSmall,
    background: 'transparent',
    color: 'inherit',
    font: 'inherit',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}` },
  },
  filterButton: { flexShrink: 0, width: '24px', minWidth: '24px', justifyContent: 'center', margin: 0, padding: 0 },
  filterOn: { color: tokens.colorBrandForeground1 },
  icon: { display: 'flex', flexShrink: 0 },
});
