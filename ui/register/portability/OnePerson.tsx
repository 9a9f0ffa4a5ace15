import * as React from 'react';
import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { packPersonRecord, readPersonRecord } from '@phb/connectors';
import type { PersonRecord, PersonRecordOptions } from '@phb/connectors';
import { accessDue, counted, readDate, showDate, showNhsNumber } from '@phb/schemas';
import type { Cuts, Person } from '@phb/schemas';
import type { Temporal } from 'temporal-polyfill';
import { DateField } from '../../kit/DateField.js';
import { saveFile } from '../../kit/download.js';
import { Facts } from '../../kit/Facts.js';
import { Note } from '../../kit/Note.js';
import { sentenceOf } from '../../kit/sentence.js';
import { useLongWork } from '../../kit/useLongWork.js';
import { WorkView } from '../../kit/WorkView.js';
import { useData, useSites } from '../../part/data.js';
import { useEnvironment } from '../../part/environment.js';
import type { RegisterScreenProps } from '../screens/screen.js';
import { useScreenStyles } from '../screens/screenStyles.js';
import { findOne } from './findOne.js';
import { RecordToHand } from './RecordToHand.js';

const useStyles = makeStyles({
  form: { display: 'grid', rowGap: tokens.spacingVerticalM, maxWidth: '28rem', width: '100%', justifyItems: 'start' },
  field: { width: '100%' },
});

/** How a record is read and packed. A test gives its own. */
export interface RecordSource {
  read(person: Person['ref'], options: PersonRecordOptions): Promise<PersonRecord>;
  pack(
    record: PersonRecord,
    cuts: Cuts,
    facts: {
      readonly madeOn: Temporal.PlainDate;
      readonly receivedOn: Temporal.PlainDate;
      readonly dueOn: Temporal.PlainDate;
    },
  ): Promise<Blob>;
}

interface OnePersonProps extends RegisterScreenProps {
  /** Instead of the sites themselves, for tests. */
  readonly source?: RecordSource;
}

interface Asked {
  readonly person: Person;
  readonly receivedOn: Temporal.PlainDate;
}

/** Everything that is held on one person, for somebody who asked for it: find, read, look through, hand over. */
export default function OnePerson(props: OnePersonProps): JSX.Element {
  const sites = useSites();
  const styles = useScreenStyles();
  const given = props.source;
  const source = React.useMemo<RecordSource>(
    () => given ?? { read: (person, options) => readPersonRecord(sites, person, options), pack: packPersonRecord },
    [given, sites],
  );
  const [asked, setAsked] = React.useState<Asked | undefined>(undefined);
  return (
    <div className={styles.screen}>
      {asked === undefined ? (
        <WhoAsked onAsked={setAsked} />
      ) : (
        <OneRecord
          key={asked.person.ref}
          asked={asked}
          source={source}
          onOther={() => setAsked(undefined)}
          onUnsaved={props.onUnsaved}
        />
      )}
    </div>
  );
}

function WhoAsked(props: { readonly onAsked: (asked: Asked) => void }): JSX.Element {
  const data = useData();
  const { today } = useEnvironment();
  const own = useStyles();
  const [typed, setTyped] = React.useState('');
  const [received, setReceived] = React.useState(showDate(today));
  const [problem, setProblem] = React.useState<string | undefined>(undefined);
  const [looking, setLooking] = React.useState(false);
  const input = React.useRef<HTMLInputElement>(null);
  const dateInput = React.useRef<HTMLInputElement>(null);
  const receivedOn = readDate(received);
  const isAhead = receivedOn !== undefined && receivedOn.until(today).sign < 0;
  const find = async (): Promise<void> => {
    if (receivedOn === undefined || isAhead) {
      dateInput.current?.focus();
      return;
    }
    setLooking(true);
    try {
      const found = await findOne(data, typed);
      if ('person' in found) {
        props.onAsked({ person: found.person, receivedOn });
        return;
      }
      setProblem(found.problem);
    } catch (error) {
      setProblem(sentenceOf(error));
    }
    setLooking(false);
    input.current?.focus();
  };
  return (
    <form
      className={own.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void find();
      }}
    >
      <Field
        className={own.field}
        label="Who asked"
        hint="NHS number, or the reference of the person or of one of their cases"
        required
        validationMessage={problem}
      >
        <Input ref={input} value={typed} autoComplete="off" onChange={(_, { value }) => setTyped(value)} />
      </Field>
      <div className={own.field}>
        <DateField
          ref={dateInput}
          label="Request received on"
          required
          value={received}
          onChange={setReceived}
          {...(receivedOn === undefined
            ? { problem: 'Enter a real date with a four-figure year.' }
            : isAhead
              ? { problem: `The request cannot come after today, ${showDate(today)}.` }
              : {})}
        />
      </div>
      <Button type="submit" appearance="primary" disabledFocusable={looking}>
        {looking ? 'Looking' : 'Continue'}
      </Button>
    </form>
  );
}

interface OneRecordProps {
  readonly asked: Asked;
  readonly source: RecordSource;
  readonly onOther: () => void;
  readonly onUnsaved: RegisterScreenProps['onUnsaved'];
}

function clockInWords(
  receivedOn: Temporal.PlainDate,
  today: Temporal.PlainDate,
): readonly (readonly [string, string])[] {
  const clock = accessDue(receivedOn);
  const left = today.until(clock.due).days;
  const standing = left < 0 ? `${counted(-left, 'day')} late` : left === 0 ? 'today' : `${counted(left, 'day')} left`;
  return [
    ['Answer by', `${showDate(clock.due)} (${standing})`],
    ['Worked out', `${clock.arithmetic}. ${clock.source}.`],
    ['If it is complex', `${showDate(clock.longest)} at the latest, if the person is told why within the first month.`],
  ];
}

function OneRecord(props: OneRecordProps): JSX.Element {
  const { asked, source, onOther } = props;
  const { person, receivedOn } = asked;
  const { today } = useEnvironment();
  const styles = useScreenStyles();
  const work = useLongWork();
  const [record, setRecord] = React.useState<PersonRecord | undefined>(undefined);
  const [made, setMade] = React.useState(false);
  const heading = React.useRef<HTMLHeadingElement>(null);
  React.useEffect(() => heading.current?.focus(), []);
  const read = (): void => {
    setMade(false);
    work.start(async (signal, report) => {
      const found = await source.read(person.ref, {
        signal,
        onProgress: (list, done, lists) =>
          report({ part: done / lists, sentence: `${list}: list ${done + 1} of ${lists}, with all versions` }),
      });
      setRecord(found);
      return 'Everything was read.';
    });
  };
  const hand = (whole: PersonRecord, cuts: Cuts): void => {
    work.start(async (_, report) => {
      report({ part: 0.5, sentence: 'Packing the file' });
      const dueOn = accessDue(receivedOn).due;
      const file = await source.pack(whole, cuts, { madeOn: today, receivedOn, dueOn });
      // The reference names nobody to those who have no register.
      saveFile(file, `subject-access-${person.ref}.zip`);
      setMade(true);
      return 'The file is in your downloads.';
    });
  };
  const busy = work.progress !== undefined;
  return (
    <>
      <section className={styles.section} aria-labelledby="one-person">
        <h4 className={styles.heading} id="one-person" ref={heading} tabIndex={-1}>
          {person.familyName}, {person.givenName}
        </h4>
        <Facts
          facts={[
            ['Born', showDate(person.dateOfBirth)],
            ['NHS number', person.nhsNumber === null ? 'Not recorded' : showNhsNumber(person.nhsNumber)],
            ['Reference', person.ref],
            ['Received on', showDate(receivedOn)],
            ...clockInWords(receivedOn, today),
          ]}
        />
        {person.doNotDisclose ? (
          <Note kind="warning">
            Do not disclose: this person may be at risk. Hand the file only to them, in a way that nobody else can open.
          </Note>
        ) : null}
        {person.dateOfDeath === null ? null : (
          <Note kind="warning">
            This person died on {showDate(person.dateOfDeath)}. The Access to Health Records Act 1990 says who may ask
            then.
          </Note>
        )}
        <div className={styles.buttons}>
          {busy ? null : (
            <Button appearance={record === undefined ? 'primary' : 'secondary'} onClick={read}>
              {record === undefined ? 'Read everything' : 'Read again'}
            </Button>
          )}
          {busy ? null : <Button onClick={onOther}>Somebody else</Button>}
        </div>
        <div className={styles.wide}>
          <WorkView label="Reading everything on one person" {...work} onStop={work.stop} />
        </div>
      </section>
      {record === undefined ? null : (
        <RecordToHand
          record={record}
          busy={busy}
          made={made}
          onHand={(cuts) => hand(record, cuts)}
          onUnsaved={props.onUnsaved}
        />
      )}
    </>
  );
}
