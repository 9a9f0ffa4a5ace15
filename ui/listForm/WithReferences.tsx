import * as React from 'react';
import { columnsOf, organisations, people, personalHealthBudgets } from '@phb/schemas';
import type { ListDeclaration } from '@phb/schemas';
import { ReferencesProvider } from '../kit/form/references.js';
import type { ReferenceOptions } from '../kit/form/references.js';
import { ReferenceSearchesProvider } from '../kit/form/referenceSearch.js';
import type { ReferenceSearches } from '../kit/form/referenceSearch.js';
import { LoadView } from '../kit/LoadView.js';
import { useLoad } from '../kit/useLoad.js';
import { useData } from '../part/data.js';
import type { Data } from '../part/data.js';
import { readOrganisationNames } from '../register/case/rows/readRows.js';
import { findCases, findPeople, nameOfCase, nameOfPerson } from './findPeople.js';

interface Found {
  readonly options: ReferenceOptions;
  readonly searches: ReferenceSearches;
}

/**
 * How the references of a list's rows are chosen by name. Names are personal, so cases and people are found by them only by
 * those who may open People; the others type a reference, which is looked up before a row is saved.
 */
async function readReferences(data: Data, list: ListDeclaration): Promise<Found> {
  const prefixes = new Set(
    columnsOf(list).flatMap(([, column]) => (column.kind === 'reference' && !column.isKey ? [column.prefix] : [])),
  );
  // A partner's site has neither people nor organisations of its own.
  if (list.site !== 'register') return { options: {}, searches: {} };
  const mayRead = async (one: ListDeclaration): Promise<boolean> => (await data.permissions(one)).read;
  const asksPeople = prefixes.has('P') || prefixes.has('PHB');
  const [names, organisationNames] = await Promise.all([
    asksPeople ? mayRead(people) : false,
    prefixes.has('ORG') && (await mayRead(organisations)) ? readOrganisationNames(data) : undefined,
  ]);
  const hint = 'Type a part of the name, or the NHS number.';
  const searches: ReferenceSearches = {
    P: { hint, find: (typed) => findPeople(data, typed), nameOf: (ref) => nameOfPerson(data, ref) },
    PHB: { hint, find: (typed) => findCases(data, typed), nameOf: (ref) => nameOfCase(data, ref) },
  };
  return {
    options: organisationNames === undefined ? {} : { ORG: organisationNames },
    searches: names && (!prefixes.has('PHB') || (await mayRead(personalHealthBudgets))) ? searches : {},
  };
}

/** Around a native form: what its rows refer to is chosen by name, by those who may see the names. */
export function WithReferences(props: {
  readonly list: ListDeclaration;
  readonly children: React.ReactNode;
}): JSX.Element {
  const { list, children } = props;
  const data = useData();
  const load = useLoad(React.useCallback(() => readReferences(data, list), [data, list]));
  return (
    <LoadView load={load} subject={list.title}>
      {({ options, searches }) => (
        <ReferencesProvider value={options}>
          <ReferenceSearchesProvider value={searches}>{children}</ReferenceSearchesProvider>
        </ReferencesProvider>
      )}
    </LoadView>
  );
}
