/** A service to send nonsense to, and what must hold afterwards. */
import { send, TestList } from '../../../contract/wire.js';
import type { WireAnswer } from '../../../contract/wire.js';
import type { Running } from '../running.js';
import { running } from '../running.js';

/** Where the requests go. */
export const api = '/sites/dev/_api';
export const errorShape = /\{"odata\.error":\{"code":"-?\d+, [\w.]+","message":\{"lang":"en-US","value":"/;

export interface Bench {
  readonly run: Running;
  readonly list: TestList;
}

/**
 * Opens a service with a list that has a field of each kind. After each test the service must still answer and must not
 * have had a fault of its own.
 */
export function useBench(): () => Bench {
  let bench: Bench | undefined;
  const get = () => {
    if (bench === undefined) throw new Error('The service is not open yet');
    return bench;
  };
  beforeAll(async () => {
    const run = await running();
    const list = await TestList.create(run.target, 'malformed');
    bench = { run, list };
    for (const [type, name, more] of [
      ['Number', 'Amount', 'Indexed="TRUE"'],
      ['DateTime', 'Day', 'Format="DateOnly"'],
      ['User', 'Who', ''],
      ['URL', 'Link', ''],
      ['Boolean', 'Flag', ''],
      ['Note', 'Notes', ''],
      ['Currency', 'Cost', ''],
    ] as const) {
      await list.field(`<Field Type="${type}" Name="${name}" DisplayName="${name}" ${more} />`);
    }
    const choices = '<CHOICES><CHOICE>a</CHOICE></CHOICES>';
    await list.field(`<Field Type="MultiChoice" Name="Ticks" DisplayName="Ticks">${choices}</Field>`);
    await list.add({ Title: 'one', Amount: 1 });
  });
  afterEach(async () => {
    const { run, list } = get();
    expect(run.faults.splice(0)).toEqual([]);
    expect((await send(run.target, { path: 'web/title' })).status).toBe(200);
    expect((await list.send({ path: 'items?$top=2' })).status).toBe(200);
  });
  afterAll(() => get().run.close());
  return get;
}

/** Refused in the shape of SharePoint. */
export function expectRefused({ status, text }: { status: number; text: string }): void {
  expect([status >= 400 && status < 500, status, text]).toEqual([true, status, expect.stringMatching(errorShape)]);
}

/** Carried out or refused, as SharePoint says both; only a fault is neither. */
export function expectAnswer({ status, text }: WireAnswer): void {
  if (status < 300) return;
  expect(text).toMatch(/^\{"(odata\.)?error":\{"code":"-?\d+, [\w.]+",/);
  expect(text).not.toContain('"-1, System.Exception"');
}

const pieces = [
  '"',
  '{',
  '}',
  '[',
  ']',
  ':',
  ',',
  '\\',
  '\u0000',
  'é',
  '9',
  '-',
  'null',
  '<',
  '\n',
  '--b',
  '\ud800',
  ' ',
];

/** The text with a few characters taken out, doubled or replaced. */
export function changed(text: string, random: () => number): string {
  let result = text;
  for (let times = 1 + Math.floor(random() * 4); times > 0; times -= 1) {
    const place = Math.floor(random() * result.length);
    const length = Math.floor(random() * 4);
    const piece = random() < 0.5 ? (pieces[Math.floor(random() * pieces.length)] ?? '') : '';
    result = result.slice(0, place) + piece + result.slice(place + length);
  }
  return result;
}

/** The lines with some left out, doubled or moved. */
export function shuffledLines(text: string, random: () => number): string {
  const lines = text.split('\n');
  for (let times = 1 + Math.floor(random() * 4); times > 0; times -= 1) {
    const from = Math.floor(random() * lines.length);
    const [line = ''] = lines.splice(from, random() < 0.7 ? 1 : 0);
    if (random() < 0.6) lines.splice(Math.floor(random() * lines.length), 0, line);
  }
  return lines.join('\n');
}
