import { Digests } from '../../../workbench/sharepoint/contextinfo/digest.js';
import { openDatabase } from '../../../workbench/sharepoint/storage/database.js';

const database = openDatabase(':memory:');
const digests = new Digests(database);
const issuedAt = 1_790_000_000_000;
const minute = 60_000;

afterAll(() => database.close());

it.each([
  [0, true],
  [29 * minute, true],
  [30 * minute, true],
  [30 * minute + 1_000, false],
  [-10 * minute, false],
])('a digest %i ms after it was issued is accepted: %s', (later, accepted) => {
  const digest = digests.issue('site', 'someone', issuedAt);
  expect(digests.accepts(digest, 'site', 'someone', issuedAt + later)).toBe(accepted);
});

it('is accepted whatever the case of the login, by any instance over the same file', () => {
  const digest = digests.issue('site', 'Some|One', issuedAt);
  expect(new Digests(database).accepts(digest, 'site', 'some|one', issuedAt)).toBe(true);
  expect(digests.accepts(digest, 'site', 'some|two', issuedAt)).toBe(false);
});
