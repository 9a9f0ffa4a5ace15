import * as React from 'react';
import { Button, makeStyles, mergeClasses, shorthands, tokens } from '@fluentui/react-components';
import { useImportStyles } from './importStyles.js';

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
});

interface FileDropProps {
  readonly onFile: (file: File) => void;
}

/** Where a file is chosen: by the button, or dropped. */
export function FileDrop(props: FileDropProps): JSX.Element {
  const styles = useStyles();
  const shared = useImportStyles();
  const input = React.useRef<HTMLInputElement>(null);
  const [over, setOver] = React.useState(false);
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
        const [file] = Array.from(event.dataTransfer.files);
        if (file !== undefined) props.onFile(file);
      }}
    >
      <Button appearance="primary" onClick={() => input.current?.click()}>
        Choose a file
      </Button>
      <input
        ref={input}
        type="file"
        className={styles.input}
        aria-label="File to import"
        tabIndex={-1}
        accept=".csv,.txt,.tsv,.xlsx,.xlsm"
        onChange={(event) => {
          const [file] = Array.from(event.target.files ?? []);
          // The same file chosen again is a choice too.
          event.target.value = '';
          if (file !== undefined) props.onFile(file);
        }}
      />
      <p className={shared.quiet}>
        Or drop it here: CSV or an Excel workbook (.xlsx), up to 50 MB. It is read on this computer; nothing is written
        before you have seen what would change.
      </p>
    </div>
  );
}
