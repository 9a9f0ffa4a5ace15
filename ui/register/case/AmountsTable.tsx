import * as React from 'react';
import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { derivedAmounts, partsOf, showMoney } from '@phb/schemas';
import type { PersonalHealthBudget, Policy } from '@phb/schemas';
import { SummaryTable } from '../../kit/SummaryTable.js';
import type { SummaryColumn } from '../../kit/SummaryTable.js';
import { periodInWords } from '../periodInWords.js';

const useStyles = makeStyles({
  quiet: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
  basis: { ...typographyStyles.caption1, margin: 0, color: tokens.colorNeutralForeground2 },
});

/** One line of the table, in pence. */
interface Line {
  readonly who: string;
  readonly costed: number;
  readonly weekly: number | undefined;
  readonly yearly: number | undefined;
}

/** The approved amount as it was costed, what it comes to in a week and in a year, and who pays which part of each, to the penny. */
export function AmountsTable(props: { readonly row: PersonalHealthBudget; readonly policy: Policy }): JSX.Element {
  const { row, policy } = props;
  const styles = useStyles();
  const { amount, amountPeriod } = row;
  if (amount === null || amountPeriod === null) return <p className={styles.quiet}>No amount is approved yet.</p>;
  const derived = derivedAmounts(amount, amountPeriod, policy.weeksInYear);
  const shares = partsOf(row, amount);
  const [weekly, yearly] = [derived?.weekly, derived?.yearly];
  const partOf = (pence: number | undefined, payer: string): number | undefined =>
    pence === undefined ? undefined : partsOf(row, pence)?.find((part) => part.payer === payer)?.pence;
  const lines: readonly Line[] =
    shares === undefined || shares.length < 2
      ? []
      : shares.map(({ payer, pence }) => ({
          who: payer,
          costed: pence,
          weekly: partOf(weekly, payer),
          yearly: partOf(yearly, payer),
        }));
  const only = shares?.length === 1 ? shares[0]?.payer : undefined;
  const money = (pence: number | undefined): string => (pence === undefined ? '' : showMoney(pence));
  const columns: SummaryColumn<Line>[] = [
    { heading: 'Paid by', cell: ({ who }) => who },
    { heading: `As costed, ${periodInWords(amountPeriod)}`, align: 'end', cell: ({ costed }) => showMoney(costed) },
  ];
  if (derived !== undefined && amountPeriod !== 'week') {
    columns.push({ heading: 'A week', align: 'end', cell: (line) => money(line.weekly) });
  }
  if (derived !== undefined && amountPeriod !== 'year') {
    columns.push({ heading: 'A year', align: 'end', cell: (line) => money(line.yearly) });
  }
  const whole: Line = {
    who: only ?? (lines.length === 0 ? 'Not recorded' : 'Together'),
    costed: amount,
    weekly,
    yearly,
  };
  return (
    <div>
      <SummaryTable
        caption="Approved amount"
        columns={columns}
        rows={lines.length === 0 ? [whole] : lines}
        rowKey={({ who }) => who}
        {...(lines.length === 0 ? {} : { total: whole })}
      />
      {derived === undefined ? null : (
        <p className={styles.basis}>
          Kept as it was costed. The other figures are worked out, with {policy.weeksInYear} weeks in a year.
        </p>
      )}
    </div>
  );
}
