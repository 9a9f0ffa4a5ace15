import { importProfiles, readProfile, writeProfile } from '@phb/schemas';
import type { ImportProfile, SavedImportProfile, Stored } from '@phb/schemas';
import type { Data } from '../../part/data.js';

/** A profile that the team saved. */
export interface KeptProfile {
  readonly row: Stored<SavedImportProfile>;
  readonly profile: ImportProfile;
}

export interface KeptProfiles {
  /** The one that was saved last stands first. */
  readonly kept: readonly KeptProfile[];
  /** How many rows of the list are no profiles any more: changed by hand, or of a later version. */
  readonly unreadable: number;
}

/** The saved profiles. @throws ConnectorError; NotFoundError before the site is set up again */
export async function readProfiles(data: Data, signal: AbortSignal): Promise<KeptProfiles> {
  const page = await data.list(importProfiles).all(undefined, signal);
  const kept = page.rows.flatMap((row): KeptProfile[] => {
    const profile = readProfile(row.profile);
    return profile ? [{ row, profile: { ...profile, name: row.name } }] : [];
  });
  return {
    kept: kept.sort((a, b) => b.row.modified.epochMilliseconds - a.row.modified.epochMilliseconds),
    unreadable: page.rows.length - kept.length + page.unreadable.length,
  };
}

/** Saves a profile under its name: the one of that name is brought up to date. @throws ConnectorError */
export async function saveProfile(data: Data, { kept }: KeptProfiles, profile: ImportProfile): Promise<void> {
  const list = data.list(importProfiles);
  const values = {
    name: profile.name,
    system: profile.system === '' ? null : profile.system,
    target: profile.targets.map((target) => target.list).join('; '),
    profile: writeProfile(profile),
  };
  const known = kept.find(({ row }) => row.name.toLowerCase() === profile.name.toLowerCase());
  if (known === undefined) await list.add(values);
  else await list.update(known.row, values);
}
