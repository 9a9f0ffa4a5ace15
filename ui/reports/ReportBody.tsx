import * as React from 'react';
import { makeStyles, ToggleButton, tokens, typographyStyles } from '@fluentui/react-components';
import { Autosum20Regular } from '@fluentui/react-icons/svg/autosum';

interface ReportBodyProps {
  /** Controls of this report, such as its basis. */
  readonly controls?: React.ReactNode;
  /** Whether there are lines that can be added up. Left out: the report has none at all. */
  readonly addable?: boolean;
  /** What a reader should know before the figures are used elsewhere. */
  readonly notes?: readonly string[];
  readonly children: (adding: boolean) => React.ReactNode;
}

const useStyles = makeStyles({
  body: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXL, minWidth: 0 },
  controls: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    maxWidth: '46rem',
    minHeight: '2rem',
    '@media print': { display: 'none' },
  },
  notes: {
    ...typographyStyles.body1,
    margin: 0,
    paddingInlineStart: tokens.spacingHorizontalL,
    maxWidth: '44rem',
    color: tokens.colorNeutralForeground2,
  },
  notesTitle: { ...typographyStyles.body1Strong, margin: `0 0 ${tokens.spacingVerticalXS}` },
});

/** The shape that every report shares: its controls, its tables, what to know before using them. */
export function ReportBody(props: ReportBodyProps): JSX.Element {
  const styles = useStyles();
  const [adding, setAdding] = React.useState(false);
  const { addable, notes } = props;
  return (
    <div className={styles.body}>
      {addable === undefined && props.controls === undefined ? null : (
        <div className={styles.controls}>
          <div>{props.controls}</div>
          {addable === undefined ? null : (
            <ToggleButton icon={<Autosum20Regular />} checked={adding} onClick={() => setAdding(!adding)}>
              Add up lines
            </ToggleButton>
          )}
        </div>
      )}
      {props.children(adding && addable === true)}
      {notes === undefined || notes.length === 0 ? null : (
        <div>
          <h4 className={styles.notesTitle}>Before you use these figures</h4>
          <ul className={styles.notes}>
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
