import * as React from 'react';
import type { ExportTable } from '@phb/connectors';
import { DownloadMenu, useData } from '../kit/index.js';
import type { DownloadMenuProps } from '../kit/DownloadOpenMenu.js';

interface ReportDownloadProps extends Omit<DownloadMenuProps, 'table'> {
  readonly table: () => ExportTable;
}

/** "Download" of a report: the file says whose figures they are. The name is read when a format is chosen. */
export function ReportDownload(props: ReportDownloadProps): JSX.Element {
  const data = useData();
  const table = async (): Promise<ExportTable> => {
    const { headed } = await import(/* webpackChunkName: 'download' */ './headed.js');
    return headed(data, props.table());
  };
  return <DownloadMenu {...props} table={table} />;
}
