/** The life cycle as the coordinator goes through it: from a new referral to Live by moves, a blocked move, an override. */
import type { Frame, Locator } from 'playwright-core';
import { eventually } from '../harness/eventually.js';
import { browsing, focused, showTexts, texts } from './browsing.js';
import { freeNhsNumber } from './nhsNumbers.js';
import { item, items, recycle } from './plainHttp.js';
import type { Item } from './plainHttp.js';

const budgets = 'Personal health budgets';
const { open } = browsing();

/** The cases that these paths add. Others count live cases, so they do not stay. */
const addedHere: string[] = [];
afterAll(async () => {
  for (const ref of addedHere) {
    const added = await item('administrator', 'register', budgets, ref);
    for (const list of ['Decisions', 'Approvals', 'Reviews', 'Plan outcomes', 'Budget lines']) {
      const rows = await items('administrator', 'register', list, { $filter: `CaseRef eq '${ref}'` });
      for (const row of rows) await recycle('administrator', 'register', list, row);
    }
    await recycle('administrator', 'register', budgets, added);
    const person = await item('administrator', 'register', 'People', String(added['PersonRef']));
    await recycle('administrator', 'register', 'People', person);
  }
});

interface Opened {
  readonly document: Frame;
  readonly ref: string;
  readonly panel: Locator;
}

/** Begins a case for somebody new, up to the fields of the case itself. */
async function newCase(document: Frame, category: string): Promise<Locator> {
  await document.getByRole('button', { name: 'Add a case' }).click();
  const panel = document.getByRole('dialog', { name: 'Add a case' });
  const nhsNumber = await freeNhsNumber();
  await panel.getByRole('textbox', { name: 'NHS number' }).fill(nhsNumber);
  await panel.getByRole('button', { name: 'Continue' }).click();
  await panel.getByRole('textbox', { name: 'Family name' }).fill(`Demo-Stages ${nhsNumber.slice(-4)}`);
  await panel.getByRole('textbox', { name: 'Given name' }).fill('Merle');
  await panel.getByRole('textbox', { name: 'Date of birth' }).fill('28/2/1950');
  await panel.getByRole('combobox', { name: 'Category' }).selectOption(category);
  return panel;
}

async function added(document: Frame, panel: Locator): Promise<Opened> {
  await panel.getByRole('button', { name: 'Add the case' }).click();
  const told = await document.getByText(/^PHB-\S+ is added\.$/).innerText();
  const ref = told.split(' ')[0] ?? '';
  addedHere.push(ref);
  return { document, ref, panel: document.getByRole('dialog', { name: ref }) };
}

type Fill = (form: Locator) => Promise<void>;

/** Begins a move: its form, with the heading in focus. */
async function begin({ panel, ref }: Opened, label: string): Promise<Locator> {
  const next = panel.getByRole('group', { name: 'What comes next' });
  await next.getByRole('button', { name: label, exact: true }).click();
  const form = panel.getByRole('form', { name: `${label}: ${ref}` });
  await focused(form.getByRole('heading', { name: label, exact: true }));
  return form;
}

async function move(opened: Opened, label: string, to: string, fill: Fill = async () => undefined): Promise<void> {
  const form = await begin(opened, label);
  await fill(form);
  await finish(opened, form, label, to);
}

async function finish({ document, ref }: Opened, form: Locator, label: string, to: string): Promise<void> {
  await form.getByRole('button', { name: label, exact: true }).click();
  await document.getByText(`${ref} is now at “${to}”.`).waitFor();
}

const type = (form: Locator, name: string, text: string): Promise<void> =>
  form.getByRole('textbox', { name, exact: true }).fill(text);
const choose = async (form: Locator, name: string, option: string): Promise<void> => {
  await form.getByRole('combobox', { name, exact: true }).selectOption(option);
};
const problemsOf = (form: Locator): Locator =>
  form.getByRole('group', { name: /^There (is a problem|are \d+ problems)$/ });

async function toPlanning(opened: Opened): Promise<void> {
  await move(opened, 'Record the offer', 'Offered', (form) => type(form, 'Offered on', '4/3/2019'));
  await move(opened, 'Begin the assessment', 'Assessment', (form) => choose(form, 'Answer to the offer', 'Accepted'));
  await move(opened, 'Share the indicative budget', 'Indicative budget shared', async (form) => {
    await type(form, 'Needs assessed on', '11/3/2019');
    await type(form, 'Indicative amount', '450');
    await choose(form, 'Indicative amount is per', 'week');
    await type(form, 'Indicative amount shared on', '12/3/2019');
  });
  await move(opened, 'Begin planning', 'Planning');
}

/** Enters what the panel sees of the plan, in the tab of the record that the move leads to. */
async function enterPlan({ panel }: Opened): Promise<void> {
  await panel.getByRole('button', { name: 'Add a plan outcome' }).click();
  await panel.getByRole('textbox', { name: 'Outcome', exact: true }).fill('Sleep through the night');
  await panel.getByRole('button', { name: 'Add the plan outcome' }).click();
  await panel.getByText('Sleep through the night').first().waitFor();
  await panel.getByRole('button', { name: 'Add a budget line' }).click();
  await choose(panel, 'Kind of support', 'Care and support');
  await panel.getByRole('textbox', { name: 'Description', exact: true }).fill('Night care');
  await panel.getByRole('textbox', { name: 'Amount', exact: true }).fill('450');
  await choose(panel, 'Per', 'week');
  await panel.getByRole('button', { name: 'Add the budget line' }).click();
  await panel.getByText('Night care').first().waitFor();
  await panel.getByRole('tab', { name: 'Summary' }).click();
}

const decisionsOf = async (ref: string): Promise<string[]> => {
  const rows: readonly Item[] = await items('coordinator', 'register', 'Decisions', { $filter: `CaseRef eq '${ref}'` });
  return rows.map((row) => `${String(row['FromStatus'])} > ${String(row['ToStatus'])}`);
};

const throughEveryStage = [
  'Identified > Offered',
  'Offered > Assessment',
  'Assessment > Indicative budget shared',
  'Indicative budget shared > Planning',
  'Planning > Awaiting panel',
  'Awaiting panel > Approved, agreement pending',
  'Approved, agreement pending > Live',
];

describe('from a new referral to Live, through every stage', () => {
  it('takes a direct payment no further than the law allows, whatever reason is given', async () => {
    const visited = await open({ page: 'register', person: 'coordinator' });
    const panel = await newCase(visited.document, 'Adult CHC');
    await panel.getByRole('textbox', { name: 'Eligibility decided on' }).fill('1/3/2019');
    const opened = await added(visited.document, panel);
    await toPlanning(opened);

    const toPanel = await begin(opened, 'Send to the panel');
    await toPanel.getByRole('checkbox', { name: 'Direct payment' }).check();
    await choose(toPanel, 'Care coordinator', 'Robin Demo-Ashdown');
    await type(toPanel, 'Approved amount', '450');
    await choose(toPanel, 'Per', 'week');
    await toPanel.getByRole('button', { name: 'Send to the panel' }).click();
    await problemsOf(toPanel).getByText('Add at least one “Outcome” of the plan.', { exact: false }).first().waitFor();
    expect(await visited.axe()).toEqual([]);
    await toPanel.getByRole('button', { name: 'Save, and move later' }).click();
    await visited.document.getByText('stays at “Planning”', { exact: false }).waitFor();

    const again = await begin(opened, 'Send to the panel');
    await again.getByRole('button', { name: 'Go to the plan' }).first().click();
    await enterPlan(opened);
    await move(opened, 'Send to the panel', 'Awaiting panel');
    await move(opened, 'Approve', 'Approved, agreement pending', (form) => type(form, 'Plan agreed on', '1/4/2019'));

    const goLive = await begin(opened, 'Go live');
    await type(goLive, 'Starts on', '8/4/2019');
    await type(goLive, 'Agreement signed on', '3/4/2019');
    await choose(goLive, 'Ground of consent', 'Has capacity and consents');
    await type(goLive, 'Exclusions checked on', '2/4/2019');
    await choose(goLive, 'Account', 'Separate account');
    await goLive.getByRole('button', { name: 'Go live' }).click();
    await problemsOf(goLive).getByText('Enter “Consent given on”. No direct payment', { exact: false }).waitFor();
    expect(await goLive.getByRole('checkbox', { name: 'Go on without what policy asks for' }).count()).toBe(0);
    expect(await item('coordinator', 'register', budgets, opened.ref)).toMatchObject({
      Status: 'Approved, agreement pending',
    });
    await type(goLive, 'Consent given on', '2/4/2019');
    await finish(opened, goLive, 'Go live', 'Live');

    expect(await item('coordinator', 'register', budgets, opened.ref)).toMatchObject({
      Status: 'Live',
      Forms: ['Direct payment'],
      AgeGroup: 'Adult',
    });
    expect(await decisionsOf(opened.ref)).toEqual(throughEveryStage);
    const steps = opened.panel.getByRole('list', { name: 'Statuses of this case' }).getByRole('listitem');
    await eventually(async () => {
      expect((await texts(steps)).filter((text) => text.startsWith('Now'))).toEqual(['Now: Live 30 April 2019']);
    });
    expect(await visited.axe()).toEqual([]);
  });

  it('takes a notional budget there, past what policy asks for with a reason that a second person approved', async () => {
    const { document } = await open({ page: 'register', person: 'coordinator' });
    const panel = await newCase(document, 'Long-term condition');
    const opened = await added(document, panel);
    await toPlanning(opened);
    const toPanel = await begin(opened, 'Send to the panel');
    await toPanel.getByRole('checkbox', { name: 'Notional' }).check();
    await choose(toPanel, 'Care coordinator', 'Robin Demo-Ashdown');
    await type(toPanel, 'Approved amount', '450');
    await choose(toPanel, 'Per', 'week');
    await toPanel.getByRole('checkbox', { name: 'Go on without what policy asks for' }).check();
    await type(toPanel, 'Why they were overridden', 'The panel meets tomorrow; the plan is on paper.');
    await toPanel.getByRole('button', { name: 'Ask for the approval: override of “Outcome”, “Amount”' }).click();
    await toPanel.getByText('The approval is asked for.', { exact: false }).waitFor();
    await toPanel.getByRole('button', { name: 'Save, and move later' }).click();
    await document.getByText('stays at “Planning”', { exact: false }).waitFor();
    const second = await open({ page: 'register', person: 'nurse' });
    await second.document.getByRole('button', { name: 'More' }).click();
    await second.document.getByRole('menuitem', { name: 'To approve' }).click();
    const waits = second.document.getByRole('listitem').filter({ hasText: opened.ref });
    await waits.getByText('The panel meets tomorrow; the plan is on paper.', { exact: false }).waitFor();
    expect(await second.axe()).toEqual([]);
    await waits.getByRole('button', { name: /^Approve: / }).click();
    await waits.waitFor({ state: 'detached' });
    await opened.panel.getByRole('button', { name: 'Close', exact: true }).click();
    await document.getByRole('searchbox', { name: 'Find by reference, name or NHS number' }).fill(opened.ref);
    await document.getByRole('grid', { name: budgets }).getByRole('row').filter({ hasText: opened.ref }).click();
    const agreed = await begin(opened, 'Send to the panel');
    await agreed.getByText(/^Approved on 30 April 2019 by /).waitFor();
    await finish(opened, agreed, 'Send to the panel', 'Awaiting panel');
    await move(opened, 'Approve', 'Approved, agreement pending', (form) => type(form, 'Plan agreed on', '1/4/2019'));
    await move(opened, 'Go live', 'Live', async (form) => {
      await type(form, 'Agreement signed on', '3/4/2019');
      await type(form, 'Starts on', '8/4/2019');
    });
    expect(await decisionsOf(opened.ref)).toEqual(throughEveryStage);
    const rows = await items('coordinator', 'register', 'Decisions', { $filter: `CaseRef eq '${opened.ref}'` });
    expect(rows.find((row) => row['ToStatus'] === 'Awaiting panel')).toMatchObject({
      Overridden: 'OUTCOMES, LINES',
      OverrideReason: 'The panel meets tomorrow; the plan is on paper.',
    });
  });
});

describe('a one-off wheelchair budget', () => {
  it('is five fields and done', async () => {
    const { document } = await open({ page: 'register', person: 'coordinator' });
    const panel = await newCase(document, 'Wheelchair');
    await panel.getByRole('checkbox', { name: 'Notional' }).check();
    await type(panel, 'Approved amount', '900');
    await type(panel, 'Plan agreed on', '25/3/2019');
    await type(panel, 'Starts on', '1/4/2019');
    const opened = await added(document, panel);
    const steps = opened.panel.getByRole('list', { name: 'Statuses of this case' }).getByRole('listitem');
    await showTexts(steps, ['Passed: Identified', 'Now: Live 30 April 2019', 'To come: Closed']);
    expect(await item('coordinator', 'register', budgets, opened.ref)).toMatchObject({
      Status: 'Live',
      OneOff: true,
      Amount: 900,
      AmountPeriod: 'one-off',
    });
    expect(await decisionsOf(opened.ref)).toEqual(['Identified > Live']);
  });
});

describe('a manager', () => {
  it('sees where a case stands, and is offered no move', async () => {
    const rows = await items('manager', 'register', budgets, { $filter: "Status eq 'Live'" });
    const { document } = await open({
      page: `/sites/phb/SitePages/Register.aspx?case=${rows[0]?.Title ?? ''}`,
      person: 'manager',
    });
    const panel = document.getByRole('dialog', { name: rows[0]?.Title ?? '' });
    await panel.getByRole('list', { name: 'Statuses of this case' }).getByText('Live').waitFor();
    expect(await panel.getByRole('group', { name: 'What comes next' }).count()).toBe(0);
  });
});
