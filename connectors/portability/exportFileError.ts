import { ConnectorError } from '../errors/connectorError.js';

/** A file that is no whole export of a register. Nothing was written by it. The message never holds a word of its rows. */
export class ExportFileError extends ConnectorError {
  override readonly name = 'ExportFileError';

  constructor(message: string, sentence: string, cause?: unknown) {
    super({ message, sentence, cause });
  }
}
