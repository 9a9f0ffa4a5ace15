import { sharedCases } from '@phb/schemas';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as React from 'react';
import PartnershipPart from '../../../ui/partnership/PartnershipPart.js';
import { isFound, selectShared } from '../../../ui/partnership/shared/sharedCaseRows.js';
import { memoryData } from '../memory/memoryData.js';
import { show } from '../memory/show.js';
import { jointData } from './joint.js';
import { onAWidePage } from './wide.js';

const user = userEvent.setup({ delay: null });
onAWidePage();

async function openShared(): Promise<void> {
  await user.click(screen.getByRole('tab', { name: 'Shared cases' }));
}

describe('the shared cases', () => {
  it('reads nothing of the register: only the partnership site is asked', async () => {
    const data = jointData();
    const askedSites: string[] = [];
    const watched = {
      ...data,
      list: ((list) => {
        askedSites.push(list.site);
        return data.list(list);
      }) as typeof data.list,
    };
    show(<PartnershipPart />, watched);
    await openShared();
    expect(await screen.findByText(/^4 of 4 cases, last published 29 April 2019, 9:00am$/)).toBeInTheDocument();
    expect(new Set(askedSites)).toEqual(new Set(['partnership']));
  });

  it('finds by name, reference and the council’s own number', async () => {
    show(<PartnershipPart />, jointData());
    await openShared();
    await user.type(await screen.findByRole('searchbox'), 'demo-sam');
    expect(screen.getByText(/^1 of 4 cases, last published 29 April 2019, 9:00am$/)).toBeInTheDocument();
    await user.type(screen.getByRole('searchbox'), 'xx');
    expect(screen.getByText('No shared case matches.')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Clear the search' }));
    expect(screen.getByText(/^4 of 4 cases, last published 29 April 2019, 9:00am$/)).toBeInTheDocument();
  });

  it('does not offer to publish to a person who may not write here, and asks the register nothing', async () => {
    const data = jointData();
    data.allow(sharedCases, { read: true });
    show(<PartnershipPart />, data);
    await openShared();
    await screen.findByText(/^4 of 4 cases, last published 29 April 2019, 9:00am$/);
    expect(screen.queryByRole('tab', { name: /Publish/ })).not.toBeInTheDocument();
  });

  it('offers it to a person who may', async () => {
    show(<PartnershipPart />, jointData());
    expect(await screen.findByRole('tab', { name: 'Publish agreed columns' })).toBeInTheDocument();
  });

  it('is closed to a member of the site who may not see who the cases are about', async () => {
    const data = jointData();
    data.allow(sharedCases, {});
    show(<PartnershipPart />, data);
    await openShared();
    expect(await screen.findByText('You do not have access to the shared cases.')).toBeInTheDocument();
  });

  it('says when no partnership site is set, and asks for nothing', () => {
    const data = jointData();
    show(<PartnershipPart />, { ...data, sites: { ...data.sites, partnership: undefined } });
    expect(screen.getByText('No partnership site is set for this page.')).toBeInTheDocument();
  });

  it('says when nothing is shared yet', async () => {
    show(<PartnershipPart />, memoryData());
    await openShared();
    expect(await screen.findByText('No cases are shared here yet.')).toBeInTheDocument();
  });
});

describe('searching and sorting', () => {
  const rows = jointData().list(sharedCases).rows();

  it('matches every word, with or without the dashes of a reference', () => {
    const [row] = rows;
    if (!row) throw new Error('no shared case');
    expect(isFound(row, 'jo demo')).toBe(true);
    expect(isFound(row, row.ref.replace(/-/g, '').toLowerCase())).toBe(true);
    expect(isFound(row, 'nb1')).toBe(true);
    expect(isFound(row, 'jo nobody')).toBe(false);
    expect(isFound(row, '')).toBe(true);
  });

  it('orders by name either way', () => {
    const names = (descending: boolean): (string | undefined)[] =>
      selectShared(rows, '', { column: 'name', descending }).map((place) => rows[place]?.familyName);
    expect(names(false)).toEqual(['Demo-Changer', 'Demo-Ended', 'Demo-Hide', 'Demo-Samson']);
    expect(names(true)).toEqual(['Demo-Samson', 'Demo-Hide', 'Demo-Ended', 'Demo-Changer']);
  });
});
