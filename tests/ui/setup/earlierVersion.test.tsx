/** @jest-environment <rootDir>/tests/ui/connectedDom.cjs */
import { listConnector, provision } from '@phb/connectors';
import { decisions, type ListDeclaration } from '@phb/schemas';
import { screen } from '@testing-library/react';
import * as React from 'react';
import { LoadView } from '../../../ui/kit/LoadView.js';
import { useLoad } from '../../../ui/kit/useLoad.js';
import { localSharePoint, type LocalSharePoint, type Person } from '../../connectors/localSharePoint.js';
import { show } from '../memory/show.js';
import { siteData } from '../siteData.js';

let local: LocalSharePoint;
beforeAll(async () => {
  local = await localSharePoint();
  const { newAmount, ...columns } = decisions.columns;
  expect(newAmount.label).toBe('Amount after it');
  const earlier: ListDeclaration = { ...decisions, columns, rules: [], views: {} };
  await provision(local.connectDirectly('/sites/phb', 'owner'), [earlier]);
});
afterAll(() => local.close());

function Decisions(props: { readonly read: () => Promise<{ readonly rows: readonly unknown[] }> }): JSX.Element {
  const load = useLoad(props.read);
  return (
    <LoadView load={load} subject="decisions">
      {({ rows }) => <p>{`Rows: ${rows.length}`}</p>}
    </LoadView>
  );
}

function open(who: Person): void {
  const site = local.connectDirectly('/sites/phb', who);
  const list = listConnector(site, decisions);
  const read = (): ReturnType<typeof list.all> => list.all();
  show(<Decisions read={read} />, siteData(site));
}

const lacks = /“Decisions” lacks the column “Amount after it”. An owner of the site opens “More”/;

it('tells a member what the site lacks and whom to ask', async () => {
  open('member');
  expect(await screen.findByText(lacks)).toBeInTheDocument();
  expect(screen.queryByRole('button')).toBeNull();
});

it('offers an owner to set the site up again', async () => {
  open('owner');
  expect(await screen.findByText(lacks)).toHaveTextContent('What is there stays as it is.');
  expect(screen.getByRole('button', { name: 'Set up again' })).toBeEnabled();
});
