import * as React from 'react';
import { fundingStreams, lineOf, packagesByStream } from '@phb/schemas';
import type { ReportProps } from '../drill.js';
import { AddUpBar } from '../AddUpBar.js';
import { useAddingUp } from '../addingUp.js';
import { useReportSources, useSource } from '../reportData.js';
import { ReportBody } from '../ReportBody.js';
import { SourceWaiting } from '../SourceWaiting.js';
import { TallyTable } from '../TallyTable.js';

/** Packages of care open on a day, by funding stream (Freedom of Information request, question 4). */
export default function PackagesReport(props: ReportProps): JSX.Element {
  const { asAt, onDrill } = props;
  const source = useReportSources().packages;
  const state = useSource(source);
  const adding = useAddingUp();
  const ready = state.status === 'ready' ? state : undefined;
  const tally = React.useMemo(
    () => (ready ? packagesByStream(ready.rows, asAt, ready.unreadable) : undefined),
    [ready, asAt],
  );
  return (
    <ReportBody
      notes={[
        'Freedom of Information requests often ask for the number of individuals here. This table counts packages, so say so in the answer.',
        'FoH is a code of the register’s own. No source spells it out, so the reports do not either.',
      ]}
      addable={tally !== undefined}
    >
      {(isAdding) =>
        state.status === 'ready' && tally ? (
          <>
            <TallyTable
              tally={tally}
              caption="Open packages by funding stream"
              fileName="packages-by-funding-stream"
              adding={isAdding ? adding : undefined}
              onOpen={(line) =>
                onDrill({
                  kind: 'packages',
                  title: line ? `${line.label}: packages of care` : 'All packages of care',
                  basis: tally.basisInWords,
                  find: (packages, day) => {
                    const now = packagesByStream(packages, day);
                    return line ? lineOf(now, line.key).references : now.references;
                  },
                })
              }
              onOpenReferences={(title, references) =>
                onDrill({ kind: 'packages', title, basis: tally.basisInWords, find: () => references })
              }
            />
            {isAdding ? <AddUpBar adding={adding} tallies={[tally]} /> : null}
          </>
        ) : state.status === 'ready' ? null : (
          <SourceWaiting source={source} state={state} rows={fundingStreams.length + 2} />
        )
      }
    </ReportBody>
  );
}
