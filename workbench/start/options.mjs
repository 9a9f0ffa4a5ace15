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
 * @property {boolean} open whether a browser may be opened
 */

function portOf(text) {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65534) throw new CommandError(`--port takes a number up to 65534, not "${text}".`);
  return port;
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
        data: { type: 'string', default: '.data' },
        today: { type: 'string', default: '2019-04-30' },
        'no-open': { type: 'boolean', default: false },
      },
    }));
  } catch (error) {
    throw new CommandError(
      `${error.message.split('. ')[0].replace(/\.$/, '')}. The options are --port N, --data FOLDER or :memory:, --today YYYY-MM-DD and --no-open.`,
    );
  }
  if (values.data === '') throw new CommandError('--data takes a folder or :memory:.');
  return {
    port: portOf(values.port),
    data: values.data === ':memory:' ? values.data : path.resolve(root, values.data),
    today: dayOf(values.today),
    open: !values['no-open'],
  };
}
