import type { Page } from '@phb/connectors';
import { listsOf } from '@phb/schemas';
import type { ListDeclaration, RowOf, Stored, UnreadableRow } from '@phb/schemas';
import type { Data } from '../../part/data.js';

/** Every list of the register that this person may read, whole. */
export interface WholeRegister {
  page<L extends ListDeclaration>(list: L): Page<L> | undefined;
  readonly lists: readonly ListDeclaration[];
  /** Titles of the lists that this person may not open: nothing is said of them. */
  readonly closed: readonly string[];
}

export interface ReadProgress {
  /** The list that is being read. */
  readonly title: string;
  readonly rows: number;
  /** How many of the lists are read, from 0 to 1. */
  readonly done: number;
}

/** Reads the register page by page. @throws the signal's reason when it is stopped */
export async function readRegister(
  data: Data,
  onProgress: (progress: ReadProgress) => void,
  signal: AbortSignal,
): Promise<WholeRegister> {
  const all = listsOf('register');
  const may = await Promise.all(all.map(async (list) => (await data.permissions(list)).read));
  const open = all.filter((_, index) => may[index] === true);
  const pages = new Map<ListDeclaration, Page<ListDeclaration>>();
  let count = 0;
  for (const [index, list] of open.entries()) {
    const rows: Stored<RowOf<ListDeclaration>>[] = [];
    const unreadable: UnreadableRow[] = [];
    onProgress({ title: list.title, rows: count, done: index / open.length });
    for await (const page of data.list(list).pages({ pageSize: 5_000 }, signal)) {
      signal.throwIfAborted();
      rows.push(...page.rows);
      unreadable.push(...page.unreadable);
      count += page.rows.length + page.unreadable.length;
      onProgress({ title: list.title, rows: count, done: index / open.length });
    }
    pages.set(list, { rows, unreadable });
  }
  return {
    page: (list) => pages.get(list),
    lists: open,
    closed: all.filter((_, index) => may[index] !== true).map(({ title }) => title),
  };
}
