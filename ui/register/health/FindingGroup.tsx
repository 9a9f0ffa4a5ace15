import * as React from 'react';
import { Button, makeStyles, ProgressBar, tokens, typographyStyles, useId } from '@fluentui/react-components';
import { showNumber } from '@phb/schemas';
import { PagedTable } from '../../kit/PagedTable.js';
import { sentenceOf } from '../../kit/sentence.js';
import { useData } from '../../part/data.js';
import type { RegisterScreenProps } from '../screens/screen.js';
import { kindsInWords } from './finding.js';
import type { Finding, FindingKind } from './finding.js';

const useStyles = makeStyles({
  group: { display: 'grid', rowGap: tokens.spacingVerticalS, minWidth: 0 },
  heading: { ...typographyStyles.subtitle2, margin: 0 },
  text: { ...typographyStyles.body1, margin: 0, maxWidth: '70ch' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  table: { overflowX: 'auto', minWidth: 0 },
});

interface FindingGroupProps extends Pick<RegisterScreenProps, 'onOpenCase' | 'onSaved'> {
  readonly kind: FindingKind;
  readonly findings: readonly Finding[];
}

const repaired = 'Repaired.';

/** What was found of one kind, with the repair of each row or of all, and what became of it. */
export function FindingGroup(props: FindingGroupProps): JSX.Element {
  const { kind, findings, onOpenCase, onSaved } = props;
  const data = useData();
  const styles = useStyles();
  const headingId = useId('findings');
  const { heading, sentence } = kindsInWords[kind];
  const [outcomes, setOutcomes] = React.useState<ReadonlyMap<Finding, string>>(new Map());
  const [going, setGoing] = React.useState<AbortController | undefined>(undefined);
  const [done, setDone] = React.useState(0);
  React.useEffect(() => () => going?.abort(), [going]);
  const left = findings.filter((finding) => finding.repair !== undefined && outcomes.get(finding) !== repaired);
  const canRepair = findings.some(({ repair }) => repair !== undefined);

  const repair = async (which: readonly Finding[]): Promise<void> => {
    const stop = new AbortController();
    setGoing(stop);
    setDone(0);
    for (const [index, finding] of which.entries()) {
      if (stop.signal.aborted) break;
      const outcome = await (finding.repair?.(data) ?? Promise.resolve()).then(
        () => repaired,
        (error: unknown) => `Not repaired. ${sentenceOf(error)}`,
      );
      setOutcomes((now) => new Map(now).set(finding, outcome));
      setDone((index + 1) / which.length);
    }
    setGoing(undefined);
    onSaved();
  };

  return (
    <section className={styles.group} aria-labelledby={headingId}>
      <h4 className={styles.heading} id={headingId}>
        {`${heading} (${showNumber(findings.length)})`}
      </h4>
      <p className={styles.text}>{sentence}</p>
      {canRepair ? (
        <div className={styles.buttons}>
          {going === undefined ? (
            <Button disabledFocusable={left.length === 0} onClick={() => void (left.length > 0 && repair(left))}>
              {left.length === 0 ? 'All repaired' : `Repair all (${showNumber(left.length)})`}
            </Button>
          ) : (
            <Button onClick={() => going.abort()}>Stop</Button>
          )}
        </div>
      ) : null}
      {going === undefined ? null : <ProgressBar aria-label={`Repairing: ${heading}`} value={done} />}
      <div className={styles.table}>
        <PagedTable
          labelledBy={headingId}
          noun="rows"
          rows={findings}
          rowKey={(finding) => `${finding.list.path} ${finding.id} ${finding.sentence}`}
          columns={[
            { heading: 'Row', cell: ({ name }) => name },
            { heading: 'List', cell: ({ list }) => list.title },
            { heading: 'What is wrong', cell: (finding) => outcomes.get(finding) ?? finding.sentence },
            {
              heading: 'What to do',
              cell: (finding) => (
                <Act
                  finding={finding}
                  isBusy={going !== undefined}
                  isDone={outcomes.get(finding) === repaired}
                  onRepair={() => void repair([finding])}
                  onOpenCase={onOpenCase}
                />
              ),
            },
          ]}
        />
      </div>
    </section>
  );
}

function Act(props: {
  readonly finding: Finding;
  readonly isBusy: boolean;
  readonly isDone: boolean;
  readonly onRepair: () => void;
  readonly onOpenCase: RegisterScreenProps['onOpenCase'];
}): JSX.Element | null {
  const { finding, isBusy, isDone } = props;
  const { caseRef, name } = finding;
  if (finding.repair !== undefined && !isDone) {
    return (
      <Button size="small" disabledFocusable={isBusy} aria-label={`Repair ${name}`} onClick={props.onRepair}>
        Repair
      </Button>
    );
  }
  if (caseRef === undefined) return null;
  return (
    <Button
      size="small"
      appearance="subtle"
      aria-label={`Open the case ${caseRef}`}
      onClick={() => props.onOpenCase(caseRef)}
    >
      Open the case
    </Button>
  );
}
