import { z, type AnyCondition, type ListDeclaration } from '@phb/schemas';
import { expecting } from '../errors/expecting.js';
import { listContext, type ListContext } from '../list/context.js';
import { highestId, idWindows, queryUrl } from '../list/read.js';
import { getJson, getPage } from '../list/request.js';
import { asksPersonal } from '../odata/filter.js';
import { largestPage } from '../odata/query.js';
import type { SiteConnection } from '../session/site.js';

/** What a set asks of the list before its rows. */
export interface ListState {
  readonly listId: string;
  /** Rows in the list, whoever may see them. */
  readonly total: number;
  /** Where the site's change log stood before the first row was read. */
  readonly token: string | undefined;
  readonly highestId: number;
}

const state = z.object({
  Id: z.string(),
  ItemCount: z.number(),
  ParentWeb: z.optional(z.object({ CurrentChangeToken: z.optional(z.object({ StringValue: z.string() })) })),
});

/** At most this many ids are asked for by name in one request. */
const idsAtOnce = 50;

/** The rows of one working set, as they are read from the service. */
export class RowSource {
  readonly #context: ListContext<ListDeclaration>;

  constructor(
    site: SiteConnection,
    readonly list: ListDeclaration,
    readonly where: AnyCondition | undefined,
    readonly select: readonly string[],
    readonly signal: AbortSignal,
  ) {
    this.#context = listContext(site, list);
  }

  /** Two requests, at the same time. */
  async state(): Promise<ListState> {
    const { site, sharePointList } = this.#context;
    const request = sharePointList().select('Id', 'ItemCount', 'ParentWeb/CurrentChangeToken').expand('ParentWeb');
    const [answer, highest] = await Promise.all([
      getJson(site, request.toRequestUrl(), { light: true, signal: this.signal }),
      highestId(this.#context, this.signal),
    ]);
    const { Id, ItemCount, ParentWeb } = expecting(this.list.title, () => state.parse(answer));
    return { listId: Id, total: ItemCount, token: ParentWeb?.CurrentChangeToken?.StringValue, highestId: highest };
  }

  /**
   * The windows of ids that cover the list, newest first: what people work on is new. A list of at most a page needs one,
   * however far its ids have run.
   */
  windows({ total, highestId: highest }: ListState): readonly AnyCondition[] {
    if (highest === 0) return [];
    const windows = total <= largestPage ? [{ from: 1, to: highest + 1 }] : idWindows(1, highest + 1);
    return [...windows].reverse().map((ids) => ({ ids }));
  }

  /** The rows of some windows that the set asks for. @param more columns of SharePoint's own to read besides */
  async read(windows: AnyCondition, more: readonly string[] = []): Promise<readonly unknown[]> {
    const { site, list } = this.#context;
    const where: AnyCondition = this.where === undefined ? windows : { all: [windows, this.where] };
    const options = { personal: asksPersonal(list, this.where), light: true, signal: this.signal };
    const select = [...this.select, ...more].join(',');
    const items: unknown[] = [];
    let next: string | undefined = queryUrl(this.#context, { where, pageSize: largestPage }, select);
    while (next !== undefined) {
      const page: Awaited<ReturnType<typeof getPage>> = await getPage(site, list, next, options);
      items.push(...page.items);
      next = page.next;
    }
    return items;
  }

  /** Questions for the rows with these ids, each short enough for an address. */
  byIds(ids: readonly number[]): readonly AnyCondition[] {
    const questions: AnyCondition[] = [];
    for (let at = 0; at < ids.length; at += idsAtOnce) {
      questions.push({ any: ids.slice(at, at + idsAtOnce).map((id) => ({ ids: { from: id, to: id + 1 } })) });
    }
    return questions;
  }
}
