import { personalHealthBudgets } from '@phb/schemas';
import { samplePersonalHealthBudgets } from '../../../../schemas/samples/personalHealthBudgets.js';
import { Temporal } from 'temporal-polyfill';
import type { FormDeclaration, FormValues } from '../../../../ui/kit/form/declaration.js';
import { blankRow, fillForm, readForm, shownColumns } from '../../../../ui/kit/form/readForm.js';
import { caseForm, newCaseForm } from '../../../../ui/register/case/forms.js';

const [live] = samplePersonalHealthBudgets.rows;
if (live === undefined) throw new TypeError('there is a sample');
const opened = fillForm(caseForm, live);
const read = (typed: FormValues): ReturnType<typeof readForm<typeof personalHealthBudgets>> =>
  readForm(caseForm, live, { ...opened, ...typed }, opened);

describe('reading a form', () => {
  it('gives back each sample row unchanged', () => {
    for (const row of samplePersonalHealthBudgets.rows) {
      const values = fillForm(caseForm, row);
      expect(readForm(caseForm, row, values, values)).toEqual({ ok: true, row });
    }
  });

  it('refuses a day that has not come yet of what has happened', () => {
    const today = Temporal.PlainDate.from('2019-04-30');
    const typed = { ...opened, planAgreedOn: '15 October 2099' };
    expect(readForm(caseForm, live, typed, opened, today)).toEqual({
      ok: false,
      problems: [{ column: 'planAgreedOn', message: 'Plan agreed on must not be after today, 30 April 2019.' }],
    });
    expect(readForm(caseForm, live, { ...opened, endsOn: '1 May 2099' }, opened, today).ok).toBe(true);
  });

  it('reads dates and money as people write them', () => {
    const result = read({ startsOn: '1/10/2018', amount: '£1,300' });
    expect(result.ok && result.row.startsOn).toEqual(Temporal.PlainDate.from('2018-10-01'));
    expect(result.ok && result.row.amount).toBe(130_000);
  });

  it('answers with one sentence at each field, in the order of the form, and asks no rule about what does not read', () => {
    const result = read({ status: 'Live', startsOn: '31 April 2019', endsOn: '1 May 2017', amount: 'lots' });
    expect(result).toEqual({
      ok: false,
      problems: [
        {
          column: 'startsOn',
          message: 'Starts on must be a real date with a four-figure year, such as 14 March 2026 or 14/3/2026.',
        },
        { column: 'amount', message: 'Approved amount must be an amount in pounds and pence, such as 1,234.50.' },
      ],
    });
  });

  it('puts the message of a rule at its field', () => {
    const result = read({ firstPaymentOn: '1 May 2018' });
    expect(result).toEqual({
      ok: false,
      problems: [
        { column: 'firstPaymentOn', message: 'First payment on must not be before starts on. Check both dates.' },
      ],
    });
  });
});

describe('what is asked', () => {
  it('of a new case is the decision where it starts a clock', () => {
    const blank = blankRow(personalHealthBudgets, { status: 'Identified' });
    const filled = fillForm(newCaseForm, blank);
    const asked = (typed: FormValues): ReadonlySet<string> =>
      shownColumns(newCaseForm, { ...filled, ...typed }, filled);
    expect(asked({ category: 'Wheelchair' })).not.toContain('eligibilityDecidedOn');
    expect(asked({ category: 'Adult CHC' })).toContain('eligibilityDecidedOn');
  });

  it('and no more asked is forgotten, with what was typed there', () => {
    const blank = fillForm(caseForm, { ...live, managedAccount: false, firstPaymentOn: null });
    const typed = { ...blank, forms: ['Notional'], managedAccount: true };
    const result = readForm(caseForm, { ...live, firstPaymentOn: null }, typed, blank);
    expect(result.ok && result.row.managedAccount).toBe(false);
  });

  it('of a part of the row leaves the other part as it is, whatever it holds', () => {
    const part: FormDeclaration<typeof personalHealthBudgets> = {
      ...caseForm,
      partial: true,
      askedWhen: { ...caseForm.askedWhen, startsOn: () => false },
    };
    const values = fillForm(part, live);
    expect(shownColumns(part, values, values)).not.toContain('startsOn');
    const result = readForm(part, live, { ...values, startsOn: 'never mind', council: 'Westvale' }, values);
    expect(result).toEqual({ ok: true, row: { ...live, council: 'Westvale' } });
  });
});
