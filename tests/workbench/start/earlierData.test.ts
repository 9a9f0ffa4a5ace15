import { ConnectorError } from '@phb/connectors';
import { DemonstrationError } from '../../../workbench/data/index.js';
import { ofEarlierData } from '../../../workbench/start/earlierData.js';

const refused = new ConnectorError({ message: 'POST /: 500', sentence: 'SharePoint refused the row.' });
const doubled = new DemonstrationError('Another row in Settings already has the same Setting.');

it.each([refused, doubled])('says of a folder that was filled before how to begin again (%s)', (error) => {
  const told = ofEarlierData(error, '.data', true);
  expect(told).toBeInstanceOf(DemonstrationError);
  const { message, cause } = told as DemonstrationError;
  expect(message).toContain('The data folder .data was filled by another version of the workbench.');
  expect(message).toContain('delete it, or choose another with --data');
  expect(message).toContain(error instanceof ConnectorError ? error.sentence : error.message);
  expect(cause).toBe(error);
});

it('leaves what goes wrong in a new folder, and the workbench’s own faults, as they are', () => {
  expect(ofEarlierData(doubled, '.data', false)).toBe(doubled);
  const fault = new TypeError('of the workbench’s own');
  expect(ofEarlierData(fault, '.data', true)).toBe(fault);
});
