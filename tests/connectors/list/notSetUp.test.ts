/** A site that was set up by an earlier version of the product. */
import {
  ConnectorError,
  listConnector,
  NotFoundError,
  NotSetUpError,
  openWorkingSet,
  provision,
} from '@phb/connectors';
import { approvals, decisions, targets, type ListDeclaration } from '@phb/schemas';
import { explained } from '../../../connectors/list/notSetUp.js';
import { localSharePoint, type LocalSharePoint } from '../localSharePoint.js';

let local: LocalSharePoint;
beforeAll(async () => {
  local = await localSharePoint();
});
afterAll(() => local.close());

/** A list as an earlier version declared it, without some of its columns and what is said of them. */
function earlier(list: ListDeclaration, without: readonly string[]): ListDeclaration {
  const columns = Object.fromEntries(Object.entries(list.columns).filter(([name]) => !without.includes(name)));
  return { ...list, columns: { ...columns, ref: list.columns.ref }, rules: [], views: {} };
}

const refusal = async (asked: Promise<unknown>): Promise<ConnectorError> =>
  asked.then(
    () => Promise.reject(new Error('it was answered')),
    (error: unknown) => {
      if (error instanceof ConnectorError) return error;
      throw error;
    },
  );

it('is said to lack its columns by name, and who adds them, until it is set up again', async () => {
  const owner = local.connect('/sites/phb', 'owner');
  await provision(owner, [earlier(decisions, ['newAmount', 'newAmountPeriod'])]);
  const list = listConnector(local.connect('/sites/phb', 'owner'), decisions);
  const error = await refusal(list.all());
  expect(error).toBeInstanceOf(NotSetUpError);
  expect(error).toMatchObject({ site: 'register', status: 400 });
  expect(error.sentence).toBe(
    'This site was set up by an earlier version: “Decisions” lacks the columns “Amount after it”, “Amount after it is per”. An owner of the site opens “More” in the register and presses “Set up again”.',
  );
  await provision(owner, [decisions]);
  expect(await list.all()).toEqual({ rows: [], unreadable: [] });
});

it('says the same where the rows are loaded for a grid', async () => {
  const owner = local.connect('/sites/phb', 'owner');
  const old = earlier(targets, ['basis']);
  await provision(owner, [old]);
  const target = { measure: 'People with a personal health budget', financialYear: '2019/20', count: 900 };
  await listConnector<ListDeclaration>(owner, old).add(target);
  const set = openWorkingSet(listConnector(owner, targets), ['basis']);
  const failed = await new Promise((resolve) => {
    const stop = set.subscribe(() => {
      if (set.state === 'loading') return;
      stop();
      resolve(set.error);
    });
  });
  set.close();
  expect(failed).toMatchObject({ name: 'NotSetUpError', site: 'register' });
});

it('names a list that is not there, and does not say that it was deleted', async () => {
  const error = await refusal(listConnector(local.connect('/sites/phb', 'member'), approvals).all());
  expect(error).toBeInstanceOf(NotFoundError);
  expect(error.sentence).toBe(
    '“Approvals” is not in this site, or you may not open it. If the site was set up by an earlier version: an owner of the site opens “More” in the register and presses “Set up again”.',
  );
});

it('leaves a refusal as it is whose reason is another', async () => {
  const owner = local.connect('/sites/phb', 'owner');
  await provision(owner, [decisions]);
  const other = new ConnectorError({ message: 'GET', sentence: 'SharePoint could not do this.', status: 400 });
  expect(await explained(owner, decisions, other)).toBe(other);
});
