import * as React from 'react';
import { makeStyles, Tab, TabList, tokens } from '@fluentui/react-components';
import { reviewBands, showNumber } from '@phb/schemas';
import type { ReviewBand } from '@phb/schemas';

const useStyles = makeStyles({
  tabs: { flexWrap: 'wrap' },
  // Room for four figures from the start, so that no tab moves when the counts arrive.
  count: {
    display: 'inline-block',
    minWidth: '2.25em',
    marginLeft: tokens.spacingHorizontalXS,
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: 'tabular-nums',
    textAlign: 'start',
  },
});

interface BandTabsProps {
  readonly band: ReviewBand;
  readonly onBand: (band: ReviewBand) => void;
  /** Undefined while the cases are loading. */
  readonly counts: ReadonlyMap<ReviewBand, number> | undefined;
  readonly panelId: string;
}

export function tabId(panelId: string, band: ReviewBand): string {
  return `${panelId}-${reviewBands.indexOf(band)}`;
}

/** The bands of the review tracker, the mistakes first. */
export function BandTabs(props: BandTabsProps): JSX.Element {
  const { band, onBand, counts, panelId } = props;
  const styles = useStyles();
  return (
    <TabList
      className={styles.tabs}
      aria-label="Reviews by how near they are"
      selectedValue={band}
      onTabSelect={(_, data) => {
        const chosen = reviewBands.find((one) => one === data.value);
        if (chosen !== undefined) onBand(chosen);
      }}
    >
      {reviewBands.map((one) => (
        <Tab key={one} value={one} id={tabId(panelId, one)} aria-controls={panelId}>
          {one}
          <span className={styles.count}>{counts === undefined ? '' : showNumber(counts.get(one) ?? 0)}</span>
        </Tab>
      ))}
    </TabList>
  );
}
