import { exportSite, importSite, openExport } from '@phb/connectors';
import type {
  ExportOptions,
  OpenedExport,
  SiteConnection,
  SiteExport,
  SiteImportOptions,
  SiteReport,
} from '@phb/connectors';
import { lists, listsOf } from '@phb/schemas';
import type { SiteKind } from '@phb/schemas';
import type { Sites } from '../../part/data.js';

/** Takes whole sites out and brings them in. A test gives one of its own. */
export interface Porter {
  /** The kinds of site that there are here. */
  readonly kinds: readonly SiteKind[];
  take(kind: SiteKind, options: ExportOptions): Promise<SiteExport>;
  open(file: Blob, onProgress: (done: number, total: number) => void): Promise<OpenedExport>;
  bring(opened: OpenedExport, options: SiteImportOptions): Promise<SiteReport>;
}

/** The porter of the sites that the host names. */
export function sitePorter({ register, partnership }: Sites): Porter {
  const siteOf = (kind: SiteKind): SiteConnection => {
    if (kind === 'register') return register;
    if (partnership === undefined) throw new TypeError('the host names no partnership site');
    return partnership;
  };
  return {
    kinds: partnership === undefined ? ['register'] : ['register', 'partnership'],
    take: (kind, options) => exportSite(siteOf(kind), kind, listsOf(kind), options),
    open: (file, onProgress) => openExport(file, lists, onProgress),
    bring: (opened, options) =>
      importSite(siteOf(opened.manifest.site), listsOf(opened.manifest.site), opened, options),
  };
}

/** What a kind of site is called in a sentence. */
export const siteNames = { register: 'register', partnership: 'partnership site' } as const satisfies Record<
  SiteKind,
  string
>;
