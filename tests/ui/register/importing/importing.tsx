import { listConnector, provision, registerRows, type SiteConnection } from '@phb/connectors';
import {
  importProfiles,
  importRuns,
  listsOf,
  people,
  personalHealthBudgets,
  purchases,
  writeProfile,
} from '@phb/schemas';
import type { ImportProfile } from '@phb/schemas';
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as React from 'react';
import ImportScreen from '../../../../ui/register/importing/ImportScreen.js';
import OpenScreen from '../../../../ui/register/screens/OpenScreen.js';
import { demonstrationSet } from '../../../../workbench/data/demonstration/demonstrationSet.js';
import { chosenCases } from '../../../../workbench/data/samples/chosenRows.js';
import type { ImportSample } from '../../../../workbench/data/samples/importSample.js';
import { importSamples } from '../../../../workbench/data/samples/importSamples.js';
import { localSharePoint } from '../../../connectors/localSharePoint.js';
import type { LocalSharePoint } from '../../../connectors/localSharePoint.js';
import { snapshot } from '../../../connectors/importing/snapshot.js';
import { show } from '../../memory/show.js';
import { siteData } from '../../siteData.js';

export const user = userEvent.setup({ delay: null });
const set = demonstrationSet();
const lists = [people, personalHealthBudgets, purchases];

/** A sample file, by its name. */
export async function sampleFile(name: string): Promise<ImportSample> {
  const found = (await importSamples(set)).find(({ fileName }) => fileName === name);
  if (!found) throw new Error(name);
  return found;
}

/** A register in the embedded service, with the people and cases that the sample files are about. */
export interface FilledRegister {
  readonly local: LocalSharePoint;
  /** Past the faults, as the owner. */
  readonly direct: SiteConnection;
  /** Every declared column of what the files fill. */
  readonly snapshot: () => Promise<readonly string[]>;
  readonly keepProfile: (profile: ImportProfile) => Promise<void>;
  /** Takes out what a test left besides the rows: profiles and runs, so that the next one begins anew. */
  readonly forget: () => Promise<void>;
}

export async function filledRegister(): Promise<FilledRegister> {
  const local = await localSharePoint();
  const direct = local.connectDirectly('/sites/phb', 'owner');
  await provision(direct, listsOf('register'));
  const chosen = chosenCases(set);
  await listConnector(direct, people).write(chosen.map(({ person }) => ({ add: person })));
  await listConnector(direct, personalHealthBudgets).write(chosen.map(({ row }) => ({ add: { ...row, owner: null } })));
  return {
    local,
    direct,
    snapshot: () => snapshot(direct, lists),
    keepProfile: async (profile) => {
      const { name, system } = profile;
      await listConnector(direct, importProfiles).add({ name, system, target: 'X', profile: writeProfile(profile) });
    },
    forget: async () => {
      cleanup();
      local.fault = () => undefined;
      local.before = () => undefined;
      for (const list of [importProfiles, importRuns]) {
        const { rows } = await listConnector(direct, list).all();
        await listConnector(direct, list).write(rows.map((row) => ({ recycle: row })));
      }
    },
  };
}

/** The rows of one list, as the service holds them. */
export async function rowsOf({ direct }: FilledRegister, list: (typeof lists)[number]) {
  return (await registerRows(direct, [list])).rows.get(list.title) ?? [];
}

export interface OpenedScreen {
  readonly onClose: jest.Mock;
  readonly onSaved: jest.Mock;
  readonly onUnsaved: jest.Mock;
}

/**
 * Opens the screen as a member of the team would, on a page that was just opened.
 * @param framed as the register shows it: with its heading and the way back
 */
export async function openScreen({ local }: FilledRegister, framed = false): Promise<OpenedScreen> {
  cleanup();
  const told = { onClose: jest.fn(), onSaved: jest.fn(), onUnsaved: jest.fn() };
  const { onClose, onSaved } = told;
  const data = siteData(local.connect('/sites/phb', 'member'));
  show(
    framed ? (
      <OpenScreen id="import" onOpenCase={jest.fn()} onClose={onClose} onSaved={onSaved} />
    ) : (
      <ImportScreen onOpenCase={jest.fn()} {...told} />
    ),
    data,
  );
  await screen.findByRole('button', { name: 'Choose a file' });
  return told;
}

/** Chooses a file as a person does. Its name is never asked. */
export async function choose(bytes: Uint8Array<ArrayBuffer>, size?: number): Promise<void> {
  const file = new File([bytes], 'Demo-Somebody.csv', { type: 'text/csv' });
  if (size !== undefined) Object.defineProperty(file, 'size', { value: size });
  await user.upload(screen.getByLabelText('File to import'), file);
}

export const press = async (name: string | RegExp): Promise<void> =>
  user.click(await screen.findByRole('button', { name }));

/** Chooses the file and goes through to the comparison with the profile that fits. */
export async function check(sample: ImportSample): Promise<void> {
  await choose(sample.bytes);
  await press('Go on to the columns');
  expect(await screen.findByRole('combobox', { name: 'Profile' })).toHaveDisplayValue(sample.profile.name);
  await press('Check the rows');
  await screen.findByRole('tablist');
}
