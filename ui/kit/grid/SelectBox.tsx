import * as React from 'react';
import { useGridStyles } from './gridStyles.js';

interface SelectBoxProps {
  readonly label: string;
  readonly checked: boolean;
  /** Some of many: neither ticked nor empty. */
  readonly mixed?: boolean;
  readonly place: { readonly 'data-cell': string; readonly tabIndex: number };
}

/** What the box shows follows from the selection; the cell around it takes the press, so that it is as large as the cell. */
const byTheCell = (): void => undefined;

/** The box of a row. The browser's own: thirty of them are drawn with each picture while scrolling. */
export function SelectBox(props: SelectBoxProps): JSX.Element {
  const { mixed = false } = props;
  const styles = useGridStyles();
  const box = React.useRef<HTMLInputElement>(null);
  React.useLayoutEffect(() => {
    if (box.current !== null) box.current.indeterminate = mixed;
  }, [mixed]);
  return (
    <input
      ref={box}
      type="checkbox"
      className={styles.box}
      aria-label={props.label}
      checked={props.checked}
      onChange={byTheCell}
      {...props.place}
    />
  );
}
