import * as React from 'react';
import {
  Button,
  Checkbox,
  Input,
  makeStyles,
  Popover,
  PopoverSurface,
  tokens,
  typographyStyles,
  useId,
} from '@fluentui/react-components';
import { showNumber } from '@phb/schemas';
import { useModal } from '../useModal.js';

/** A value that a column can be filtered by. */
export interface FilterValue {
  readonly value: string;
  readonly label: string;
  /** How many rows hold it, of those that the other filters leave. */
  readonly count: number;
}

export interface FilterPopoverProps {
  readonly heading: string;
  readonly target: HTMLElement;
  readonly values: readonly FilterValue[];
  readonly chosen: ReadonlySet<string>;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
  readonly onClose: () => void;
}

const useStyles = makeStyles({
  surface: { width: '18rem', maxWidth: 'calc(100vw - 3rem)', padding: tokens.spacingHorizontalM },
  heading: { ...typographyStyles.body1Strong, margin: `0 0 ${tokens.spacingVerticalS}` },
  search: { width: '100%', marginBottom: tokens.spacingVerticalXS },
  values: { maxHeight: '18rem', overflowY: 'auto', margin: 0, padding: 0, border: 'none', minWidth: 0 },
  value: { display: 'flex', alignItems: 'center', justifyContent: 'space-between' },
  count: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: 'tabular-nums',
    paddingRight: tokens.spacingHorizontalXS,
  },
  none: { ...typographyStyles.body1, margin: `${tokens.spacingVerticalS} 0` },
  buttons: {
    display: 'flex',
    justifyContent: 'flex-end',
    columnGap: tokens.spacingHorizontalS,
    marginTop: tokens.spacingVerticalM,
  },
});
const manyValues = 9;

/** The values of a column with their counts, to tick. What is ticked takes effect at once. */
export default function FilterPopover(props: FilterPopoverProps): JSX.Element {
  const { heading, target, values, chosen, onChange, onClose } = props;
  const styles = useStyles();
  const headingId = useId('filter');
  useModal();
  const [typed, setTyped] = React.useState('');
  const wanted = typed.trim().toLowerCase();
  const shown = wanted === '' ? values : values.filter(({ label }) => label.toLowerCase().includes(wanted));
  const toggle = (value: string): void => {
    const next = new Set(chosen);
    if (!next.delete(value)) next.add(value);
    onChange(next);
  };
  const close = (): void => {
    onClose();
    target.focus();
  };
  return (
    <Popover
      open
      trapFocus
      positioning={{ target, position: 'below', align: 'start' }}
      onOpenChange={(_, data) => {
        if (!data.open) close();
      }}
    >
      <PopoverSurface className={styles.surface} aria-labelledby={headingId}>
        <p className={styles.heading} id={headingId}>
          {heading}
        </p>
        {values.length < manyValues ? null : (
          <Input
            className={styles.search}
            aria-label={`Find a value of ${heading.toLowerCase()}`}
            placeholder="Find"
            value={typed}
            onChange={(_, data) => setTyped(data.value)}
          />
        )}
        <fieldset className={styles.values} aria-labelledby={headingId}>
          {shown.map(({ value, label, count }) => (
            <div key={value} className={styles.value}>
              <Checkbox label={label} checked={chosen.has(value)} onChange={() => toggle(value)} />
              <span className={styles.count}>{showNumber(count)}</span>
            </div>
          ))}
          {shown.length === 0 ? <p className={styles.none}>No value matches.</p> : null}
        </fieldset>
        <div className={styles.buttons}>
          <Button size="small" disabled={chosen.size === 0} onClick={() => onChange(new Set())}>
            Clear
          </Button>
          <Button size="small" appearance="primary" onClick={close}>
            Done
          </Button>
        </div>
      </PopoverSurface>
    </Popover>
  );
}
