import * as React from 'react';
import type { SiteUser } from '@phb/connectors';
import type { SiteUserId } from '@phb/schemas';
import { useData } from '../part/data.js';
import { useLoad } from './useLoad.js';

const nobody: readonly SiteUser[] = [];

/** The people whom the register site knows; empty until they are known. @param when ask once this is true */
export function useMembers(when = true): readonly SiteUser[] {
  const data = useData();
  const load = useLoad(React.useCallback(() => (when ? data.members() : Promise.resolve(nobody)), [data, when]));
  return load.status === 'ready' ? load.value : nobody;
}

/** The name of a member; somebody whom the site does not know any more is shown by number. */
export function memberName(members: readonly SiteUser[], id: SiteUserId | null): string {
  if (id === null || members.length === 0) return '';
  return members.find((one) => one.id === id)?.name ?? `Member ${id}`;
}
