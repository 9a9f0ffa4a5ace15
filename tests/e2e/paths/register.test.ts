/** The register as the coordinator uses it: find, filter, open, change, add, leave, and meet somebody else's change. */
import type { Frame, Locator } from 'playwright-core';
import type { Visit } from '../harness/visit.js';
import { eventually } from '../harness/eventually.js';
import { browsing, descriptionOf, focused } from './browsing.js';
import { freeNhsNumber } from './nhsNumbers.js';
import { change, item, items, recycle } from './plainHttp.js';
import type { Item } from './plainHttp.js';

const budgets = 'Personal health budgets';
const { open } = browsing();

/** Cases that no other path touches, each for one test. */
let spare: Item[];
beforeAll(async () => {
  const all = await items('coordinator', 'register', budgets);
  spare = all.filter(
    (row) =>
      row['Status'] === 'Live' &&
      row['Category'] === 'Long-term condition' &&
      row['CouncilShare'] === 0 &&
      row['EndsOn'] === null &&
      row['AmountPeriod'] === 'week',
  );
});

const touched: Item[] = [];
function spareCase(): Item {
  const row = spare.pop();
  if (row === undefined) throw new Error('The demonstration set has too few cases of this kind.');
  touched.push(row);
  return row;
}

/** NHS numbers of those whom these paths add. */
const addedHere: string[] = [];
// Other paths count what stands in the demonstration set.
afterAll(async () => {
  for (const row of touched) {
    const { Council, Team, Amount } = row;
    await change('coordinator', 'register', budgets, row, { Council, Team, Amount });
  }
  for (const nhsNumber of addedHere) {
    const added = await items('administrator', 'register', 'People', { $filter: `NhsNumber eq '${nhsNumber}'` });
    for (const person of added) {
      const cases = await items('administrator', 'register', budgets, { $filter: `PersonRef eq '${person.Title}'` });
      for (const row of cases) await recycle('administrator', 'register', budgets, row);
      await recycle('administrator', 'register', 'People', person);
    }
  }
});

const stored = (row: Item): Promise<Item> => item('coordinator', 'register', budgets, row.Title);

function openRegister(): Promise<Visit> {
  return open({ page: 'register', person: 'coordinator' });
}

function grid(document: Frame): Locator {
  return document.getByRole('grid', { name: budgets });
}

function rowOf(document: Frame, reference: string): Locator {
  return grid(document).getByRole('row').filter({ hasText: reference });
}

async function find(document: Frame, typed: string): Promise<void> {
  await document.getByRole('searchbox', { name: 'Find by reference, name or NHS number' }).fill(typed);
}

async function openCase(document: Frame, reference: string): Promise<Locator> {
  await find(document, reference);
  await rowOf(document, reference).click();
  const panel = document.getByRole('dialog', { name: reference });
  await panel.getByRole('button', { name: 'Edit the case' }).waitFor();
  return panel;
}

async function editCase(document: Frame, reference: string): Promise<Locator> {
  const panel = await openCase(document, reference);
  await panel.getByRole('button', { name: 'Edit the case' }).click();
  await panel.getByRole('form', { name: `Edit ${reference}` }).waitFor();
  return panel;
}

/** The sentence stands at the field, and leads to it from the summary, which has the focus. */
async function refusedAt(form: Locator, field: Locator, sentence: string): Promise<void> {
  const summary = form.getByRole('group', { name: /^There (is a problem|are \d+ problems)$/ });
  await summary.waitFor();
  expect(await field.getAttribute('aria-invalid')).toBe('true');
  expect(await descriptionOf(field)).toContain(sentence);
  await summary.getByRole('button', { name: sentence }).click();
  await focused(field);
}

describe('finding a case', () => {
  it('finds one by its reference, however it is typed', async () => {
    const { document } = await openRegister();
    const wanted = spareCase();
    for (const typed of [wanted.Title, wanted.Title.toLowerCase().replaceAll('-', '')]) {
      await find(document, typed);
      await document.getByText(/^1 of [\d,]+ cases$/).waitFor();
      await rowOf(document, wanted.Title).waitFor();
      await find(document, '');
      await document.getByText(/^([\d,]+) of \1 cases$/).waitFor();
    }
  });

  it('finds the cases of a person by name and by the start of the NHS number', async () => {
    const { document } = await openRegister();
    const wanted = spareCase();
    const person = await item('coordinator', 'register', 'People', String(wanted['PersonRef']));
    for (const typed of [
      `${String(person['GivenName'])} ${String(person['FamilyName'])}`,
      String(person['NhsNumber']),
    ]) {
      await find(document, typed);
      await rowOf(document, wanted.Title).waitFor();
    }
  });

  it('filters by form over the whole set, not the rows that are drawn', async () => {
    const { document } = await openRegister();
    const rows = await items('coordinator', 'register', budgets, { $select: 'Id,Title,Status,Forms' });
    const closed = ['Declined', 'Refused', 'Closed'];
    const expected = rows.filter(
      (row) => !closed.includes(String(row['Status'])) && JSON.stringify(row['Forms']).includes('Third party'),
    ).length;
    expect(expected).toBeGreaterThan(100);

    await document.getByRole('button', { name: 'Filter form' }).click();
    await document.getByRole('checkbox', { name: 'Third party' }).check();
    await document.getByRole('button', { name: 'Done' }).click();
    await document.getByText(new RegExp(`^${expected} of [\\d,]+ cases$`)).waitFor();
    await eventually(async () => {
      const forms = await grid(document).getByRole('gridcell', { name: 'Third party' }).count();
      expect(await grid(document).getByRole('row').count()).toBe(forms + 1);
    });
    await focused(document.getByRole('button', { name: 'Filter form, on' }));
  });
});

describe('changing a case', () => {
  it('refuses a day that has not come at its field and saves nothing; then saves, and the grid follows', async () => {
    const { document } = await openRegister();
    const before = spareCase();
    const panel = await editCase(document, before.Title);
    const form = panel.getByRole('form');
    await form.getByRole('textbox', { name: 'Approved amount' }).fill('1321.09');
    const agreedOn = form.getByRole('textbox', { name: 'Plan agreed on' });
    const agreed = await agreedOn.inputValue();
    await agreedOn.fill('1/4/2099');
    await form.getByRole('button', { name: 'Save' }).click();
    await refusedAt(form, agreedOn, 'Plan agreed on must not be after today, 30 April 2019.');
    expect(await agreedOn.inputValue()).toBe('1 April 2099');
    expect(await stored(before)).toEqual(before);

    await agreedOn.fill(agreed);
    await form.getByRole('button', { name: 'Save' }).click();
    await document.getByText(`${before.Title} is saved.`).waitFor();
    await focused(panel.getByRole('button', { name: 'Edit the case' }));
    await panel.getByText('£1,321.09 per week').waitFor();
    await panel.getByRole('button', { name: 'Close', exact: true }).click();
    await rowOf(document, before.Title).getByText('£1,321.09').waitFor();
    const version = Number(before['OData__UIVersionString']);
    expect(await stored(before)).toMatchObject({
      Amount: 1321.09,
      EndsOn: null,
      OData__UIVersionString: `${version + 1}.0`,
    });
  });

  it('asks before it throws away what is unsaved, on closing the panel and on leaving the page', async () => {
    const { document, page } = await openRegister();
    const before = spareCase();
    const panel = await editCase(document, before.Title);
    const council = panel.getByRole('textbox', { name: 'Council', exact: true });
    await council.fill('Half a thought');

    const question = document.getByRole('alertdialog', { name: 'Leave without saving?' });
    await page.keyboard.press('Escape');
    await question.getByText(`your changes to ${before.Title} will not be saved`).waitFor();
    await question.getByRole('button', { name: 'Go on editing' }).click();
    await question.waitFor({ state: 'hidden' });
    expect(await council.inputValue()).toBe('Half a thought');

    const asked = page.waitForEvent('dialog');
    await page.close({ runBeforeUnload: true });
    const dialog = await asked;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.dismiss();
    expect(await council.inputValue()).toBe('Half a thought');

    await panel.getByRole('button', { name: 'Close', exact: true }).click();
    await question.getByRole('button', { name: 'Leave without saving' }).click();
    await panel.waitFor({ state: 'hidden' });
    expect(await stored(before)).toEqual(before);
  });
});

describe('two people at the same case', () => {
  it('shows the second both versions, and keeps what each of them wants', async () => {
    const before = spareCase();
    const first = await openRegister();
    // The refusal (412) is what this path is about, and browsers write each refusal to the console.
    const second = await open({ page: 'register', person: 'administrator' }, [/\b412\b/]);
    const [theirs, mine] = [
      await editCase(first.document, before.Title),
      await editCase(second.document, before.Title),
    ];
    await theirs.getByRole('textbox', { name: 'Approved amount' }).fill('111.11');
    await theirs.getByRole('textbox', { name: 'Council', exact: true }).fill('Westvale');
    await theirs.getByRole('button', { name: 'Save' }).click();
    await first.document.getByText(`${before.Title} is saved.`).waitFor();

    await mine.getByRole('textbox', { name: 'Approved amount' }).fill('222.22');
    await mine.getByRole('textbox', { name: 'Team', exact: true }).fill('Adults west');
    await mine.getByRole('button', { name: 'Save' }).click();
    await focused(mine.getByRole('heading', { name: 'Somebody else saved this while you were editing' }));
    const amount = mine.getByRole('group', { name: 'Approved amount and per' });
    await amount.getByRole('radio', { name: 'Keep mine: £222.22, week' }).waitFor();
    await amount.getByRole('radio', { name: 'Take theirs: £111.11, week' }).waitFor();
    await mine.getByText('Council: Westvale').waitFor();
    await mine.getByText('Team: Adults west').waitFor();
    expect(await mine.getByRole('button', { name: 'Save (1 to choose)' }).isDisabled()).toBe(true);
    expect(await stored(before)).toMatchObject({ Amount: 111.11, Council: 'Westvale', Team: before['Team'] });

    await amount.getByRole('radio', { name: 'Keep mine: £222.22, week' }).check();
    await mine.getByRole('button', { name: 'Save', exact: true }).click();
    await second.document.getByText(`${before.Title} is saved.`).waitFor();
    expect(await stored(before)).toMatchObject({
      Amount: 222.22,
      Council: 'Westvale',
      Team: 'Adults west',
      NextReviewDue: before['NextReviewDue'],
    });
    expect(second.findings.filter((line) => line.startsWith('answer 412'))).toHaveLength(1);
  });
});

describe('adding a case for somebody new', () => {
  it('refuses each mistake at its field and saves nothing; then adds the person and the case', async () => {
    const { document } = await openRegister();
    const nhsNumber = await freeNhsNumber();
    addedHere.push(nhsNumber);
    const wrong = nhsNumber.slice(0, -1) + String((Number(nhsNumber.at(-1)) + 1) % 10);
    const count = async (): Promise<number[]> =>
      Promise.all(
        ['People', budgets, 'Reviews'].map(
          async (list) => (await items('coordinator', 'register', list, { $select: 'Id' })).length,
        ),
      );
    const before = await count();

    await document.getByRole('button', { name: 'Add a case' }).click();
    const panel = document.getByRole('dialog', { name: 'Add a case' });
    const number = panel.getByRole('textbox', { name: 'NHS number' });
    await number.fill(wrong);
    await panel.getByRole('button', { name: 'Continue' }).click();
    await panel.getByText('NHS number must have 10 digits and the right check digit, such as 999 000 0018.').waitFor();
    await focused(number);
    await number.fill(nhsNumber);
    await panel.getByRole('button', { name: 'Continue' }).click();

    const form = panel.getByRole('form', { name: 'Add a case' });
    const family = form.getByRole('textbox', { name: 'Family name' });
    const given = form.getByRole('textbox', { name: 'Given name' });
    await family.fill('Demo-'.padEnd(300, 'x'));
    await given.fill('=1+1');
    await form.getByRole('textbox', { name: 'Date of birth' }).fill('30/2/1950');
    await form.getByRole('combobox', { name: 'Category' }).selectOption('Wheelchair');
    await form.getByRole('radio', { name: 'At “Identified”: it goes through the stages' }).check();
    await form.getByRole('button', { name: 'Add the case' }).click();
    await form.getByRole('group', { name: 'There are 3 problems' }).waitFor();
    await refusedAt(form, family, 'Family name may have at most 100 characters. Shorten it by 200.');
    await refusedAt(form, given, 'Given name may not begin with =. Take that character out.');
    await refusedAt(
      form,
      form.getByRole('textbox', { name: 'Date of birth' }),
      'Date of birth must be a real date with a four-figure year, such as 14 March 2026 or 14/3/2026.',
    );
    expect(await count()).toEqual(before);

    await family.fill(`Demo-Newbridge ${nhsNumber.slice(-4)}`);
    await given.fill('Cassia');
    await form.getByRole('textbox', { name: 'Date of birth' }).fill('28/2/1950');
    await form.getByRole('button', { name: 'Add the case' }).click();
    await document.getByText(/^PHB-\S+ is added\.$/).waitFor();
    expect(await count()).toEqual([(before[0] ?? 0) + 1, (before[1] ?? 0) + 1, before[2]]);

    const [person] = await items('coordinator', 'register', 'People', { $filter: `NhsNumber eq '${nhsNumber}'` });
    expect(person).toMatchObject({
      GivenName: 'Cassia',
      FamilyName: `Demo-Newbridge ${nhsNumber.slice(-4)}`,
      DateOfBirth: '1950-02-28T00:00:00Z',
      DoNotDisclose: false,
    });
    const cases = await items('coordinator', 'register', budgets, { $filter: `PersonRef eq '${person?.Title ?? ''}'` });
    expect(cases).toHaveLength(1);
    expect(cases[0]).toMatchObject({ Status: 'Identified', Category: 'Wheelchair', Forms: null });
    const added = cases[0]?.Title ?? '';
    const opened = document.getByRole('dialog', { name: added });
    await opened.getByText(`Demo-Newbridge ${nhsNumber.slice(-4)}, Cassia`).waitFor();
    await opened.getByRole('button', { name: 'Close', exact: true }).click();
    await find(document, `Cassia Demo-Newbridge ${nhsNumber.slice(-4)}`);
    await rowOf(document, added).getByText('Identified').waitFor();

    await document.getByRole('button', { name: 'Add a case' }).click();
    await number.fill(nhsNumber);
    await panel.getByRole('button', { name: 'Continue' }).click();
    await focused(panel.getByRole('heading', { name: /is already in the register$/ }));
    await panel.getByRole('button', { name: added }).waitFor();
  });
});
