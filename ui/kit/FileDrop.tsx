import * as React from 'react';
import { Button, makeStyles, mergeClasses, shorthands, tokens, typographyStyles } from '@fluentui/react-components';

const useStyles = makeStyles({
  place: {
    display: 'grid',
    justifyItems: 'start',
    rowGap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalXL,
    border: `${tokens.strokeWidthThick} dashed ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  over: { ...shorthands.borderColor(tokens.colorCompoundBrandStroke), backgroundColor: tokens.colorNeutralBackground3 },
  // The button beside it opens the choice: a bare file input cannot be styled or named well.
  input: { display: 'none' },
  words: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
});

interface FileDropProps {
  /** The words of the button. */
  readonly button: string;
  /** What the files are, for tests and helping devices: "File to import". */
  readonly label: string;
  /** Endings to choose from, as the browser takes them; all if left out. */
  readonly accept?: string;
  readonly multiple?: true;
  /** At least one. */
  readonly onFiles: (files: readonly File[]) => void;
  /** What may be dropped, and what becomes of it. */
  readonly children: React.ReactNode;
}

/** Where files are chosen: by the button, or dropped. */
export function FileDrop(props: FileDropProps): JSX.Element {
  const { button, label, accept, multiple, onFiles } = props;
  const styles = useStyles();
  const input = React.useRef<HTMLInputElement>(null);
  const [over, setOver] = React.useState(false);
  const take = (list: FileList | null): void => {
    const files = Array.from(list ?? []);
    if (files.length > 0) onFiles(files);
  };
  return (
    <div
      className={mergeClasses(styles.place, over && styles.over)}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
    >
      <Button appearance="primary" data-adds={label} onClick={() => input.current?.click()}>
        {button}
      </Button>
      <input
        ref={input}
        type="file"
        className={styles.input}
        aria-label={label}
        tabIndex={-1}
        {...(accept === undefined ? {} : { accept })}
        {...(multiple === undefined ? {} : { multiple })}
        onChange={(event) => {
          take(event.target.files);
          // The same file chosen again is a choice too.
          event.target.value = '';
        }}
      />
      <p className={styles.words}>{props.children}</p>
    </div>
  );
}
