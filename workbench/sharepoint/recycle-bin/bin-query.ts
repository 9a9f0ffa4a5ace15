import { invalidArgument, invalidQuery } from '../errors/errors.js';
import type { Arguments } from '../http/arguments.js';
import { guidText } from '../http/arguments.js';
import type { Call } from '../http/call.js';
import { parseValue } from '../http/path.js';
import { instantText } from '../instant.js';
import type { BinPage, BinSort } from './bin-table.js';

/** RecycleBinOrderBy on the wire; 6 is no order of its own. */
const sorts: readonly BinSort[] = ['title', 'directory', 'author', 'deleted', 'size', 'deletedBy', 'deleted'];

const defaultRows = 100;
const newestFirst = 3;

/** What a client may ask of a recycle bin besides which bin it is. */
export interface BinQuery {
  readonly page: BinPage;
  /** RecycleBinItemState; 0 for both stages. */
  readonly stage: number;
  readonly onlyMine: boolean;
}

/**
 * Reads `getrecyclebinitems(pagingInfo, rowLimit, isAscending, orderBy, itemState, showOnlyMyItems)`. The names may stand in
 * the path, in that order without names, or in the query.
 *
 * @throws SharePointError (400) for values that are none
 */
export function readBinQuery(call: Call, given: Arguments): BinQuery {
  const text = (name: string, position: number): string | undefined => {
    const inPath = given.find(name, position)?.text;
    const inQuery = call.query.get(name);
    return inPath ?? (inQuery === undefined ? undefined : parseValue(inQuery).text);
  };
  const number = (name: string, position: number, whenAbsent: number): number => {
    const value = text(name, position)?.trim() ?? '';
    if (value === '') return whenAbsent;
    if (!/^-?\d{1,9}$/.test(value)) {
      throw invalidQuery(`The expression "${value}" is not valid: ${name} must be a whole number.`);
    }
    return Number(value);
  };
  const flag = (name: string, position: number) => /^(?:true|1)$/i.test(text(name, position)?.trim() ?? '');
  const rows = number('rowLimit', 1, defaultRows);
  if (rows < 1) throw invalidArgument('rowLimit must be above zero.');
  const sort = sorts[number('orderBy', 3, newestFirst)];
  if (sort === undefined) throw invalidArgument('orderBy is not a column of the recycle bin.');
  const stage = number('itemState', 4, 0);
  if (![0, 1, 2].includes(stage)) throw invalidArgument('itemState is not a stage of the recycle bin.');
  const after = readPaging(text('pagingInfo', 0) ?? '', sort);
  return {
    page: { sort, ascending: flag('isAscending', 2), rows, ...(after === undefined ? {} : { after }) },
    stage,
    onlyMine: flag('showOnlyMyItems', 5),
  };
}

/**
 * The last entry of the page before: `id=…&title=…&searchValue=…`, each part encoded. `searchValue` is what the page was
 * sorted by; it is needed only if that entry is no longer in the bin.
 */
function readPaging(text: string, sort: BinSort): BinPage['after'] {
  if (text.trim() === '' || text.trim().toLowerCase() === 'null') return undefined;
  const parts = new URLSearchParams(text);
  const guid = guidText(parts.get('id') ?? '');
  if (guid === undefined) throw invalidArgument('pagingInfo must name the last item of the page before.');
  const value = parts.get('searchValue') ?? (sort === 'title' ? parts.get('title') : null);
  if (value === null) return { guid, value: undefined };
  if (sort === 'size') return { guid, value: Number(value) || 0 };
  if (sort !== 'deleted') return { guid, value };
  const time = Date.parse(value);
  if (Number.isNaN(time)) throw invalidArgument('The searchValue of pagingInfo must be a time.');
  return { guid, value: instantText(time) };
}
