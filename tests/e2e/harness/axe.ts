import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Frame, Page } from 'playwright-core';
import { still } from './still.js';

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly target: readonly unknown[] }[];
}

declare global {
  interface Window {
    axe?: { run(context: unknown, options: unknown): Promise<{ readonly violations: readonly Violation[] }> };
  }
}

/** The axe that @axe-core/playwright has: its own builder sends it anew for each look, and a look then takes seconds. */
const source = readFileSync(
  createRequire(require.resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'),
  'utf8',
);

async function findingsIn(frame: Frame): Promise<string[]> {
  if (!(await frame.evaluate(() => window.axe !== undefined))) await frame.evaluate(source);
  const violations = await frame.evaluate(async () => {
    // Tabster's dummies take the focus on and are hidden from readers on purpose: the one false finding on Fluent.
    const context = { include: [['html']], exclude: [['[data-tabster-dummy]']] };
    const results = await window.axe?.run(context, { resultTypes: ['violations'], iframes: false });
    return results?.violations ?? [];
  });
  return violations.map(
    ({ id, help, nodes }) => `${id}: ${help} (${nodes.map((node) => node.target.join(' ')).join(' | ')})`,
  );
}

/** What axe finds in a page and in each document inside it, one line each. */
export async function axeFindings(page: Page): Promise<string[]> {
  // A button that is on its way to another colour has a contrast that nobody will see. What moves already is waited for; what
  // begins while axe looks (rows arrive and a button can be pressed) goes at once, as it does for people who want less motion.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await still(page);
  const found: string[] = [];
  for (const frame of page.frames()) found.push(...(await findingsIn(frame)));
  return found;
}
