/** One request inside a batch. */
export interface BatchPart {
  readonly method: 'GET' | 'POST' | 'MERGE' | 'DELETE';
  /** Absolute, encoded. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON. */
  readonly body?: string;
}

/** SharePoint refuses a batch of more requests. */
const mostParts = 100;
/** It refuses bodies of one to two megabytes; this stays below. */
const mostBytes = 800_000;
/** Roughly what the lines around one request add. */
const frameBytes = 400;

const bytesOf = (part: BatchPart): number => frameBytes + part.url.length + (part.body?.length ?? 0) * 2;

/** Cuts a list into runs that each fit into one batch, in order. */
export function inBatches<T>(items: readonly T[], partOf: (item: T) => BatchPart): readonly (readonly T[])[] {
  const runs: T[][] = [];
  let run: T[] = [];
  let bytes = 0;
  for (const item of items) {
    const size = bytesOf(partOf(item));
    if (run.length === mostParts || (run.length > 0 && bytes + size > mostBytes)) {
      runs.push(run);
      run = [];
      bytes = 0;
    }
    run.push(item);
    bytes += size;
  }
  if (run.length > 0) runs.push(run);
  return runs;
}

function oneLine(text: string): string {
  // A line break here would end the header and begin another: such a value never comes from SharePoint.
  if (/[\r\n]/.test(text)) throw new TypeError('a batch header or address may not hold a line break');
  return text;
}

function writePart(part: BatchPart): string {
  const headers = {
    Accept: 'application/json',
    ...(part.body === undefined ? {} : { 'Content-Type': 'application/json;charset=utf-8' }),
    ...part.headers,
  };
  const lines = Object.entries(headers).map(([name, value]) => oneLine(`${name}: ${value}`));
  return [
    'Content-Type: application/http',
    'Content-Transfer-Encoding: binary',
    '',
    oneLine(`${part.method} ${part.url} HTTP/1.1`),
    ...lines,
    '',
    ...(part.body === undefined ? [''] : [part.body, '']),
    '',
  ].join('\n');
}

/** Writes the body of a batch: reads stand alone, writes that follow each other share a change set, as OData asks. */
export function composeBatch(parts: readonly BatchPart[], id: string): string {
  const body: string[] = [];
  let changeSet = '';
  const endChangeSet = (): void => {
    if (changeSet !== '') body.push(`--${changeSet}--\n\n`);
    changeSet = '';
  };
  parts.forEach((part, index) => {
    if (part.method === 'GET') {
      endChangeSet();
      body.push(`--batch_${id}\n`);
    } else {
      if (changeSet === '') {
        changeSet = `changeset_${id}_${index}`;
        body.push(`--batch_${id}\n`, `Content-Type: multipart/mixed; boundary="${changeSet}"\n\n`);
      }
      body.push(`--${changeSet}\n`);
    }
    body.push(writePart(part));
  });
  endChangeSet();
  body.push(`--batch_${id}--\n`);
  return body.join('');
}
