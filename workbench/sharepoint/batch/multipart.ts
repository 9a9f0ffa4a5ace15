import { invalidQuery } from '../errors/errors.js';

/** One request inside a batch. */
export interface BatchPart {
  readonly method: string;
  readonly url: string;
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

const maximumParts = 1_000;

function boundaryOf(contentType: string): string {
  const match = /^multipart\/mixed\s*;(?:.*;)?\s*boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(contentType.trim());
  const boundary = match?.[1] ?? match?.[2];
  if (boundary === undefined || boundary.length > 200) {
    throw invalidQuery('The content type of a batch must be multipart/mixed with a boundary.');
  }
  return boundary;
}

/**
 * Reads a batch: requests in the order sent, those of change sets in their place. Line ends may be LF or CRLF.
 *
 * @throws SharePointError (400) if the envelope is malformed
 */
export function parseBatch(contentType: string, body: string): BatchPart[] {
  const parts = sections(body, boundaryOf(contentType)).flatMap((section) => {
    const { headers, body: content } = readSection(section);
    const type = headers.get('content-type') ?? '';
    if (!/^multipart\/mixed/i.test(type)) return [readRequest(headers, content)];
    return sections(content, boundaryOf(type)).map((inner) => {
      const part = readSection(inner);
      return readRequest(part.headers, part.body);
    });
  });
  if (parts.length === 0) throw invalidQuery('The batch has no requests.');
  if (parts.length > maximumParts) throw invalidQuery('The batch has too many requests.');
  return parts;
}

/** What stands between the delimiters. */
function sections(body: string, boundary: string): string[] {
  const lines = body.split('\n');
  const found: string[] = [];
  let current: string[] | undefined;
  for (const line of lines) {
    const bare = line.replace(/\r$/, '').trimEnd();
    if (bare === `--${boundary}` || bare === `--${boundary}--`) {
      if (current !== undefined) found.push(current.join('\n'));
      current = bare.endsWith('--') && bare !== `--${boundary}` ? undefined : [];
      if (current === undefined) return found;
    } else current?.push(line);
  }
  throw invalidQuery('The batch is not well formed: its closing boundary is missing.');
}

function readSection(section: string): { headers: Map<string, string>; body: string } {
  const lines = section.split('\n');
  const headers = new Map<string, string>();
  let at = 0;
  // Blank lines before the headers do no harm.
  while (at < lines.length && lines[at]?.trim() === '') at += 1;
  for (; at < lines.length; at += 1) {
    const line = lines[at]?.replace(/\r$/, '') ?? '';
    if (line === '') break;
    const colon = line.indexOf(':');
    if (colon < 1) throw invalidQuery('The batch is not well formed: a header line has no colon.');
    headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return { headers, body: lines.slice(at + 1).join('\n') };
}

function readRequest(partHeaders: ReadonlyMap<string, string>, content: string): BatchPart {
  if (!/^application\/http/i.test(partHeaders.get('content-type') ?? '')) {
    throw invalidQuery('Each part of a batch must be application/http.');
  }
  // Addresses may hold blanks: everything from the first blank of the line to the last one belongs to them.
  const start = /^\s*([A-Z]+) (\S.*) HTTP\/\d\.\d[ \t]*\r?(?:\n|$)/.exec(content);
  if (start === null) throw invalidQuery('A part of the batch has no request line.');
  const { headers, body } = readSection(`\n${content.slice(start[0].length)}`.replace(/^\n/, ''));
  return { method: start[1] ?? '', url: start[2] ?? '', headers, body: body.trim() };
}
