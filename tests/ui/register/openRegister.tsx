import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as React from 'react';
import RegisterPart from '../../../ui/register/RegisterPart.js';
import { pretendLayout } from '../memory/layout.js';
import type { MemoryData } from '../memory/memoryData.js';
import { sampleRegister } from '../memory/register.js';
import { show } from '../memory/show.js';
import type { Inside } from '../memory/show.js';

/** Gives the page a size in each test of the file: jsdom has none, and the grid draws what is in sight. */
export function laidOut(): void {
  let restore: () => void;
  beforeEach(() => {
    restore = pretendLayout({ width: 1400, height: 640 });
  });
  afterEach(() => restore());
}

/** Opens the register and waits until its tools stand. */
export async function openRegister(data: MemoryData = sampleRegister()): Promise<MemoryData> {
  show(<RegisterPart />, data);
  await screen.findByRole('combobox', { name: 'View' });
  return data;
}

/** Opens the dialog in which columns, groups and views are arranged. */
export async function arrange(): Promise<Inside> {
  await userEvent.click(screen.getByRole('button', { name: 'Columns and views' }));
  return within(await screen.findByRole('dialog', { name: 'Columns and views' }));
}
