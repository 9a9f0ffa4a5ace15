import { NotFoundError } from '@phb/connectors';
import { personalHealthBudgets, sampleReference, savedViews } from '@phb/schemas';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { testMembers } from '../../memory/memoryData.js';
import type { MemoryData } from '../../memory/memoryData.js';
import { sampleRegister } from '../../memory/register.js';
import type { Inside } from '../../memory/show.js';
import { arrange, laidOut, openRegister } from '../openRegister.js';

const direct = sampleReference('PHB', 1);
const [ada, ben] = testMembers;
const user = userEvent.setup({ delay: null });

const headings = (): readonly string[] =>
  screen
    .getAllByRole('columnheader')
    .slice(1)
    .map((heading) => heading.textContent ?? '');
const definition = (changes: Readonly<Record<string, unknown>> = {}): string =>
  JSON.stringify({
    columns: [{ id: 'ref' }, { id: 'council', width: 200 }, { id: 'status' }],
    density: 'compact',
    sorts: [{ column: 'council', descending: true }],
    filters: { status: ['Live'] },
    ...changes,
  });
function keep(data: MemoryData, name: string, changes: Readonly<Record<string, unknown>> = {}): void {
  data.list(savedViews).fill([
    {
      list: 'PersonalHealthBudgets',
      kind: 'View',
      name,
      owner: ada?.id ?? null,
      isDefault: false,
      definition: definition(),
      ...changes,
    },
  ]);
}

laidOut();

describe('columns', () => {
  it('are shown, taken away, moved and made wider, and kept for the person', async () => {
    const data = await openRegister();
    const panel = await arrange();
    await user.click(panel.getByRole('checkbox', { name: 'Council' }));
    await user.click(panel.getByRole('checkbox', { name: 'Case owner' }));
    await user.click(panel.getByRole('button', { name: 'Move status towards the start' }));
    await user.selectOptions(panel.getByRole('combobox', { name: 'Width of status' }), '220 pixels');
    expect(headings().slice(0, 3)).toEqual(['Reference', 'Status', 'Name']);
    expect(headings()).toContain('Case owner');
    expect(headings()).not.toContain('Council');
    expect(panel.getByRole('checkbox', { name: 'Reference' })).toBeDisabled();
    await waitFor(() => expect(data.list(savedViews).rows()).toHaveLength(1), { timeout: 5_000 });
    const [kept] = data.list(savedViews).rows();
    expect(kept).toMatchObject({ kind: 'Columns', owner: ada?.id, list: personalHealthBudgets.path });
    expect(kept?.definition).toContain('{"id":"status","width":220}');
  });

  it('come back as the person left them', async () => {
    const data = sampleRegister();
    keep(data, 'Columns', { kind: 'Columns' });
    await openRegister(data);
    await waitFor(() => expect(headings()).toEqual(['Reference', 'Council', 'Status']));
    expect(screen.getByText('3 of 3 cases')).toBeInTheDocument();
  });
});

describe('views', () => {
  it('opens the one that the person opens first, before the shared one, and no one else’s', async () => {
    const data = sampleRegister();
    keep(data, 'Ours', { owner: null, isDefault: true, definition: definition({ filters: {} }) });
    keep(data, 'Mine', { isDefault: true });
    keep(data, 'Ben’s', { owner: ben?.id, isDefault: true });
    await openRegister(data);
    expect(await screen.findByText('2 of 3 cases')).toBeInTheDocument();
    expect(screen.getByRole('combobox', { name: 'View' })).toHaveDisplayValue('Mine');
    expect(screen.getByText('Sorted by council, Z to A')).toBeInTheDocument();
    expect(screen.getByText('Filtered by Status: Live')).toBeInTheDocument();
    const names = screen.getAllByRole('option').map((option) => option.textContent);
    expect(names).toContain('Ours');
    expect(names).not.toContain('Ben’s');
    await user.selectOptions(screen.getByRole('combobox', { name: 'View' }), 'All open cases');
    expect(screen.getByText('3 of 3 cases')).toBeInTheDocument();
  });

  it('saves one without the search text, for the person or for everybody', async () => {
    const data = await openRegister();
    await user.type(screen.getByRole('searchbox', { name: /^Find by/ }), 'hartley');
    const panel = await arrange();
    await user.click(panel.getByRole('button', { name: 'Save the view' }));
    expect(panel.getByText('Enter a name for the view.')).toBeInTheDocument();
    await user.type(panel.getByRole('textbox', { name: /^Save as a new view called/ }), 'By council');
    await user.click(panel.getByRole('checkbox', { name: /^Share it/ }));
    await user.click(panel.getByRole('button', { name: 'Save the view' }));
    expect(await screen.findByRole('group', { name: 'By council' })).toHaveTextContent('shared');
    const [row] = data.list(savedViews).rows();
    expect(row).toMatchObject({ name: 'By council', owner: null, kind: 'View' });
    expect(row?.definition).not.toContain('hartley');
  });

  it('renames, makes first and deletes one', async () => {
    const data = sampleRegister();
    keep(data, 'Old name');
    keep(data, 'Other', { isDefault: true, definition: definition({ filters: {} }) });
    await openRegister(data);
    const panel = await arrange();
    const line = (name: string): Inside => within(panel.getByRole('group', { name }));
    await user.click(line('Old name').getByRole('button', { name: 'Rename' }));
    const field = panel.getByRole('textbox', { name: /^New name/ });
    await user.clear(field);
    await user.type(field, 'other{Enter}');
    expect(panel.getByText(/There is a view “other” already/)).toBeInTheDocument();
    await user.clear(field);
    await user.type(field, 'New name{Enter}');
    await panel.findByRole('group', { name: 'New name' });
    await user.click(line('New name').getByRole('button', { name: 'Open first' }));
    await waitFor(() => expect(panel.getByRole('group', { name: 'New name' })).toHaveTextContent('opens first'));
    expect(panel.getByRole('group', { name: 'Other' })).not.toHaveTextContent('(opens first');
    await user.click(line('Other').getByRole('button', { name: 'Delete' }));
    await user.click(line('Other').getByRole('button', { name: 'Delete' }));
    await waitFor(() => expect(panel.queryByRole('group', { name: 'Other' })).toBeNull());
    expect(
      data
        .list(savedViews)
        .rows()
        .map(({ name, isDefault }) => [name, isDefault]),
    ).toEqual([['New name', true]]);
  });

  it('says when a view names a column that is gone, and shows it without', async () => {
    const data = sampleRegister();
    keep(data, 'Old', { definition: definition({ columns: [{ id: 'ref' }, { id: 'ward' }, { id: 'status' }] }) });
    await openRegister(data);
    await user.selectOptions(await screen.findByRole('combobox', { name: 'View' }), 'Old');
    const said =
      'The view “Old” names the column “ward”, which the register does not have any more. It is shown without.';
    expect(await screen.findByText(said)).toBeInTheDocument();
    expect(headings()).toEqual(['Reference', 'Status']);
    expect(screen.getByText('2 of 3 cases')).toBeInTheDocument();
  });

  it('does not open one whose definition was broken by hand, and says so', async () => {
    const data = sampleRegister();
    keep(data, 'Broken', { definition: '{"columns":' });
    await openRegister(data);
    await user.selectOptions(await screen.findByRole('combobox', { name: 'View' }), 'Broken');
    expect(await screen.findByText(/The view “Broken” cannot be read/)).toBeInTheDocument();
    expect(screen.getByText('3 of 3 cases')).toBeInTheDocument();
  });

  it('says so where the site has no list of views yet, and the register works', async () => {
    const data = sampleRegister();
    data
      .list(savedViews)
      .refuse('all', new NotFoundError({ message: '404', sentence: 'The list is not there.', status: 404 }));
    await openRegister(data);
    const panel = await arrange();
    expect(await panel.findByText(/this site has no list “Saved views”/)).toBeInTheDocument();
    expect(screen.getByRole('checkbox', { name: `Select ${direct}` })).toBeInTheDocument();
  });
});
