import * as React from 'react';
import { approvals, guards } from '@phb/schemas';
import type { PersonalHealthBudget } from '@phb/schemas';
import { LoadView } from '../../kit/LoadView.js';
import { Note } from '../../kit/Note.js';
import { useLoad } from '../../kit/useLoad.js';
import { useData } from '../../part/data.js';
import { approvalsMissing } from '../lifeCycle/approvals.js';
import { AskApproval } from '../lifeCycle/AskApproval.js';
import type { CaseFile } from './readCase.js';
import { readRowsOfCase } from './rows/readRows.js';

interface RaisedBudgetProps {
  readonly file: CaseFile;
  /** The case as it is typed: its amount is above what one person may agree to alone. */
  readonly typed: PersonalHealthBudget;
}

/** Says that a raised amount needs a second person before it is saved, and asks them; or that they agreed already. */
export function RaisedBudget(props: RaisedBudgetProps): JSX.Element {
  const { file, typed } = props;
  const data = useData();
  const { ref } = file.row;
  const load = useLoad(React.useCallback(() => readRowsOfCase(data, approvals, ref), [data, ref]));
  return (
    <LoadView load={load} subject="approvals">
      {({ rows }) => {
        const facts = { row: typed, policy: file.policy, approvals: rows };
        if (guards.budgetApproved.holds(facts)) return <Note>A second person approved this amount.</Note>;
        return (
          <Note kind="warning">
            This amount is above what one person may agree to alone. It can be saved once somebody else approved it.
            {approvalsMissing(facts, [{ guard: guards.budgetApproved.id }]).map((asked) => (
              <AskApproval key={asked.subject} caseRef={ref} approvals={rows} me={file.me} asked={asked} />
            ))}
          </Note>
        );
      }}
    </LoadView>
  );
}
