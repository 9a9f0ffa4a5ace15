import * as React from 'react';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Print20Regular } from '@fluentui/react-icons/svg/print';
import { budgetLines, payments, planOutcomes } from '@phb/schemas';
import { CheckboxGroup } from '../../kit/form/CheckboxGroup.js';
import { LoadView } from '../../kit/LoadView.js';
import { Note } from '../../kit/Note.js';
import { useLoad } from '../../kit/useLoad.js';
import { useData } from '../../part/data.js';
import { useEnvironment } from '../../part/environment.js';
import type { CasePaneProps } from './pane.js';
import { budgetPage, identifiers } from './print/budgetPage.js';
import type { BudgetPageRows, Identifier } from './print/budgetPage.js';
import { BudgetSheet } from './print/BudgetSheet.js';
import { PaperSheet } from './print/PaperSheet.js';
import type { CaseFile } from './readCase.js';
import { readRowsOfCase } from './rows/readRows.js';

const useStyles = makeStyles({
  pane: {
    display: 'grid',
    rowGap: tokens.spacingVerticalL,
    justifyItems: 'start',
    paddingBottom: tokens.spacingVerticalXL,
  },
  paper: {
    boxSizing: 'border-box',
    width: '100%',
    maxWidth: '210mm',
    padding: 'clamp(12px, 4vw, 15mm)',
    backgroundColor: '#ffffff',
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
  },
});

/** What should be minded before a page about the person leaves the room. */
function warnings({ person }: CaseFile): readonly string[] {
  if (typeof person !== 'object') return [];
  return [
    ...(person.doNotDisclose
      ? [
          'Do not disclose: the person may be at risk. No address stands on this page. Give it into their own hands, and do not post it.',
        ]
      : []),
    ...(person.dateOfDeath === null
      ? []
      : ['The person has died. Do not send this page: notices go to the personal representatives.']),
  ];
}

/** The budget on a page: a look at it, what it shall name the person by, and the button that prints it. */
export default function PrintPane(props: CasePaneProps): JSX.Element {
  const { file } = props;
  const { today } = useEnvironment();
  const data = useData();
  const styles = useStyles();
  const [chosen, setChosen] = React.useState<readonly Identifier[]>(['Name']);
  const { ref } = file.row;
  const load = useLoad<BudgetPageRows>(
    React.useCallback(async () => {
      const [outcomes, lines, due] = await Promise.all([
        readRowsOfCase(data, planOutcomes, ref),
        readRowsOfCase(data, budgetLines, ref),
        readRowsOfCase(data, payments, ref),
      ]);
      return { outcomes: outcomes.rows, lines: lines.rows, payments: due.rows };
    }, [data, ref]),
  );
  return (
    <LoadView load={load} subject="the budget on a page">
      {(rows) => {
        const page = budgetPage(file, rows, chosen, today);
        return (
          <div className={styles.pane}>
            {warnings(file).map((words) => (
              <Note key={words} kind="warning">
                {words}
              </Note>
            ))}
            <CheckboxGroup
              label="Name the person by"
              hint="As they want it. The case reference always stands on the page; an address never does."
              required={false}
              problem={undefined}
              disabled={typeof file.person !== 'object'}
              layout="row"
              options={identifiers.map((one) => ({ value: one, label: one }))}
              chosen={chosen}
              onChange={(ticked) => setChosen(identifiers.filter((one) => ticked.includes(one)))}
            />
            <Button appearance="primary" icon={<Print20Regular />} onClick={() => window.print()}>
              Print the page
            </Button>
            <div className={styles.paper}>
              <BudgetSheet page={page} />
            </div>
            <PaperSheet>
              <BudgetSheet page={page} />
            </PaperSheet>
          </div>
        );
      }}
    </LoadView>
  );
}
