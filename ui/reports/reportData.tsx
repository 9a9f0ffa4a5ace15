import * as React from 'react';
import {
  packagesOfCare,
  personalHealthBudgets,
  reportedCounts,
  targets,
  type PackageRow,
  type ReportedCount,
  type Stored,
  type Target,
} from '@phb/schemas';
import { useData } from '../kit/index.js';
import type { Data } from '../part/data.js';
import { caseColumns, packageColumns, readCase, readPackage, type CaseRow } from './rows.js';
import { listSource, workingSource, type Source, type SourceState } from './source.js';

/** The lists that the reports are made from. Each is read when the first report asks for it. */
export interface ReportSources {
  readonly cases: Source<CaseRow>;
  readonly packages: Source<PackageRow>;
  readonly targets: Source<Stored<Target>>;
  readonly reported: Source<Stored<ReportedCount>>;
}

function openSources(data: Data): ReportSources {
  return {
    cases: workingSource(
      personalHealthBudgets.title,
      () => data.workingSet(personalHealthBudgets, caseColumns),
      readCase,
    ),
    packages: workingSource(packagesOfCare.title, () => data.workingSet(packagesOfCare, packageColumns), readPackage),
    targets: listSource(targets.title, (signal) => data.list(targets).all({}, signal)),
    reported: listSource(reportedCounts.title, (signal) =>
      data
        .list(reportedCounts)
        .all({ where: { column: 'collection', is: 'eq', value: 'Markers of Progress' } }, signal),
    ),
  };
}

/** All of them, for what is done to each. */
export function everySource(sources: ReportSources): readonly Source<unknown>[] {
  return [sources.cases, sources.packages, sources.targets, sources.reported];
}

const SourcesContext = React.createContext<ReportSources | undefined>(undefined);

/** Makes the sources for the part, and closes them when it goes. */
export function ReportDataProvider(props: { readonly children: React.ReactNode }): JSX.Element {
  const data = useData();
  const sources = React.useMemo(() => openSources(data), [data]);
  React.useEffect(
    () => () => {
      for (const source of everySource(sources)) source.close();
    },
    [sources],
  );
  return <SourcesContext.Provider value={sources}>{props.children}</SourcesContext.Provider>;
}

/** The sources themselves, for refreshing them together. @throws outside the reports part */
export function useReportSources(): ReportSources {
  const sources = React.useContext(SourcesContext);
  if (sources === undefined) throw new TypeError('useReportSources is called outside the reports part');
  return sources;
}

/** Begins to read a source, and follows it. */
export function useSource<Row>(source: Source<Row>): SourceState<Row> {
  const [, follow] = React.useReducer((changes: number) => changes + 1, 0);
  React.useEffect(() => {
    const stop = source.subscribe(follow);
    source.open(); // tells at once if it was open before, so that no change is missed
    return stop;
  }, [source]);
  return source.state();
}
