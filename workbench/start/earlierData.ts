import { ConnectorError } from '@phb/connectors';
import { DemonstrationError } from '../data/index.js';

/**
 * What to say of a data folder that an earlier version of the workbench has filled, and that this one cannot bring up to date:
 * its rows have other references, or its lists refuse what is new. Any other failure stays what it is.
 * @param isFilled whether the folder held a set before
 */
export function ofEarlierData(error: unknown, folder: string, isFilled: boolean): unknown {
  if (!isFilled || !(error instanceof DemonstrationError || error instanceof ConnectorError)) return error;
  const said = error instanceof ConnectorError ? error.sentence : error.message;
  return new DemonstrationError(
    `The data folder ${folder} was filled by another version of the workbench. It holds demonstration data only: delete it, or choose another with --data. (${said})`,
    { cause: error },
  );
}
