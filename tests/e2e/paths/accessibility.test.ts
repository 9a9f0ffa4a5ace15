/** Each part with its panels and dialogs open: nothing for axe to find in any theme, and no page wider than a narrow screen. */
import type { Frame } from 'playwright-core';
import type { Visit } from '../harness/visit.js';
import { still } from '../harness/still.js';
import { browsing } from './browsing.js';

const { open } = browsing();

type Part = 'register' | 'reviews' | 'reports' | 'partnership';
const themes = ['default', 'dark', 'contrast'] as const;

/** One state of a part: how to come to it from the one before. */
interface State {
  readonly name: string;
  readonly reach: (document: Frame) => Promise<void>;
}

const press =
  (name: string | RegExp, role: 'button' | 'tab' = 'button') =>
  (document: Frame): Promise<void> =>
    document.getByRole(role, { name }).first().click();

/** Closes what is open, and throws away what was typed. */
async function close(document: Frame): Promise<void> {
  const dialog = document.getByRole('dialog').last();
  await dialog.getByRole('button', { name: 'Close' }).first().click();
  await document.getByRole('dialog').or(document.getByRole('alertdialog')).first().waitFor({ state: 'hidden' });
  // The page behind must be given back to screen readers.
  await document.locator('header[aria-hidden=true]').waitFor({ state: 'detached' });
}

async function openFirstCase(document: Frame): Promise<void> {
  await document.getByRole('grid').getByRole('row', { name: /PHB-/ }).first().click();
  await document.getByRole('button', { name: 'Edit the case' }).waitFor();
}

async function showErrors(document: Frame): Promise<void> {
  await document.getByRole('button', { name: 'Edit the case' }).click();
  await document.getByRole('textbox', { name: 'Starts on' }).fill('31/4/2019');
  await document.getByRole('combobox', { name: 'Category' }).selectOption('');
  await document.getByRole('button', { name: 'Save' }).click();
  await document.getByRole('group', { name: /^There are \d problems$/ }).waitFor();
}

const loaded = async (document: Frame): Promise<void> => {
  await document.getByRole('grid').getByRole('row', { name: /PHB-/ }).first().waitFor();
};

const report = (name: string): State => ({
  name: `the report “${name}”`,
  reach: async (document) => {
    await press(name)(document);
    await document.getByRole('heading', { level: 3, name }).waitFor();
    await document.getByRole('table').first().waitFor();
  },
});

const states: Readonly<Record<Part, readonly State[]>> = {
  register: [
    { name: 'the grid', reach: loaded },
    {
      name: 'a filter',
      reach: async (document) => {
        // On a narrow screen there are no headings to hang the filters on.
        const isNarrow = (document.page().viewportSize()?.width ?? 0) <= 320;
        if (isNarrow) await document.getByRole('button', { name: 'Filters' }).click();
        await press(isNarrow ? 'Category' : 'Filter category')(document);
        await document.getByRole('checkbox', { name: 'Adult CHC', exact: true }).check();
      },
    },
    {
      name: 'a case',
      reach: async (document) => {
        await press('Done')(document);
        await openFirstCase(document);
        await document.getByRole('dialog').getByRole('button', { name: 'Why this date?' }).click();
      },
    },
    { name: 'a form with mistakes', reach: showErrors },
    {
      name: 'the question before leaving',
      reach: async (document) => {
        await press('Close')(document);
        await document.getByRole('alertdialog').waitFor();
      },
    },
    {
      name: 'a new case',
      reach: async (document) => {
        await press('Leave without saving')(document);
        await document.getByRole('dialog').waitFor({ state: 'hidden' });
        await press('Add a case')(document);
        await press('Go on without an NHS number')(document);
        await press('Add the case')(document);
        await document.getByRole('group', { name: /^There are \d problems$/ }).waitFor();
      },
    },
  ],
  reviews: [
    {
      name: 'the overdue reviews',
      reach: async (document) => {
        await press(/^Overdue/, 'tab')(document);
        await loaded(document);
      },
    },
    {
      name: 'why a date',
      reach: async (document) => {
        await press(/^Why this date\?/)(document);
        await document.getByRole('dialog').waitFor();
      },
    },
    {
      name: 'a review with mistakes',
      reach: async (document) => {
        await close(document);
        await press(/^Record review/)(document);
        await document.getByRole('textbox', { name: 'Done on' }).fill('31 December 2019');
        await press('Record the review')(document);
        await document.getByRole('group', { name: /^There are \d problems$/ }).waitFor();
      },
    },
  ],
  reports: [
    report('People with a budget'),
    {
      name: 'adding up what cannot be added',
      reach: async (document) => {
        await press('Add up lines')(document);
        for (const line of ['Adult CHC', 'Notional'])
          await document.getByRole('checkbox', { name: line, exact: true }).check();
        await document.getByText('Not added', { exact: true }).waitFor();
      },
    },
    report('Packages of care'),
    {
      name: 'the packages behind a number',
      reach: async (document) => {
        await press('Fast track')(document);
        await document.getByRole('table', { name: '313 packages' }).waitFor();
      },
    },
    {
      name: 'a menu of downloads',
      reach: async (document) => {
        await press('Download')(document);
        await document.getByRole('menuitem').first().waitFor();
      },
    },
    {
      ...report('CHC with a budget'),
      reach: async (document) => {
        await document.getByRole('menu').press('Escape');
        await report('CHC with a budget').reach(document);
      },
    },
    {
      name: 'the cases behind a number',
      reach: async (document) => {
        await press('149')(document);
        await document.getByRole('table', { name: '149 cases' }).waitFor();
      },
    },
    report('Against the target'),
    report('Markers of Progress'),
  ],
  partnership: [
    {
      name: 'the action plan',
      reach: async (document) => {
        await document.getByRole('button', { name: 'Edit task 1', exact: true }).waitFor();
      },
    },
    {
      name: 'a task with mistakes',
      reach: async (document) => {
        await press('Add a task')(document);
        const form = document.getByRole('dialog');
        await form.getByRole('button', { name: /^Add/ }).click();
        await document.getByRole('group', { name: /^There (is a problem|are \d problems)$/ }).waitFor();
      },
    },
    {
      name: 'a task and its milestones',
      reach: async (document) => {
        await close(document);
        await press('Edit task 2')(document);
        await document.getByRole('heading', { name: 'Milestones' }).waitFor();
      },
    },
    {
      name: 'the shared cases',
      reach: async (document) => {
        await close(document);
        await press('Shared cases', 'tab')(document);
        await loaded(document);
      },
    },
    {
      name: 'a shared case',
      reach: async (document) => {
        await document.getByRole('grid').getByRole('row', { name: /PHB-/ }).first().click();
        await document.getByRole('dialog').waitFor();
      },
    },
    {
      name: 'the preview of publishing',
      reach: async (document) => {
        await close(document);
        await press('Publish agreed columns', 'tab')(document);
        await document.getByRole('table', { name: /^Cases that are withheld/ }).waitFor();
      },
    },
  ],
};
const parts: readonly Part[] = ['register', 'reviews', 'reports', 'partnership'];

/** Goes through the states of a part, and tells of each what the look at it found. */
async function walk(
  options: { part: Part; theme?: (typeof themes)[number]; width?: number },
  look: (visited: Visit) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  const { part, theme = 'default', width = 1280 } = options;
  const visited = await open({ page: part, person: 'coordinator', theme, width });
  await visited.page.emulateMedia({ reducedMotion: 'reduce' });
  const found: string[] = [];
  for (const state of states[part]) {
    await state.reach(visited.document);
    await still(visited.page);
    found.push(...(await look(visited)).map((line) => `${state.name}: ${line}`));
  }
  return found;
}

describe.each(parts)('the %s part', (part) => {
  it.each(themes)('has nothing for axe to find in the %s theme, whatever is open', async (theme) => {
    expect(await walk({ part, theme }, (visited) => visited.axe())).toEqual([]);
  });

  it('is never wider than a screen of 320 pixels, whatever is open', async () => {
    const wider = async ({ document }: Visit): Promise<readonly string[]> =>
      document.evaluate(() => {
        const boxes = [window.document.documentElement, ...window.document.querySelectorAll('[role$=dialog]')];
        return boxes
          .filter((box) => box.scrollWidth > Math.max(box.clientWidth, 320))
          .map((box) => `${box.tagName} is ${box.scrollWidth} wide where ${box.clientWidth} are`);
      });
    expect(await walk({ part, width: 320 }, wider)).toEqual([]);
  });
});
