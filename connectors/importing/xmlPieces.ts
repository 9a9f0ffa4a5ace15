import { SaxesParser } from 'saxes';
import { pause } from '../session/pause.js';
import { ImportFileError, throwIfStopped } from './importFileError.js';

/** What happens while a part of a workbook is read. Names come without their prefix: programs differ in it. */
export interface XmlHandler {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** Pieces read before the page has its turn. */
const piecesInSlice = 4;

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Reads XML piece by piece, with the page's turn between them. Entities and other documents are never followed. */
export async function readXml(
  pieces: AsyncIterable<Uint8Array>,
  handler: XmlHandler,
  signal?: AbortSignal,
): Promise<void> {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  parser.on('opentag', ({ name, attributes }) => handler.open(local(name), attributes));
  parser.on('text', (text) => handler.text?.(text));
  parser.on('cdata', (text) => handler.text?.(text));
  parser.on('closetag', ({ name }) => handler.close?.(local(name)));
  // A document type could declare entities that grow without end; a workbook has none.
  parser.on('doctype', () => parser.fail('a document type'));
  let fault: Error | undefined;
  parser.on('error', (error) => {
    fault ??= error;
  });
  const check = (): void => {
    if (fault === undefined) return;
    throw new ImportFileError(
      'a part of the workbook is not XML',
      'The workbook is damaged. Open it in Excel, save it again as an Excel workbook (.xlsx), and choose it again.',
      fault,
    );
  };
  const decoder = new TextDecoder();
  let count = 0;
  for await (const piece of pieces) {
    parser.write(decoder.decode(piece, { stream: true }));
    check();
    count += 1;
    if (count % piecesInSlice === 0) {
      throwIfStopped(signal);
      await pause();
    }
  }
  parser.close();
  check();
}
