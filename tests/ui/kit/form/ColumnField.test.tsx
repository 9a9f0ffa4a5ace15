import { personalHealthBudgets } from '@phb/schemas';
import type { Column } from '@phb/schemas';
import { screen } from '@testing-library/react';
import * as React from 'react';
import { ColumnField } from '../../../../ui/kit/form/ColumnField.js';
import { memoryData } from '../../memory/memoryData.js';
import { show } from '../../memory/show.js';

function showDay(name: 'startsOn' | 'planAgreedOn', value: string, problem?: string): void {
  const column: Column = personalHealthBudgets.columns[name];
  const unchanged = (): void => undefined;
  show(
    <ColumnField
      name={name}
      column={column}
      value={value}
      onChange={unchanged}
      problem={problem}
      disabled={false}
      members={[]}
    />,
    memoryData(),
  );
}

describe('the field of a day', () => {
  it('asks about a day whose year is probably wrong, and lets it stand', () => {
    showDay('startsOn', '1 May 2099');
    expect(screen.getByRole('textbox', { name: 'Starts on' })).toHaveAccessibleDescription(
      expect.stringContaining('1 May 2099 is 80 years ahead. Check the year.'),
    );
    expect(screen.getByRole('textbox')).not.toBeInvalid();
  });

  it('asks nothing of a day within reach, of what is half typed, or of a past one', () => {
    for (const value of ['29 April 2029', '1 May 20', '1 May 1999', '']) {
      showDay('startsOn', value);
      expect(screen.queryByText(/Check the year/)).not.toBeInTheDocument();
    }
  });

  it('says the problem first, where there is one', () => {
    showDay('startsOn', '1 May 2099', 'Ends on must be after starts on.');
    expect(screen.getByText('Ends on must be after starts on.')).toBeInTheDocument();
    expect(screen.queryByText(/Check the year/)).not.toBeInTheDocument();
  });

  it('leaves to validation what may not lie ahead at all', () => {
    showDay('planAgreedOn', '1 May 2099');
    expect(screen.queryByText(/Check the year/)).not.toBeInTheDocument();
  });
});
