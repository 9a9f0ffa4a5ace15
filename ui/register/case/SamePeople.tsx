import * as React from 'react';
import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { display, people, showNhsNumber } from '@phb/schemas';
import type { Person, Stored } from '@phb/schemas';
import { Facts } from '../../kit/Facts.js';

const useStyles = makeStyles({
  people: {
    display: 'grid',
    rowGap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorStatusWarningBorder1}`,
  },
  heading: { ...typographyStyles.subtitle2, margin: 0, outlineStyle: 'none' },
  text: { ...typographyStyles.body1, margin: 0 },
  list: { display: 'grid', rowGap: tokens.spacingVerticalL, margin: 0, padding: 0, listStyleType: 'none' },
  person: { display: 'grid', rowGap: tokens.spacingVerticalS, justifyItems: 'start', minWidth: 0 },
  name: { ...typographyStyles.body1Strong, margin: 0 },
});

interface SamePeopleProps {
  /** Who is about to be added. */
  readonly person: Person;
  readonly others: readonly Stored<Person>[];
  readonly busy: boolean;
  readonly onSame: (other: Stored<Person>) => void;
  readonly onNew: () => void;
}

/** Before somebody is added: those who have their name already, with what tells them apart, and the question which it is. */
export function SamePeople(props: SamePeopleProps): JSX.Element {
  const { person, others, busy } = props;
  const styles = useStyles();
  const heading = React.useRef<HTMLHeadingElement>(null);
  React.useEffect(() => heading.current?.focus(), [others]);
  return (
    <section className={styles.people} aria-label="People of the same name">
      <h3 className={styles.heading} ref={heading} tabIndex={-1}>
        {others.length === 1
          ? 'Somebody of this name is in the register already'
          : `${others.length} people of this name are in the register already`}
      </h3>
      <p className={styles.text}>Compare the NHS number and the date of birth. Nothing is saved yet.</p>
      <ul className={styles.list}>
        {others.map((other) => (
          <li key={other.ref} className={styles.person}>
            <p className={styles.name}>
              {other.familyName}, {other.givenName}
              {other.dateOfBirth.equals(person.dateOfBirth) ? ': the same date of birth' : ': another date of birth'}
            </p>
            <Facts facts={identifiersOf(other)} />
            <Button disabledFocusable={busy} onClick={() => (busy ? undefined : props.onSame(other))}>
              {`It is this person: ${other.ref}`}
            </Button>
          </li>
        ))}
      </ul>
      <div>
        <Button disabledFocusable={busy} onClick={() => (busy ? undefined : props.onNew())}>
          It is somebody else: add them
        </Button>
      </div>
    </section>
  );
}

function identifiersOf(person: Stored<Person>): readonly (readonly [string, string])[] {
  const { nhsNumber, dateOfBirth, preferredName, council, postcode, dateOfDeath } = people.columns;
  const facts = [
    [nhsNumber.label, person.nhsNumber === null ? 'Not recorded' : showNhsNumber(person.nhsNumber)],
    [dateOfBirth.label, display(dateOfBirth, person.dateOfBirth)],
    [preferredName.label, person.preferredName ?? ''],
    [council.label, person.council ?? ''],
    [postcode.label, person.doNotDisclose ? '' : (person.postcode ?? '')],
    [dateOfDeath.label, display(dateOfDeath, person.dateOfDeath)],
  ] as const;
  return facts.filter(([, text]) => text !== '');
}
