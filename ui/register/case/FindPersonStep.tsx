import * as React from 'react';
import { Button, Field, Input, Link, makeStyles, Spinner, tokens, typographyStyles } from '@fluentui/react-components';
import { people, readNhsNumber, showDate, showNhsNumber } from '@phb/schemas';
import type { NhsNumber } from '@phb/schemas';
import { fromField } from '../../kit/form/fieldValue.js';
import { Note } from '../../kit/Note.js';
import { sentenceOf } from '../../kit/sentence.js';
import { useData } from '../../part/data.js';
import type { OpenedCase } from '../useOpenCase.js';
import { findPerson } from './findPerson.js';
import type { FoundPerson } from './findPerson.js';

const useStyles = makeStyles({
  step: {
    display: 'grid',
    rowGap: tokens.spacingVerticalL,
    justifyItems: 'start',
    paddingBottom: tokens.spacingVerticalXL,
  },
  text: { ...typographyStyles.body1, margin: 0 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  name: { ...typographyStyles.subtitle2, margin: 0, outlineStyle: 'none' },
  list: { ...typographyStyles.body1, margin: 0, paddingLeft: tokens.spacingHorizontalL },
});

interface FindPersonStepProps {
  readonly onKnown: (found: FoundPerson) => void;
  readonly onNew: (nhsNumber: NhsNumber | null) => void;
  readonly onOpen: (opened: OpenedCase) => void;
  readonly onCancel: () => void;
}

/** Asks for the NHS number and looks whether the person is already in the register. */
export function FindPersonStep(props: FindPersonStepProps): JSX.Element {
  const data = useData();
  const styles = useStyles();
  const [typed, setTyped] = React.useState('');
  const [problem, setProblem] = React.useState<string | undefined>(undefined);
  const [looking, setLooking] = React.useState(false);
  const [failure, setFailure] = React.useState<string | undefined>(undefined);
  const [found, setFound] = React.useState<FoundPerson | undefined>(undefined);
  const input = React.useRef<HTMLInputElement>(null);
  React.useEffect(() => input.current?.focus(), []);

  const look = (): void => {
    const read = fromField(people.columns.nhsNumber, typed);
    const nhsNumber = readNhsNumber(typed);
    if ('problem' in read || nhsNumber === undefined) {
      setProblem('problem' in read ? read.problem : 'Enter NHS number.');
      input.current?.focus();
      return;
    }
    setProblem(undefined);
    setFailure(undefined);
    setLooking(true);
    findPerson(data, nhsNumber).then(
      (person) => {
        setLooking(false);
        if (person === undefined) props.onNew(nhsNumber);
        else setFound(person);
      },
      (error: unknown) => {
        setLooking(false);
        setFailure(sentenceOf(error));
      },
    );
  };
  if (found !== undefined) {
    return <KnownPerson {...props} found={found} onBack={() => setFound(undefined)} />;
  }
  return (
    <form
      className={styles.step}
      aria-label="Find the person"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        look();
      }}
    >
      <Field
        label="NHS number"
        hint="The register is searched first, so that nobody is in it twice."
        validationMessage={problem}
      >
        <Input
          ref={input}
          inputMode="numeric"
          autoComplete="off"
          value={typed}
          onChange={(_, value) => setTyped(value.value)}
        />
      </Field>
      {failure === undefined ? null : (
        <div role="alert">
          <Note kind="warning">{failure}</Note>
        </div>
      )}
      <div className={styles.buttons}>
        <Button
          type="submit"
          appearance="primary"
          disabledFocusable={looking}
          {...(looking ? { icon: <Spinner size="tiny" aria-hidden /> } : {})}
        >
          {looking ? 'Looking' : 'Continue'}
        </Button>
        <Button onClick={props.onCancel}>Cancel</Button>
      </div>
      <Link as="button" type="button" onClick={() => props.onNew(null)}>
        Go on without an NHS number
      </Link>
    </form>
  );
}

interface KnownPersonProps extends FindPersonStepProps {
  readonly found: FoundPerson;
  readonly onBack: () => void;
}

function KnownPerson(props: KnownPersonProps): JSX.Element {
  const { found } = props;
  const { person, cases } = found;
  const styles = useStyles();
  const heading = React.useRef<HTMLHeadingElement>(null);
  React.useEffect(() => heading.current?.focus(), []);
  return (
    <div className={styles.step}>
      <h3 className={styles.name} ref={heading} tabIndex={-1}>
        {person.familyName}, {person.givenName} is already in the register
      </h3>
      <p className={styles.text}>
        NHS number {person.nhsNumber === null ? 'not recorded' : showNhsNumber(person.nhsNumber)}, born{' '}
        {showDate(person.dateOfBirth)}
      </p>
      {cases.length === 0 ? (
        <p className={styles.text}>They have no case yet.</p>
      ) : (
        <ul className={styles.list} aria-label="Their cases">
          {cases.map((row) => (
            <li key={row.ref}>
              <Link as="button" onClick={() => props.onOpen({ kind: 'case', ref: row.ref })}>
                {row.ref}
              </Link>
              , {row.category}, {row.status.toLowerCase()}
            </li>
          ))}
        </ul>
      )}
      <div className={styles.buttons}>
        <Button appearance="primary" onClick={() => props.onKnown(found)}>
          Add another case for this person
        </Button>
        <Button onClick={props.onBack}>Back</Button>
      </div>
    </div>
  );
}
