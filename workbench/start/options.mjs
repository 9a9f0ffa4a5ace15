import path from 'node:path';
import { parseArgs } from 'node:util';

/** What was asked of a command cannot be done; the message is one sentence for the person. */
export class CommandError extends Error {
  name = 'CommandError';
}

/**
 * @typedef {object} StartOptions
 * @property {number} port the pages' port; the Teams tab takes the next one. 0 asks for any two free ports
 * @property {string} data a folder, or `:memory:`
 * @property {string} today `yyyy-mm-dd`
 * @property {'A' | 'B' | 'modern' | 'today' | 'empty'} preset which demonstration set; `empty` neither sets up the sites nor fills them
 * @property {number | undefined} cases how many cases in all, where more are wanted than the set has
 * @property {boolean} open whether a browser may be opened
 */

function portOf(text) {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65534) throw new CommandError(`--port takes a number up to 65534, not "${text}".`);
  return port;
}

const presets = ['A', 'B', 'modern', 'today', 'empty'];

function presetOf(text) {
  if (!presets.includes(text)) throw new CommandError(`--preset takes one of ${presets.join(', ')}, not "${text}".`);
  return text;
}

function casesOf(text) {
  if (text === undefined) return undefined;
  if (!/^\d{1,6}$/.test(text) || Number(text) < 2000 || Number(text) > 200_000)
    throw new CommandError(`--cases takes a number from 2000 to 200000, not "${text}".`);
  return Number(text);
}

/** Today by the clock of this machine. */
function dayNow() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** A set of its own has a folder of its own, below the usual one: rows of two sets must not mix. */
function folderOf(preset, cases) {
  if (preset === 'A' && cases === undefined) return '.data';
  return path.join('.data', [preset, cases].filter((word) => word !== undefined).join('-'));
}

function dayOf(text) {
  const date = new Date(`${text}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(date.valueOf()) || !date.toISOString().startsWith(text))
    throw new CommandError(`--today takes a day as year-month-day, for example 2019-04-30, not "${text}".`);
  return text;
}

/**
 * Reads the options of `npm start`.
 * @param {readonly string[]} words
 * @param {string} root the project's folder, below which a relative data folder stands
 * @returns {StartOptions}
 * @throws {CommandError}
 */
export function readOptions(words, root) {
  let values;
  try {
    ({ values } = parseArgs({
      args: [...words],
      options: {
        port: { type: 'string', default: '4300' },
        data: { type: 'string' },
        today: { type: 'string' },
        preset: { type: 'string', default: 'A' },
        cases: { type: 'string' },
        'no-open': { type: 'boolean', default: false },
      },
    }));
  } catch (error) {
    throw new CommandError(
      `${error.message.split('. ')[0].replace(/\.$/, '')}. The options are --port N, --data FOLDER or :memory:, --today YYYY-MM-DD, --preset A, B, modern, today or empty, --cases N and --no-open.`,
    );
  }
  if (values.data === '') throw new CommandError('--data takes a folder or :memory:.');
  const preset = presetOf(values.preset);
  const cases = casesOf(values.cases);
  const data = values.data ?? folderOf(preset, cases);
  return {
    port: portOf(values.port),
    data: data === ':memory:' ? data : path.resolve(root, data),
    preset,
    cases,
    today: dayOf(values.today ?? (preset === 'today' ? dayNow() : '2019-04-30')),
    open: !values['no-open'],
  };
}
