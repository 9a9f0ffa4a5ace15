import * as React from 'react';
import {
  isJointlyFunded,
  people,
  personalHealthBudgets,
  sharedCases,
  type Person,
  type PersonalHealthBudget,
  type SharedCase,
} from '@phb/schemas';
import { useData, useLoad, type Load } from '../../kit/index.js';
import type { Data } from '../../part/data.js';
import { readPolicy } from '../../register/case/readPolicy.js';

/** What the preview of a publication is made from. */
export interface PublishRows {
  /** The partner, from the setting PARTNER-COUNCIL; empty if it is not set. */
  readonly council: string;
  /** What is wrong with Settings, in sentences. */
  readonly problems: readonly string[];
  readonly cases: readonly PersonalHealthBudget[];
  readonly people: readonly Person[];
  readonly shared: readonly SharedCase[];
}

/** SharePoint uses the index for at most this many values of an "any of" condition. */
const mostValues = 60;

async function byReference<Row, R>(
  refs: readonly R[],
  ask: (some: readonly R[]) => Promise<{ readonly rows: readonly Row[] }>,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (let from = 0; from < refs.length; from += mostValues) {
    rows.push(...(await ask(refs.slice(from, from + mostValues))).rows);
  }
  return rows;
}

async function read(data: Data, signal: AbortSignal): Promise<PublishRows> {
  const { policy, problems } = await readPolicy(data);
  const council = policy.partnerCouncil;
  if (council === '') return { council, problems, cases: [], people: [], shared: [] };
  const [register, partner] = await Promise.all([
    data.list(personalHealthBudgets).all({ where: { column: 'council', is: 'eq', value: council } }, signal),
    data.list(sharedCases).all({}, signal),
  ]);
  const joint = register.rows.filter(isJointlyFunded);
  const known = new Set<string>(joint.map((row) => row.ref));
  const elsewhere = partner.rows.map((row) => row.ref).filter((ref) => !known.has(ref));
  const moved = await byReference(elsewhere, (some) =>
    data.list(personalHealthBudgets).all({ where: { column: 'ref', is: 'in', value: some } }, signal),
  );
  const cases = [...joint, ...moved];
  const who = await byReference([...new Set(cases.map((row) => row.personRef))], (some) =>
    data.list(people).all({ where: { column: 'ref', is: 'in', value: some } }, signal),
  );
  return { council, problems, cases, people: who, shared: partner.rows };
}

/** Reads what may be published and what stands in the partner's site, when the person opens the publish step. */
export function usePublishRows(): Load<PublishRows> {
  const data = useData();
  const ask = React.useCallback((signal: AbortSignal) => read(data, signal), [data]);
  return useLoad(ask);
}
