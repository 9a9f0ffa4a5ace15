import * as React from 'react';
import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';

export interface TabChoice<V extends string> {
  readonly value: V;
  readonly label: string;
  /** Shown after the label, in a space that is kept free from the start. Undefined: there is nothing to count. */
  readonly count?: string;
}

const useStyles = makeStyles({
  list: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalXS },
  tab: {
    ...typographyStyles.body1,
    position: 'relative',
    minHeight: '40px',
    padding: `0 ${tokens.spacingHorizontalMNudge}`,
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground2,
    cursor: 'pointer',
    ':hover': { color: tokens.colorNeutralForeground1 },
    ':focus-visible': {
      outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: `calc(-1 * ${tokens.strokeWidthThick})`,
    },
    // As wide in bold as it ever gets, so that no tab moves when another is chosen.
    '::before': {
      content: 'attr(data-label)',
      display: 'block',
      height: 0,
      overflow: 'hidden',
      visibility: 'hidden',
      fontWeight: tokens.fontWeightSemibold,
    },
  },
  chosen: {
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground1,
    '::after': {
      content: '""',
      position: 'absolute',
      left: tokens.spacingHorizontalMNudge,
      right: tokens.spacingHorizontalMNudge,
      bottom: '4px',
      height: tokens.strokeWidthThicker,
      borderRadius: tokens.borderRadiusCircular,
      backgroundColor: tokens.colorCompoundBrandStroke,
    },
  },
  count: {
    display: 'inline-block',
    minWidth: '2.5em',
    marginLeft: tokens.spacingHorizontalXS,
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: 'tabular-nums',
    textAlign: 'start',
  },
});

interface TabsProps<V extends string> {
  /** What the tabs divide: "Reviews by how near they are". */
  readonly label: string;
  readonly tabs: readonly TabChoice<V>[];
  readonly value: V;
  readonly onChange: (value: V) => void;
  /** The id of the one panel below, which names the chosen tab with aria-labelledby={tabId(panelId, value)}. */
  readonly panelId: string;
}

/** The id of a tab, for the panel that it labels. */
export function tabId(panelId: string, value: string): string {
  return `${panelId}-tab-${value.replace(/\W+/g, '-')}`;
}

/**
 * A row of tabs over one panel, by the ARIA tabs pattern: one Tab stop; arrows, Home and End choose.
 * Fluent's own brings its whole focus manager along (20 KB), which no first view needs.
 */
export function Tabs<V extends string>(props: TabsProps<V>): JSX.Element {
  const { tabs, value, onChange, panelId } = props;
  const styles = useStyles();
  const list = React.useRef<HTMLDivElement>(null);
  const choose = (index: number): void => {
    const tab = tabs[(index + tabs.length) % tabs.length];
    if (tab === undefined) return;
    onChange(tab.value);
    list.current?.querySelector<HTMLElement>(`[id="${tabId(panelId, tab.value)}"]`)?.focus();
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const now = tabs.findIndex((tab) => tab.value === value);
    const to = { ArrowRight: now + 1, ArrowLeft: now - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    choose(to);
  };
  return (
    <div ref={list} role="tablist" aria-label={props.label} className={styles.list} onKeyDown={onKeyDown}>
      {tabs.map((tab) => {
        const chosen = tab.value === value;
        return (
          <button
            key={tab.value}
            type="button"
            role="tab"
            id={tabId(panelId, tab.value)}
            aria-selected={chosen}
            aria-controls={panelId}
            tabIndex={chosen ? 0 : -1}
            data-label={tab.label}
            className={mergeClasses(styles.tab, chosen && styles.chosen)}
            onClick={() => onChange(tab.value)}
          >
            {tab.label}
            {tab.count === undefined ? null : <span className={styles.count}>{tab.count}</span>}
          </button>
        );
      })}
    </div>
  );
}
