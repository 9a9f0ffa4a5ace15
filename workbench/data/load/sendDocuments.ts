import { ConnectorError, documentUpload, listConnector, type SiteConnection } from '@phb/connectors';
import { caseDocuments, documentName, showNumber, type CaseDocument } from '@phb/schemas';
import { documentPdf } from '../demonstration/around/documentPdf.js';
import { DemonstrationError, referencesIn } from './writeMissing.js';

/**
 * Sends the documents that the library does not hold yet, so that a second run sends nothing.
 * @throws DemonstrationError if one was refused
 */
export async function sendDocuments(
  site: SiteConnection,
  rows: readonly CaseDocument[],
  say: (line: string) => void,
): Promise<void> {
  const { title } = caseDocuments;
  const present = await referencesIn(listConnector(site, caseDocuments));
  const missing = rows.filter(({ ref }) => !present.has(ref));
  for (const row of missing) {
    const name = (nth: number): string => documentName({ ...row, extension: '.pdf' }, nth);
    try {
      await documentUpload(site, caseDocuments, { content: documentPdf(row), name, row }).run();
    } catch (cause) {
      if (!(cause instanceof ConnectorError)) throw cause;
      throw new DemonstrationError(`${title}: ${row.ref} could not be sent. ${cause.sentence}`, { cause });
    }
  }
  say(
    `${title}: ${missing.length === 0 ? `all ${showNumber(rows.length)} files there already` : `${showNumber(missing.length)} files added`}`,
  );
}
