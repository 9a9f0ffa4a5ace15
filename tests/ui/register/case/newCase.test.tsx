import { OfflineError } from '@phb/connectors';
import { decisions, people, personalHealthBudgets, reviews, sampleDay, sampleReference } from '@phb/schemas';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as React from 'react';
import RegisterPart from '../../../../ui/register/RegisterPart.js';
import { pretendLayout } from '../../memory/layout.js';
import type { MemoryData } from '../../memory/memoryData.js';
import { sampleRegister } from '../../memory/register.js';
import { show } from '../../memory/show.js';

type User = ReturnType<typeof userEvent.setup>;

let restore: () => void;
beforeEach(() => {
  restore = pretendLayout({ width: 1200, height: 640 });
});
afterEach(() => restore());

async function begin(data: MemoryData, nhsNumber: string): Promise<User> {
  const user = userEvent.setup({ delay: null });
  show(<RegisterPart />, data);
  await screen.findByText('3 of 3 cases');
  await user.click(screen.getByRole('button', { name: 'Add a case' }));
  await user.type(await screen.findByRole('textbox', { name: 'NHS number' }), nhsNumber);
  await user.click(screen.getByRole('button', { name: 'Continue' }));
  return user;
}

async function fillWheelchair(user: User): Promise<void> {
  await user.type(screen.getByRole('textbox', { name: 'Family name' }), 'Demo-Newcombe');
  await user.type(screen.getByRole('textbox', { name: 'Given name' }), 'Alba');
  await user.type(screen.getByRole('textbox', { name: 'Date of birth' }), '5 May 1960');
  await user.type(screen.getByRole('textbox', { name: 'Council' }), 'Northbay');
  await user.selectOptions(screen.getByRole('combobox', { name: 'Category' }), 'Wheelchair');
  await user.click(screen.getByRole('checkbox', { name: 'Notional' }));
  await user.type(screen.getByRole('textbox', { name: 'Approved amount' }), '900');
  await user.type(screen.getByRole('textbox', { name: 'Plan agreed on' }), '25 March 2019');
  await user.type(screen.getByRole('textbox', { name: 'Starts on' }), '1 April 2019');
}

describe('a new case', () => {
  it('begins with the NHS number and says at once when its check digit is wrong', async () => {
    await begin(sampleRegister(), '999 000 0019');
    const field = screen.getByRole('textbox', { name: 'NHS number' });
    expect(field).toHaveFocus();
    expect(field).toHaveAccessibleDescription(
      expect.stringContaining('NHS number must have 10 digits and the right check digit'),
    );
  });

  it('shows a person who is in the register already, with their cases, closed ones too', async () => {
    const data = sampleRegister();
    const user = await begin(data, '9990000026');
    expect(
      await screen.findByRole('heading', { name: 'Demo-O’Quill, Tobin is already in the register' }),
    ).toHaveFocus();
    const cases = within(screen.getByRole('list', { name: 'Their cases' }));
    expect(cases.getByRole('button', { name: sampleReference('PHB', 2) })).toBeInTheDocument();
    expect(cases.getByRole('button', { name: sampleReference('PHB', 3) })).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Add another case for this person' }));
    await user.selectOptions(screen.getByRole('combobox', { name: 'Category' }), 'Other');
    await user.click(screen.getByRole('button', { name: 'Add the case' }));
    expect(await screen.findByText(/^PHB-.* is added\.$/)).toBeInTheDocument();
    expect(data.list(people).rows()).toHaveLength(3);
    const added = data.list(personalHealthBudgets).rows()[4];
    expect(added).toMatchObject({ personRef: sampleReference('P', 2), council: 'Southmere', status: 'Identified' });
  });

  it('asks about somebody of the same name before it adds a person, and goes on for the one that is there', async () => {
    const data = sampleRegister();
    const user = await begin(data, '9990000069');
    await user.type(await screen.findByRole('textbox', { name: 'Family name' }), 'Demo-O’Quill');
    await user.type(screen.getByRole('textbox', { name: 'Given name' }), 'T');
    await user.type(screen.getByRole('textbox', { name: 'Date of birth' }), '5 May 1960');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Category' }), 'Other');
    await user.click(screen.getByRole('button', { name: 'Add the case' }));
    const question = await screen.findByRole('region', { name: 'People of the same name' });
    expect(within(question).getByRole('heading')).toHaveFocus();
    expect(question).toHaveTextContent('Demo-O’Quill, Tobin: another date of birth');
    expect(question).toHaveTextContent('NHS number999 000 0026');
    expect(data.list(people).rows()).toHaveLength(3);
    await user.click(within(question).getByRole('button', { name: /^It is this person/ }));
    expect(await within(screen.getByRole('dialog')).findByText(/^Demo-O’Quill, Tobin/)).toBeInTheDocument();
    expect(screen.getByRole('combobox', { name: 'Category' })).toHaveValue('Other');
    await user.click(screen.getByRole('button', { name: 'Add the case' }));
    await screen.findByText(/^PHB-.* is added\.$/);
    expect(data.list(people).rows()).toHaveLength(3);
    expect(data.list(personalHealthBudgets).rows()[4]).toMatchObject({ personRef: sampleReference('P', 2) });
  });

  it('adds somebody else of the same name once it is said that they are, and the record then warns of the other', async () => {
    const data = sampleRegister();
    const user = await begin(data, '9990000069');
    await user.type(await screen.findByRole('textbox', { name: 'Family name' }), 'Demo-O’Quill');
    await user.type(screen.getByRole('textbox', { name: 'Given name' }), 'Tobin');
    await user.type(screen.getByRole('textbox', { name: 'Date of birth' }), '5 May 1960');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Category' }), 'Other');
    await user.click(screen.getByRole('button', { name: 'Add the case' }));
    await user.click(await screen.findByRole('button', { name: 'It is somebody else: add them' }));
    await screen.findByText(/^PHB-.* is added\.$/);
    expect(data.list(people).rows()).toHaveLength(4);
    const warning = await screen.findByText(/^Another person in the register has this name/);
    expect(warning).toHaveTextContent('NHS number 999 000 0026. Check that this is the case you mean.');
  });

  it('of a wheelchair is five fields and done: live at once, with its decision', async () => {
    const data = sampleRegister();
    const user = await begin(data, '9990000026');
    await user.click(await screen.findByRole('button', { name: 'Add another case for this person' }));
    await user.selectOptions(screen.getByRole('combobox', { name: 'Category' }), 'Wheelchair');
    expect(screen.getByRole('radio', { name: 'It is a one-off and agreed: live at once' })).toBeChecked();
    await user.click(screen.getByRole('button', { name: 'Add the case' }));
    const summary = screen.getByRole('group', { name: 'There are 4 problems' });
    expect(summary).toHaveTextContent('Tick at least one “Form”.');
    expect(summary).toHaveTextContent('Enter “Approved amount”.');
    await user.click(screen.getByRole('checkbox', { name: 'Direct payment' }));
    await user.click(screen.getByRole('button', { name: 'Add the case' }));
    expect(screen.getByRole('group', { name: 'There is a problem' })).toHaveTextContent(
      'A direct payment is not live at once',
    );
    await user.click(screen.getByRole('checkbox', { name: 'Direct payment' }));
    await user.click(screen.getByRole('checkbox', { name: 'Third party' }));
    await user.type(screen.getByRole('textbox', { name: 'Approved amount' }), '1,200.50');
    await user.type(screen.getByRole('textbox', { name: 'Plan agreed on' }), '25 March 2019');
    await user.type(screen.getByRole('textbox', { name: 'Starts on' }), '1 April 2019');
    await user.click(screen.getByRole('button', { name: 'Add the case' }));
    await screen.findByText(/^PHB-.* is added\.$/);
    const added = data.list(personalHealthBudgets).rows()[4];
    expect(added).toMatchObject({
      status: 'Live',
      category: 'Wheelchair',
      forms: ['Third party'],
      oneOff: true,
      amount: 120_050,
      amountPeriod: 'one-off',
      startsOn: sampleDay('2019-04-01'),
    });
    expect(data.list(decisions).rows()).toMatchObject([
      { caseRef: added?.ref, kind: 'Go live', fromStatus: 'Identified', toStatus: 'Live', decidedBy: 11 },
    ]);
  });

  it('keeps the category when it is to begin at the first status after all', async () => {
    const data = sampleRegister();
    const user = await begin(data, '9990000026');
    await user.click(await screen.findByRole('button', { name: 'Add another case for this person' }));
    await user.selectOptions(screen.getByRole('combobox', { name: 'Category' }), 'Wheelchair');
    await user.click(screen.getByRole('radio', { name: 'At “Identified”: it goes through the stages' }));
    expect(screen.getByRole('combobox', { name: 'Category' })).toHaveValue('Wheelchair');
    expect(screen.getByRole('textbox', { name: 'Identified on' })).toHaveValue('30 April 2019');
    await user.click(screen.getByRole('button', { name: 'Add the case' }));
    await screen.findByText(/^PHB-.* is added\.$/);
    expect(data.list(personalHealthBudgets).rows()[4]).toMatchObject({ status: 'Identified', amountPeriod: null });
    expect(data.list(decisions).rows()).toEqual([]);
  });

  it('adds the person, the case and its first open review, in this order', async () => {
    const data = sampleRegister();
    const user = await begin(data, '9990000034');
    expect(await screen.findByRole('textbox', { name: 'Family name' })).toHaveFocus();
    await fillWheelchair(user);
    await user.click(screen.getByRole('button', { name: 'Add the case' }));
    await screen.findByText(/^PHB-.* is added\.$/);
    const person = data.list(people).rows()[3];
    expect(person).toMatchObject({ nhsNumber: '9990000034', familyName: 'Demo-Newcombe' });
    const added = data.list(personalHealthBudgets).rows()[4];
    expect(added).toMatchObject({
      personRef: person?.ref,
      council: 'Northbay',
      ageGroup: 'Adult',
      nextReviewDue: sampleDay('2020-03-25'),
    });
    const open = data
      .list(reviews)
      .rows()
      .find(({ caseRef }) => caseRef === added?.ref);
    expect(open).toMatchObject({ dueOn: sampleDay('2020-03-25'), doneOn: null, clocks: ['PWB'] });
    expect(screen.getByText('4 of 4 cases')).toBeInTheDocument();
  });

  it('puts the problems of both forms in one summary', async () => {
    const data = sampleRegister();
    const user = await begin(data, '9990000034');
    await screen.findByRole('textbox', { name: 'Family name' });
    await user.type(screen.getByRole('textbox', { name: 'Family name' }), '=1+1');
    await user.click(screen.getByRole('button', { name: 'Add the case' }));
    const summary = screen.getByRole('group', { name: 'There are 4 problems' });
    expect(summary).toHaveTextContent('Family name may not begin with =.');
    expect(summary).toHaveTextContent('Choose “Category”.');
    await user.click(within(summary).getByRole('button', { name: 'Choose “Category”.' }));
    expect(screen.getByRole('combobox', { name: 'Category' })).toHaveFocus();
    expect(data.list(people).log).toEqual([]);
  });

  it('does not add the person a second time when the case failed and is saved again', async () => {
    const data = sampleRegister();
    const user = await begin(data, '9990000034');
    await screen.findByRole('textbox', { name: 'Family name' });
    await fillWheelchair(user);
    data
      .list(personalHealthBudgets)
      .refuse('add', new OfflineError({ message: 'gone', sentence: 'There is no network.' }));
    await user.click(screen.getByRole('button', { name: 'Add the case' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Saved: the person, the decision. Not saved yet: the case, the open review. There is no network.',
    );
    await user.click(screen.getByRole('button', { name: 'Add the rest' }));
    await screen.findByText(/^PHB-.* is added\.$/);
    expect(data.list(people).rows()).toHaveLength(4);
    expect(data.list(decisions).rows()).toHaveLength(1);
    expect(data.list(personalHealthBudgets).rows()).toHaveLength(5);
  });
});
