import * as React from 'react';
import { makeStyles, tokens, useId } from '@fluentui/react-components';
import {
  counted,
  offerRows,
  offersByMonth,
  offerStates,
  packagesOfCare,
  personalHealthBudgets,
  showNumber,
} from '@phb/schemas';
import type { BudgetToOffer, OfferState, PackageToOffer } from '@phb/schemas';
import { LoadProgress } from '../../kit/LoadProgress.js';
import { Note } from '../../kit/Note.js';
import { SiteProblem } from '../../kit/SiteProblem.js';
import { tabId, Tabs } from '../../kit/Tabs.js';
import { usePermissions } from '../../kit/usePermissions.js';
import { useWorkingSet, workingSetOf } from '../../kit/useWorkingSet.js';
import { useEnvironment } from '../../part/environment.js';
import type { RegisterScreenProps } from '../screens/screen.js';
import { OfferMonths } from './OfferMonths.js';
import { OffersTable } from './OffersTable.js';

const packages = workingSetOf({
  list: packagesOfCare,
  columns: ['ref', 'personRef', 'fundingStream', 'decidedOn', 'startsOn', 'endsOn', 'offeredOn', 'offerAnswer'],
});
const budgets = workingSetOf({
  list: personalHealthBudgets,
  columns: [
    'ref',
    'personRef',
    'packageRef',
    'status',
    'category',
    'identifiedOn',
    'startsOn',
    'endsOn',
    'offeredOn',
    'offerAnswer',
  ],
});

const useStyles = makeStyles({
  // The tables scroll in their own boxes: without the column they would widen the page on a narrow screen.
  screen: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: tokens.spacingVerticalL, minWidth: 0 },
});

const newestFirst: readonly OfferState[] = [...offerStates].reverse();

/** The offer ledger at work: who has a right to have a budget and no recorded offer, and what became of the offers made. */
export default function OffersScreen(props: RegisterScreenProps): JSX.Element {
  const styles = useStyles();
  const { today } = useEnvironment();
  const panelId = useId('offers');
  const packageSet = useWorkingSet(packages);
  const budgetSet = useWorkingSet(budgets);
  const onCases = usePermissions(personalHealthBudgets);
  const [state, setState] = React.useState<OfferState>('No recorded offer');
  const isReady = packageSet.state === 'ready' && budgetSet.state === 'ready';
  const read = React.useMemo(() => {
    if (!isReady) return undefined;
    const [care, cases] = [packageSet.set, budgetSet.set];
    const packageRows = Array.from({ length: care.size }, (_, row): PackageToOffer => ({
      ref: care.ref(row),
      personRef: care.value(row, 'personRef'),
      fundingStream: care.value(row, 'fundingStream'),
      decidedOn: care.value(row, 'decidedOn'),
      startsOn: care.value(row, 'startsOn'),
      endsOn: care.value(row, 'endsOn'),
      offeredOn: care.value(row, 'offeredOn'),
      offerAnswer: care.value(row, 'offerAnswer'),
    }));
    const budgetRows = Array.from({ length: cases.size }, (_, row): BudgetToOffer => ({
      ref: cases.ref(row),
      personRef: cases.value(row, 'personRef'),
      packageRef: cases.value(row, 'packageRef'),
      status: cases.value(row, 'status'),
      category: cases.value(row, 'category'),
      identifiedOn: cases.value(row, 'identifiedOn'),
      startsOn: cases.value(row, 'startsOn'),
      endsOn: cases.value(row, 'endsOn'),
      offeredOn: cases.value(row, 'offeredOn'),
      offerAnswer: cases.value(row, 'offerAnswer'),
    }));
    return {
      rows: offerRows(packageRows, budgetRows, today),
      months: offersByMonth(packageRows, budgetRows, today),
      unreadable: care.unreadable.length + cases.unreadable.length,
    };
  }, [isReady, packageSet, budgetSet, today]);

  const failed = [packageSet, budgetSet].find((view) => view.state === 'failed');
  if (failed !== undefined) {
    return <SiteProblem error={failed.set.error} site="register" subject="the offers" onRetry={failed.reopen} />;
  }
  if (read === undefined) {
    return (
      <LoadProgress
        label="Loading packages of care and cases"
        progress={(packageSet.progress + budgetSet.progress) / 2}
      />
    );
  }
  const rows = read.rows.filter((row) => row.state === state);
  const countOf = (one: OfferState): string => showNumber(read.rows.filter((row) => row.state === one).length);
  return (
    <div className={styles.screen}>
      {read.unreadable === 0 ? null : (
        <Note kind="warning">
          {counted(read.unreadable, 'row cannot be read and is', 'rows cannot be read and are')} not counted here.
        </Note>
      )}
      <Tabs
        label="People with a right to have a budget, by what became of the offer"
        tabs={newestFirst.map((value) => ({ value, label: value, count: countOf(value) }))}
        value={state}
        onChange={setState}
        panelId={panelId}
      />
      <div id={panelId} role="tabpanel" aria-labelledby={tabId(panelId, state)}>
        <OffersTable key={state} {...props} rows={rows} state={state} mayAdd={onCases?.add === true} />
      </div>
      <OfferMonths months={read.months} />
    </div>
  );
}
