import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';

const batchSize = 100;
const writers = 2;
const pageRounds = 300;
const largeRounds = 15;

/** 25 columns: what a list of this kind of product has. Council and Amount are indexed. */
const texts = ['Council', 'Person', 'Category', 'Team', 'Contact', 'Reason', 'Source', 'Place', 'Route', 'Decision'];
const numbers = ['Amount', 'Weeks', 'Share', 'Hours', 'Rate'];
const days = ['Starts', 'Ends', 'Review', 'Agreed'];
const flags = ['Managed', 'OneOff', 'Urgent'];
const columns = ['Title', ...texts, ...numbers, ...days, ...flags, 'Notes', 'Ticks'];

function fieldSchemas() {
  const simple = (type, names) =>
    names.map((name) => {
      const index = name === 'Council' || name === 'Amount' ? ' Indexed="TRUE"' : '';
      return `<Field Type="${type}" Name="${name}" DisplayName="${name}"${index} />`;
    });
  return [
    ...simple('Text', texts),
    ...simple('Number', numbers),
    ...simple('DateTime', days),
    ...simple('Boolean', flags),
    ...simple('Note', ['Notes']),
    '<Field Type="MultiChoice" Name="Ticks" DisplayName="Ticks"><CHOICES><CHOICE>a</CHOICE><CHOICE>b</CHOICE></CHOICES></Field>',
  ];
}

/** An item; of the 100,000, 500 share a council and 500 are in a window of amounts, of the 1,000 so are 200. */
function itemNumber(index, councils) {
  const item = { Title: `Item ${index}`, Notes: `First line\nSecond line of item ${index}`, Ticks: ['a', 'b'] };
  for (const name of texts) item[name] = `${name} of ${index % 97}`;
  for (const name of numbers) item[name] = index / 4;
  for (const name of days) item[name] = `20${10 + (index % 20)}-0${1 + (index % 9)}-1${index % 10}T00:00:00Z`;
  for (const name of flags) item[name] = index % 2 === 0;
  return { ...item, Council: `Council ${index % councils}`, Amount: index };
}

/** One client of the service, with connections that are kept. */
class Client {
  #agent = new Agent({ keepAlive: true, maxSockets: writers });

  constructor(port) {
    this.port = port;
    this.api = `http://127.0.0.1:${port}/sites/bench/_api`;
  }

  send(method, rest, body, contentType = 'application/json') {
    return new Promise((resolve, reject) => {
      const headers = { Authorization: 'Bearer x', Accept: 'application/json;odata=nometadata' };
      if (body !== undefined) headers['Content-Type'] = contentType;
      const one = request(`${this.api}/${rest}`, { method, agent: this.#agent, headers }, async (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        for await (const chunk of answer) text += chunk;
        if (answer.statusCode >= 300) reject(new Error(`${method} ${rest}: ${answer.statusCode} ${text}`));
        else resolve(text);
      });
      one.once('error', reject);
      one.end(body);
    });
  }

  async addList(title) {
    await this.send('POST', 'web/lists', JSON.stringify({ Title: title, BaseTemplate: 100 }));
    for (const SchemaXml of fieldSchemas()) {
      const body = JSON.stringify({ parameters: { SchemaXml, Options: 8 } });
      await this.send('POST', `web/lists/getByTitle('${title}')/fields/createfieldasxml`, body);
    }
  }

  async addItems(title, from, to, councils) {
    const url = `${this.api}/web/lists/getByTitle('${title}')/items`;
    const head = [
      '--c',
      'Content-Type: application/http',
      'Content-Transfer-Encoding: binary',
      '',
      `POST ${url} HTTP/1.1`,
      'accept: application/json',
      'content-type: application/json;charset=utf-8',
      '',
      '',
    ].join('\n');
    let body = '--b\nContent-Type: multipart/mixed; boundary="c"\n\n';
    for (let index = from; index < to; index += 1) body += `${head}${JSON.stringify(itemNumber(index, councils))}\n\n`;
    const answer = await this.send('POST', '$batch', `${body}--c--\n\n--b--\n`, 'multipart/mixed; boundary=b');
    const added = answer.split('HTTP/1.1 201 ').length - 1;
    if (added !== to - from) throw new Error(`Only ${added} of ${to - from} items were added`);
  }

  async fill(title, many, councils) {
    let next = 0;
    const work = async () => {
      while (next < many) {
        const from = next;
        next += batchSize;
        await this.addItems(title, from, from + batchSize, councils);
      }
    };
    await Promise.all(Array.from({ length: writers }, work));
  }

  page(title, options) {
    const selected = `$select=${columns.join(',')}`;
    return this.send('GET', `web/lists/getByTitle('${title}')/items?${selected}&${options}`);
  }
}

const medianOf = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** Asks for a page so often, and answers the median of the service's own times in milliseconds. */
async function medianCost(service, rounds, ask, rows) {
  for (let round = 0; round < 30 && round < rounds; round += 1) await ask(round);
  await service.take();
  for (let round = 0; round < rounds; round += 1) {
    const answer = await ask(round);
    if (round === 0 && JSON.parse(answer).value.length !== rows) throw new Error(`A page has not ${rows} rows`);
  }
  return medianOf((await service.take()).costs.map(({ milliseconds }) => milliseconds));
}

/**
 * Runs the list service in a process of its own, with the empty site /sites/bench.
 * @param {string} folder where its data stand, or `:memory:`
 */
export async function withService(folder, measure) {
  const script = path.join(import.meta.dirname, 'serviceProcess.mjs');
  const child = fork(script, [folder], { execArgv: ['--disable-warning=ExperimentalWarning'] });
  try {
    const [{ port }] = await once(child, 'message');
    const take = async () => {
      child.send('costs');
      const [message] = await once(child, 'message');
      return message;
    };
    return await measure({ take }, { port, origin: `http://127.0.0.1:${port}`, token: 'x' });
  } finally {
    if (child.connected) child.send('end');
    await once(child, 'exit');
  }
}

/**
 * Fills lists of 1,000 and 100,000 items through batches, over a file, and reads pages of both.
 * Times of pages are what the service itself logs (milliseconds), medians.
 */
export async function measureListService(many = 100_000) {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
  try {
    return await withService(folder, async (service, { port }) => {
      const client = new Client(port);
      await client.addList('Small');
      await client.addList('Large');
      await client.fill('Small', 1_000, 5);
      const started = performance.now();
      await client.fill('Large', many, many / 500);
      const fill = (performance.now() - started) / 1000;
      const afterFill = (await service.take()).highest;
      const pages = [];
      for (const [title, items, councils] of [
        ['Small', 1_000, 5],
        ['Large', many, many / 500],
      ]) {
        const window = items / councils;
        const byText = (round) =>
          client.page(title, `$top=100&$filter=Council eq 'Council ${round % councils}'`.replaceAll(' ', '%20'));
        const byNumber = (round) => {
          const from = (round % councils) * window;
          return client.page(
            title,
            `$top=100&$filter=Amount ge ${from} and Amount lt ${from + window}`.replaceAll(' ', '%20'),
          );
        };
        pages.push({
          items,
          text: await medianCost(service, pageRounds, byText, 100),
          number: await medianCost(service, pageRounds, byNumber, 100),
          plain: await medianCost(
            service,
            pageRounds,
            (round) => {
              const token = encodeURIComponent(`Paged=TRUE&p_ID=${(round * 331) % (items - 100)}`);
              return client.page(title, `$top=100&$skiptoken=${token}`);
            },
            100,
          ),
        });
      }
      const large = await medianCost(
        service,
        largeRounds,
        (round) => {
          const token = encodeURIComponent(`Paged=TRUE&p_ID=${(round * 6_007) % (many - 5_000)}`);
          return client.page('Large', `$top=5000&$skiptoken=${token}`);
        },
        5_000,
      );
      const { highest } = await service.take();
      return { many, fill, afterFill, pages, large, highest };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
