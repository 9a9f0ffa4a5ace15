import { NoAccessError, OfflineError, type publishCases } from '@phb/connectors';
import { columnsOf, people, personalHealthBudgets, settings, sharedCases } from '@phb/schemas';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as React from 'react';
import PublishView from '../../../ui/partnership/publish/PublishView.js';
import { agreedColumns, previewPublication } from '../../../ui/partnership/publish/preview.js';
import { show } from '../memory/show.js';
import { jointData, publication, refOf } from './joint.js';

const user = userEvent.setup({ delay: null });

describe('the preview', () => {
  it('says for each jointly funded case what would happen, and why not', () => {
    const data = jointData();
    const rows = {
      cases: data.list(personalHealthBudgets).rows(),
      people: data.list(people).rows(),
      shared: data.list(sharedCases).rows(),
    };
    const intentions = previewPublication(rows, publication);
    const of = (familyName: string): unknown => intentions.find((one) => one.ref === refOf(data, familyName));
    expect(of('Demo-Newman')).toMatchObject({ kind: 'new' });
    expect(of('Demo-Changer')).toMatchObject({ kind: 'changed', columns: ['Council amount'] });
    expect(of('Demo-Samson')).toMatchObject({ kind: 'unchanged' });
    expect(of('Demo-Hide')).toMatchObject({ kind: 'withheld', withdraws: true });
    expect(of('Demo-Early')).toMatchObject({ kind: 'withheld', withdraws: false });
    // A case that closed is brought up to date where the partner saw it, and not shared newly.
    expect(of('Demo-Ended')).toMatchObject({ kind: 'changed', columns: ['Status', 'Ends on'] });
    expect(of('Demo-Gone')).toBeUndefined();
    // Another council's case and one that the NHS pays alone are no business of this partner.
    expect(of('Demo-Elsewhere')).toBeUndefined();
    expect(of('Demo-Alone')).toBeUndefined();
  });

  it('names every column that is copied', () => {
    expect(agreedColumns).toHaveLength(columnsOf(sharedCases).length - 1);
    expect(agreedColumns).toContain('Council amount');
  });
});

describe('publishing', () => {
  it('shows what goes and what is withheld, sends every case once with its basis, and gives a receipt', async () => {
    const data = jointData();
    const asked: Parameters<typeof publishCases>[] = [];
    const publish: typeof publishCases = (...args) => {
      asked.push(args);
      const [, , refs, { council, basis, publishedAt }] = args;
      return Promise.resolve({
        council,
        basis,
        publishedAt,
        outcomes: refs.map((ref) =>
          ref === refOf(data, 'Demo-Hide')
            ? { ref, kind: 'withheld', reason: 'The person is marked do not disclose.', withdrawn: true }
            : ref === refOf(data, 'Demo-Newman')
              ? { ref, kind: 'failed', error: new OfflineError({ message: 'none', sentence: 'There was no answer.' }) }
              : { ref, kind: 'unchanged' },
        ),
      });
    };
    show(<PublishView publish={publish} />, data);
    const going = await screen.findByRole('table', { name: /^Cases that go/ });
    expect(within(going).getAllByRole('row')).toHaveLength(4);
    const withheld = screen.getByRole('table', { name: 'Cases that are withheld, and why' });
    expect(withheld).toHaveTextContent(/Taken out.*marked do not disclose/);
    expect(withheld).toHaveTextContent(/only approved cases are published/);
    const basis = screen.getByRole('textbox', { name: /Basis for sharing/ });
    expect(basis).toHaveValue('Joint funding agreement');
    await user.clear(basis);
    await user.click(screen.getByRole('button', { name: 'Publish 4 changes' }));
    expect(screen.getByText('Enter the basis for sharing, as agreed with the partner.')).toBeInTheDocument();
    expect(asked).toHaveLength(0);
    await user.type(basis, 'Section 117 policy');
    // Another basis is news of every case that is there already.
    await user.click(screen.getByRole('button', { name: 'Publish 5 changes' }));
    const heading = await screen.findByRole('heading', { name: 'Receipt: not published 1, withheld 1, unchanged 4' });
    expect(heading).toHaveFocus();
    expect(asked[0]?.[2]).toHaveLength(6);
    expect(asked[0]?.[3]).toMatchObject({ council: 'Northbay', basis: 'Section 117 policy' });
    const rows = within(screen.getByRole('table', { name: 'One outcome for each case' })).getAllByRole('row');
    expect(rows[1]).toHaveTextContent('There was no answer.');
    expect(rows[2]).toHaveTextContent('Taken out of the partner’s site.');
  });

  it('leaves out the cases that were unticked, this time only, and says so in the receipt', async () => {
    const data = jointData();
    const asked: Parameters<typeof publishCases>[] = [];
    const publish: typeof publishCases = (...args) => {
      asked.push(args);
      const [, , refs, { council, basis, publishedAt }] = args;
      return Promise.resolve({
        council,
        basis,
        publishedAt,
        outcomes: refs.map((ref) => ({ ref, kind: 'published', isNew: true })),
      });
    };
    show(<PublishView publish={publish} />, data);
    const going = await screen.findByRole('table', { name: /^Cases that go/ });
    const count = (meaning: string): string | null =>
      screen.getByText(meaning).previousElementSibling?.textContent ?? '';
    expect(count('new case goes to the partner’s site')).toBe('1');
    expect(screen.queryByText(/left out this time/)).not.toBeInTheDocument();
    const newman = refOf(data, 'Demo-Newman');
    await user.click(within(going).getByRole('checkbox', { name: newman }));
    expect(count('new cases go to the partner’s site')).toBe('0');
    expect(count('case is left out this time, as you unticked it')).toBe('1');
    await user.click(screen.getByRole('button', { name: 'Publish 3 changes' }));
    await screen.findByRole('heading', { name: /^Receipt/ });
    expect(asked[0]?.[2]).toHaveLength(5);
    expect(asked[0]?.[2]).not.toContain(newman);
    expect(screen.getByText(`Left out by choice, 1 case: ${newman}.`)).toBeInTheDocument();

    await user.click(screen.getByRole('button', { name: 'Back to the preview' }));
    const again = await screen.findByRole('table', { name: /^Cases that go/ });
    expect(within(again).getByRole('checkbox', { name: newman })).toBeChecked();
  });

  it('still takes out of the partner’s site what may not be shown when every case is unticked', async () => {
    const data = jointData();
    const asked: Parameters<typeof publishCases>[] = [];
    const publish: typeof publishCases = (...args) => {
      asked.push(args);
      return new Promise(() => undefined);
    };
    show(<PublishView publish={publish} />, data);
    await user.click(await screen.findByRole('button', { name: 'Untick all' }));
    for (const box of screen.getAllByRole('checkbox')) expect(box).not.toBeChecked();
    await user.click(screen.getByRole('button', { name: 'Publish 1 change' }));
    expect(asked[0]?.[2]).toContain(refOf(data, 'Demo-Hide'));
    expect(asked[0]?.[2]).not.toContain(refOf(data, 'Demo-Changer'));
    for (const box of screen.getAllByRole('checkbox')) expect(box).toBeDisabled();
  });

  it('publishes nothing while it is not said for which council', async () => {
    const data = jointData();
    const [row] = data.list(settings).rows();
    if (row) data.list(settings).changeAsSomebodyElse(row.ref, { name: 'ORGANISATION-NAME' });
    show(<PublishView />, data);
    expect(await screen.findByText('It is not said which council this site is shared with.')).toBeInTheDocument();
    expect(screen.queryByText(/There is no setting named/)).not.toBeInTheDocument();
  });

  it('says which setting is misspelt where that leaves the council unsaid', async () => {
    const data = jointData();
    const [row] = data.list(settings).rows();
    if (row) data.list(settings).changeAsSomebodyElse(row.ref, { name: 'PARTNER-COUNCL' });
    show(<PublishView />, data);
    expect(
      await screen.findByText('There is no setting named PARTNER-COUNCL. Correct the name, or delete the row.'),
    ).toBeInTheDocument();
  });

  it('is closed to whoever may not open the register', async () => {
    const data = jointData();
    data.list(settings).refuse('all', new NoAccessError({ message: '403', sentence: 'No.', status: 403 }));
    show(<PublishView />, data);
    expect(await screen.findByText('You do not have access to the cases to publish.')).toBeInTheDocument();
  });
});
