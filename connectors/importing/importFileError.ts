import { ConnectorError } from '../errors/connectorError.js';

/** A file that cannot be imported. Nothing was read into the register. The message never holds a word of the file. */
export class ImportFileError extends ConnectorError {
  override readonly name = 'ImportFileError';

  constructor(message: string, sentence: string, cause?: unknown) {
    super({ message, sentence, cause });
  }
}

/** The reading was stopped by the person. */
export function throwIfStopped(signal: AbortSignal | undefined): void {
  if (signal?.aborted)
    throw new ImportFileError('reading was stopped', 'You stopped reading the file. Nothing was imported.');
}
