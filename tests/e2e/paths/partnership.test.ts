/** The partnership workspace: the council guest's plan and shared cases, and the coordinator's publishing of agreed columns. */
import type { Frame, Locator } from 'playwright-core';
import type { Visit } from '../harness/visit.js';
import { eventually } from '../harness/eventually.js';
import { browsing, showTexts, texts } from './browsing.js';
import { ask, change, item, items, sitePaths } from './plainHttp.js';
import type { Item } from './plainHttp.js';

const { open } = browsing();

/** Opens the workspace, and keeps a list of every address that the browser asks for from then on. */
async function openWorkspace(person: 'council-guest' | 'coordinator' | 'manager', tab?: string): Promise<Visit> {
  const visited = await open({ page: 'partnership', person });
  if (tab !== undefined) await visited.document.getByRole('tab', { name: tab }).click();
  return visited;
}

/** Takes a day for the plan, and waits for the plan as at it. */
async function asAt(document: Frame, typed: string, shown: string): Promise<void> {
  const field = document.getByRole('textbox', { name: 'As at' });
  await field.fill(typed);
  await field.press('Enter');
  await document.getByRole('table', { name: `Action plan as at ${shown}` }).waitFor();
}

const task = (document: Frame, number: number): Locator =>
  document.getByRole('table', { name: /^Action plan/ }).getByRole('row', { name: new RegExp(`^${number}\\s`) });

async function action(number: number): Promise<Item | undefined> {
  const rows = await items('council-guest', 'partnership', 'Actions');
  return rows.find((row) => row['Number'] === number);
}

describe('the council guest', () => {
  it('sees how the plan stood: 3 due and 1 overdue by 30 April 2016, 6 and 3 by 30 September 2016', async () => {
    const { document } = await openWorkspace('council-guest');
    await document.getByRole('table', { name: 'Action plan as at 30 April 2019' }).waitFor();
    await asAt(document, '30/4/2016', '30 April 2016');
    await document.getByText('Due by 30 April 2016: 3, of which overdue: 1. 10 tasks in all.').waitFor();
    await task(document, 1).getByText('Overdue', { exact: true }).waitFor();
    await task(document, 4).getByText('Due within 28 days', { exact: true }).waitFor();
    await asAt(document, '30 September 2016', '30 September 2016');
    await document.getByText('Due by 30 September 2016: 6, of which overdue: 3. 10 tasks in all.').waitFor();
    await document.getByRole('button', { name: /^Overdue\s3$/ }).click();
    await eventually(async () => {
      const names = await texts(document.getByRole('table').getByRole('rowheader'));
      expect(names.filter((name) => /^\d/.test(name)).map((name) => Number.parseInt(name, 10))).toEqual([1, 4, 5]);
    });
  });

  it('marks a task complete and takes it back', async () => {
    const { document } = await openWorkspace('council-guest');
    const before = await action(9);
    await document.getByRole('button', { name: 'Complete task 9' }).click();
    await document.getByText('Task 9 is marked complete.').waitFor();
    await task(document, 9).getByText('on 30 Apr 2019').waitFor();
    expect(await action(9)).toMatchObject({ Status: 'Complete', CompletedOn: '2019-04-29T23:00:00Z' });
    await document.getByRole('button', { name: 'Undo' }).click();
    await document.getByText('Undone.').waitFor();
    await document.getByRole('button', { name: 'Complete task 9' }).waitFor();
    expect(await action(9)).toMatchObject({ Status: before?.['Status'], CompletedOn: null });
  });

  it('sees of the shared cases the agreed columns only', async () => {
    const { document } = await openWorkspace('council-guest', 'Shared cases');
    const grid = document.getByRole('grid', { name: 'Shared cases' });
    await grid.getByRole('row').nth(1).waitFor();
    await showTexts(grid.getByRole('columnheader'), [
      'Name',
      'Council’s number',
      'Case',
      'Status',
      'Category',
      'Council pays',
      'Next review due',
      'Published',
    ]);
    const [first] = await items('council-guest', 'partnership', 'Shared cases');
    const reference = first?.Title ?? '';
    await document.getByRole('searchbox').fill(reference);
    await grid.getByRole('row').filter({ hasText: reference }).click();
    const panel = document.getByRole('dialog', { name: reference });
    await showTexts(panel.getByRole('term'), [
      'Case reference',
      'Council’s own number',
      'Family name',
      'Given name',
      'Date of birth',
      'Status',
      'Category',
      'Form',
      'Starts on',
      'Ends on',
      'Council share (%)',
      'Council amount',
      'Per',
      'Next review due',
      'Published',
      'Basis for sharing',
    ]);
  });

  it('is offered no publishing, and the browser asks the register for nothing', async () => {
    const visited = await open({ page: 'partnership', person: 'council-guest' });
    const { page, document } = visited;
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.reload();
    await document.getByRole('table', { name: /^Action plan/ }).waitFor();
    await document.getByRole('button', { name: 'Edit task 3' }).click();
    await document.getByRole('dialog', { name: 'Task 3' }).getByRole('button', { name: 'Close', exact: true }).click();
    await document.getByRole('tab', { name: 'Shared cases' }).click();
    await document.getByRole('grid', { name: 'Shared cases' }).getByRole('row').nth(1).click();
    await document.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).click();
    await page.waitForLoadState('networkidle');
    expect(await texts(document.getByRole('tab'))).toEqual(['Action plan', 'Shared cases']);
    expect(asked.some((path) => path.startsWith(`${sitePaths.partnership}/_api/`))).toBe(true);
    expect(asked.filter((path) => `${path}/`.startsWith(`${sitePaths.register}/`))).toEqual([]);
  });

  it('may read what is published and not write it', async () => {
    const [row] = await items('council-guest', 'partnership', 'Shared cases');
    if (row === undefined) throw new Error('Nothing is published.');
    await expect(change('council-guest', 'partnership', 'Shared cases', row, { CouncilAmount: 1 })).rejects.toThrow(
      /answered 403/,
    );
    expect(await item('council-guest', 'partnership', 'Shared cases', row.Title)).toEqual(row);
  });
});

it('shows a manager the plan to read, and of the shared cases nothing', async () => {
  const { document } = await openWorkspace('manager');
  await document.getByRole('table', { name: /^Action plan/ }).waitFor();
  expect(await document.getByRole('button', { name: /^(Complete|Reopen|Edit) (task|milestone)|^Add/ }).count()).toBe(0);
  expect(await texts(document.getByRole('tab'))).toEqual(['Action plan', 'Shared cases']);
  await document.getByRole('tab', { name: 'Shared cases' }).click();
  await document.getByText('You do not have access to the shared cases.').waitFor();
  expect(await document.getByRole('grid').count()).toBe(0);
});

describe('publishing', () => {
  /** What the partner's site holds of each case, without the moment of publishing. */
  const shared = async (): Promise<readonly Item[]> => items('council-guest', 'partnership', 'Shared cases');

  it('shows first what would happen, then does that and no more, with a receipt; do not disclose stays withheld', async () => {
    const cases = await items('coordinator', 'register', 'Personal health budgets', {
      $filter: "Council eq 'Northbay'",
    });
    const people = await items('coordinator', 'register', 'People', { $filter: 'DoNotDisclose eq 1' });
    const hidden = cases.filter(
      (row) => Number(row['CouncilShare']) > 0 && people.some((person) => person.Title === row['PersonRef']),
    );
    expect(hidden.length).toBeGreaterThan(0);
    const before = await shared();
    const changed = cases.find(
      (row) =>
        row['AmountPeriod'] === 'week' &&
        row['NhsShare'] === row['CouncilShare'] &&
        before.some(({ Title, Status }) => Title === row.Title && Status === 'Live'),
    );
    if (changed === undefined) throw new Error('No shared case is paid half and half by the week.');
    const amount = Number(changed['Amount']);
    await change('coordinator', 'register', 'Personal health budgets', changed, { Amount: amount + 10 });

    const { document } = await openWorkspace('coordinator', 'Publish agreed columns');
    await document.getByRole('heading', { name: 'Publish to Northbay' }).waitFor();
    const going = document.getByRole('table', { name: 'Cases that go' });
    await going.waitFor();
    const goes = await texts(going.getByRole('rowheader'));
    expect(goes).toContain(changed.Title);
    await going.getByRole('row', { name: changed.Title }).getByText('Brought up to date: Council amount').waitFor();
    const withheld = document.getByRole('table', { name: 'Cases that are withheld, and why' });
    for (const { Title } of hidden) {
      expect(goes).not.toContain(Title);
      await withheld.getByRole('row', { name: Title }).getByText('The person is marked do not disclose.').waitFor();
    }
    // A case that is unticked does not count; nothing is remembered of it.
    const box = going.getByRole('checkbox', { name: changed.Title });
    const publishes = (count: number): string =>
      count === 0 ? 'Nothing to publish' : `Publish ${count} change${count === 1 ? '' : 's'}`;
    await box.uncheck();
    await document.getByText('case is left out this time, as you unticked it').waitFor();
    await document.getByRole('button', { name: publishes(goes.length - 1) }).waitFor();
    await box.check();

    const staying = await texts(withheld.getByRole('rowheader'));
    expect(await shared()).toEqual(before);

    await document.getByRole('textbox', { name: 'Basis for sharing' }).fill('');
    await document.getByRole('button', { name: /^Publish [\d,]+ changes?$/ }).click();
    await document.getByText('Enter the basis for sharing, as agreed with the partner.').waitFor();
    expect(await shared()).toEqual(before);
    await document.getByRole('textbox', { name: 'Basis for sharing' }).fill(String(before[0]?.['Basis']));
    await document.getByRole('button', { name: publishes(goes.length) }).click();

    await document
      .getByRole('heading', { name: `Receipt: withheld ${staying.length}, published ${goes.length}` })
      .waitFor();
    const receipt = document.getByRole('table', { name: 'One outcome for each case' });
    for (const { Title } of hidden)
      await receipt.getByRole('row', { name: Title }).getByText('Withheld', { exact: true }).waitFor();
    await receipt.getByRole('row', { name: changed.Title }).getByText('Published', { exact: true }).waitFor();

    const after = await shared();
    expect(after.find((row) => row.Title === changed.Title)).toMatchObject({ CouncilAmount: (amount + 10) / 2 });
    for (const { Title } of hidden) expect(after.some((row) => row.Title === Title)).toBe(false);
    const added = goes.filter((reference) => !before.some((row) => row.Title === reference));
    expect(after).toHaveLength(before.length + added.length);
    for (const row of before) {
      if (!goes.includes(row.Title)) expect(after).toContainEqual(row);
    }
    await change('coordinator', 'register', 'Personal health budgets', changed, { Amount: amount });
  });

  it('is refused to the guest by the register itself', async () => {
    const answer = await ask('council-guest', `${sitePaths.register}/_api/web/lists/getbytitle('Settings')/items`);
    expect(answer.status).toBe(403);
  });
});
