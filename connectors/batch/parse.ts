/** What one request of a batch was answered. */
export interface PartAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

function boundaryOf(contentType: string, text: string): string | undefined {
  const named = /boundary="?([^";\s]+)"?/i.exec(contentType)?.[1];
  return named ?? /^--(\S+)/.exec(text.trimStart())?.[1];
}

/** Splits at the first empty line. */
function headAndRest(text: string): readonly [head: string, rest: string] {
  const match = /\n\n/.exec(text);
  return match ? [text.slice(0, match.index), text.slice(match.index + 2)] : [text, ''];
}

function readHeaders(lines: readonly string[]): Headers {
  const headers = new Headers();
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.append(line.slice(0, colon).trim(), line.slice(colon + 1).trim());
  }
  return headers;
}

function readPart(part: string): readonly PartAnswer[] | undefined {
  const [head, rest] = headAndRest(part.replace(/^\n+/, ''));
  const partHeaders = readHeaders(head.split('\n'));
  const contentType = partHeaders.get('Content-Type') ?? '';
  if (/^multipart\//i.test(contentType)) return readParts(rest, contentType);
  const [answerHead, body] = headAndRest(rest);
  const [statusLine = '', ...headerLines] = answerHead.trimStart().split('\n');
  const status = /^HTTP\/\d\.\d\s+(\d{3})/.exec(statusLine)?.[1];
  return status === undefined
    ? undefined
    : [{ status: Number(status), headers: readHeaders(headerLines), body: body.replace(/\n+$/, '') }];
}

function readParts(text: string, contentType: string): readonly PartAnswer[] | undefined {
  const boundary = boundaryOf(contentType, text);
  if (boundary === undefined) return undefined;
  const pieces = `\n${text}`.split(`\n--${boundary}`);
  // Without the closing line the answer was cut on its way.
  if (pieces.length < 2 || !pieces[pieces.length - 1]?.startsWith('--')) return undefined;
  const answers: PartAnswer[] = [];
  for (const piece of pieces.slice(1, -1)) {
    const read = readPart(piece);
    if (read === undefined) return undefined;
    answers.push(...read);
  }
  return answers;
}

/**
 * Reads the answer of a batch, flat as SharePoint sends it or with nested change sets as OData has it.
 * @returns undefined if it is cut or is no such answer
 */
export function parseBatch(text: string, contentType: string): readonly PartAnswer[] | undefined {
  return readParts(text.replace(/\r\n/g, '\n'), contentType);
}
