import * as React from 'react';
import { Button, Field, Input, Link, makeStyles, tokens } from '@fluentui/react-components';
import { retentionPeriods, settingDefinitions, z } from '@phb/schemas';
import type { Policy, RetentionPeriod } from '@phb/schemas';
import { useShowMessage } from '../../kit/MessageLine.js';
import { sentenceOf } from '../../kit/sentence.js';
import { SummaryTable } from '../../kit/SummaryTable.js';
import { useData } from '../../part/data.js';
import type { Retention } from './readRetention.js';
import { saveSetting } from './retentionWrites.js';

const useStyles = makeStyles({
  form: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: tokens.spacingHorizontalS },
  field: { width: '12rem' },
  // Level with the input, below its label.
  buttons: { display: 'flex', gap: tokens.spacingHorizontalS, marginTop: '1.625rem' },
});

type RetentionKey = Extract<keyof Policy, `retention${string}`>;

interface Line {
  readonly key: RetentionKey;
  readonly name: string;
  readonly keptFor: string;
  readonly source: string;
}

function linesOf(period: RetentionPeriod): readonly Line[] {
  const { length, name, keptForInWords: keptFor, source } = period;
  return [{ key: 'untilAge' in length ? length.untilAge : length.years, name, keptFor, source }];
}

const lines: readonly Line[] = [
  ...retentionPeriods.flatMap(linesOf),
  {
    key: 'retentionAfterDeathYears',
    name: 'After a death, if that is sooner',
    keptFor: 'Mental health and long-term conditions',
    source: 'NHS Records Management Code of Practice, Appendix II (to be verified)',
  },
];

function inWords(key: RetentionKey, policy: Policy): string {
  return key === 'retentionChildAge'
    ? `until the ${policy[key]}th birthday`
    : settingDefinitions[key].show(policy[key]);
}

interface PeriodsTableProps {
  readonly retention: Retention;
  readonly onSaved: () => void;
}

/** The retention table: what is kept for how long, by what authority. Whoever may change Settings changes it here. */
export function PeriodsTable(props: PeriodsTableProps): JSX.Element {
  const { policy, mayChangePeriods } = props.retention;
  const [editing, setEditing] = React.useState<RetentionKey | undefined>(undefined);
  return (
    <SummaryTable
      caption="How long records are kept. Of several periods the longest wins."
      wide
      rows={lines}
      rowKey={({ key }) => key}
      columns={[
        { heading: 'Record', cell: ({ name }) => name },
        { heading: 'Whose', cell: ({ keptFor }) => keptFor },
        {
          heading: 'Kept for',
          cell: ({ key, name }) =>
            editing === key ? (
              <EditPeriod {...props} settingKey={key} label={name} onEnd={() => setEditing(undefined)} />
            ) : (
              <>
                {inWords(key, policy)}{' '}
                {mayChangePeriods ? (
                  <Link as="button" aria-label={`Change: ${name}`} onClick={() => setEditing(key)}>
                    Change
                  </Link>
                ) : null}
              </>
            ),
        },
        { heading: 'Source', cell: ({ source }) => source },
      ]}
    />
  );
}

interface EditPeriodProps extends PeriodsTableProps {
  readonly settingKey: RetentionKey;
  readonly label: string;
  readonly onEnd: () => void;
}

function EditPeriod(props: EditPeriodProps): JSX.Element {
  const { settingKey, retention, onSaved, onEnd } = props;
  const data = useData();
  const styles = useStyles();
  const showMessage = useShowMessage();
  const definition = settingDefinitions[settingKey];
  const [typed, setTyped] = React.useState(String(retention.policy[settingKey]));
  const [problem, setProblem] = React.useState<string | undefined>(undefined);
  const [saving, setSaving] = React.useState(false);
  const input = React.useRef<HTMLInputElement>(null);
  React.useEffect(() => input.current?.select(), []);
  const save = async (): Promise<void> => {
    if (!z.safeParse(definition.schema, typed).success) {
      setProblem(`Write ${definition.expects}. ${definition.limitedBy ?? ''}`.trim());
      input.current?.focus();
      return;
    }
    setSaving(true);
    try {
      await saveSetting(data, retention.settingRows, settingKey, typed.trim());
      showMessage({ kind: 'success', text: `${props.label}: saved. Every date is worked out anew.` });
      onEnd();
      onSaved();
    } catch (error) {
      setProblem(sentenceOf(error));
      setSaving(false);
    }
  };
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Field className={styles.field} label={`${props.label} (years)`} validationMessage={problem}>
        <Input ref={input} value={typed} inputMode="numeric" onChange={(_, { value }) => setTyped(value)} />
      </Field>
      <div className={styles.buttons}>
        <Button type="submit" appearance="primary" disabledFocusable={saving}>
          Save
        </Button>
        <Button onClick={onEnd}>Cancel</Button>
      </div>
    </form>
  );
}
