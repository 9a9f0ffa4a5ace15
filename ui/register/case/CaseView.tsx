import * as React from 'react';
import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { Edit20Regular } from '@fluentui/react-icons/svg/edit';
import { reviewClocks, reviews, showDate } from '@phb/schemas';
import { Note } from '../../kit/Note.js';
import { WhyThisDate } from '../../reviews/WhyThisDate.js';
import { PolicyProblems } from '../PolicyProblems.js';
import { AmountsTable } from './AmountsTable.js';
import { caseFacts } from './caseFacts.js';
import type { CaseFile } from './readCase.js';
import { ReviewHistory } from './ReviewHistory.js';

const useStyles = makeStyles({
  view: { display: 'grid', rowGap: tokens.spacingVerticalXL, paddingBottom: tokens.spacingVerticalXL },
  top: { display: 'grid', rowGap: tokens.spacingVerticalM },
  commands: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  heading: { ...typographyStyles.subtitle2, margin: `0 0 ${tokens.spacingVerticalS}` },
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 11rem), 1fr))',
    gap: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    margin: 0,
  },
  amounts: { marginBottom: tokens.spacingVerticalM },
  wide: { gridColumn: '1 / -1' },
  label: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
  value: { ...typographyStyles.body1, margin: 0, overflowWrap: 'anywhere', whiteSpace: 'pre-line' },
  why: {
    marginTop: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground2,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  unseen: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
  blank: { color: tokens.colorNeutralForeground3 },
});

interface CaseViewProps {
  readonly file: CaseFile;
  /** The button that takes the focus, after the form that it opened is closed. */
  readonly focus: 'editCase' | 'editPerson' | undefined;
  /** Where the case stands on its way, with the moves from there. */
  readonly lifeCycle: React.ReactNode;
  readonly onEdit: () => void;
  readonly onEditPerson: () => void;
}

/** A case to read: every field in its group, its reviews, and why the next one is due when it is. */
export function CaseView(props: CaseViewProps): JSX.Element {
  const { file } = props;
  const { row } = file;
  const styles = useStyles();
  const [why, setWhy] = React.useState(false);
  const top = React.useRef<HTMLDivElement>(null);
  const { focus } = props;
  React.useEffect(() => {
    if (focus !== undefined) top.current?.querySelector<HTMLElement>(`[data-opens="${focus}"]`)?.focus();
  }, [focus]);
  const due = React.useMemo(() => reviewClocks(row, file.reviews, file.policy), [row, file]);
  return (
    <div className={styles.view}>
      <div className={styles.top} ref={top}>
        <div className={styles.commands}>
          {file.mayEdit ? (
            <Button icon={<Edit20Regular />} data-opens="editCase" onClick={props.onEdit}>
              Edit the case
            </Button>
          ) : null}
          {file.mayEditPerson && typeof file.person === 'object' ? (
            <Button data-opens="editPerson" onClick={props.onEditPerson}>
              Edit the person
            </Button>
          ) : null}
        </div>
      </div>
      {props.lifeCycle}
      <section aria-label="Reviews">
        <h3 className={styles.heading}>Reviews</h3>
        <PolicyProblems problems={file.policyProblems} />
        {file.may(reviews).read ? (
          <ReviewHistory file={file} due={due} why={why} onWhy={() => setWhy(!why)} />
        ) : (
          <Note>
            {row.nextReviewDue === null
              ? 'No date for the next review.'
              : `Next review due ${showDate(row.nextReviewDue)}.`}{' '}
            Only the team may open Reviews, which explain the date.
          </Note>
        )}
        {why ? (
          <div className={styles.why}>
            <WhyThisDate due={due} stored={row.nextReviewDue} headingLevel={4} />
          </div>
        ) : null}
      </section>
      {caseFacts(row, file.members).map(({ heading, facts }) => (
        <section key={heading} aria-label={heading}>
          <h3 className={styles.heading}>{heading}</h3>
          {heading === 'Money' ? (
            <div className={styles.amounts}>
              <AmountsTable row={row} policy={file.policy} />
            </div>
          ) : null}
          <dl className={styles.fields}>
            {facts.map(({ label, text, wide }) => (
              <div key={label} className={wide ? styles.wide : undefined}>
                {/* A group of one fact is headed by its name already. */}
                <dt className={label === heading ? styles.unseen : styles.label}>{label}</dt>
                <dd className={styles.value}>
                  {text === '' ? <span className={styles.blank}>Not recorded</span> : text}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
