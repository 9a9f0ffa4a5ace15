import { OfflineError } from '../../../connectors/errors/kinds.js';
import { fetchScript } from '../../../connectors/session/fetchScript.js';

test('gives the script that came', async () => {
  await expect(fetchScript(Promise.resolve({ addRow: 1 }))).resolves.toEqual({ addRow: 1 });
});

test('says that nothing was saved if the script does not come', async () => {
  const cause = new Error('Loading chunk 7 failed');
  const error: unknown = await fetchScript(Promise.reject(cause)).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(OfflineError);
  expect(error).toMatchObject({
    cause,
    retryable: true,
    sentence: 'There is no connection to SharePoint. Nothing was saved. Check the network and try again.',
  });
});
