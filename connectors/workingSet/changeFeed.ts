import { z } from '@phb/schemas';
import { spPost, SPQueryable } from '@pnp/sp/spqueryable.js';
import { ConnectorError } from '../errors/connectorError.js';
import { expecting } from '../errors/expecting.js';
import { safeToRepeat } from '../session/repeat.js';
import type { SiteConnection } from '../session/site.js';

const changes = z.array(
  z.object({
    ChangeToken: z.object({ StringValue: z.string() }),
    ListId: z.optional(z.string()),
    ItemId: z.optional(z.number()),
  }),
);

/** What one working set has still to look at. */
export interface Subscription {
  /** Ids of items that changed since they were read, taken away as they are given. */
  take(): ReadonlySet<number>;
  /** Puts ids back that could not be looked at after all. */
  giveBack(ids: Iterable<number>): void;
  /** The log does not go back as far as the set does: it must be loaded again. Forgets it as it is told. */
  takeLost(): boolean;
  /** Asks the log. Several sets of one site that ask at the same time ask once. */
  ask(): Promise<void>;
  /** After a load: changes are followed from this token of the site. Without one, the next ask finds the log lost. */
  from(token: string | undefined): void;
  end(): void;
}

interface Follower {
  readonly listId: string;
  ids: Set<number>;
  lost: boolean;
}

/** Everything about items: what was added, changed, restored, renamed, moved or deleted. */
const asked = {
  Item: true,
  Add: true,
  Update: true,
  SystemUpdate: true,
  DeleteObject: true,
  Restore: true,
  Rename: true,
  Move: true,
};

const numberOf = (token: string): number => Number(token.split(';')[4] ?? NaN);
const bare = (guid: string): string => guid.toLowerCase().replace(/[{}]/g, '');

/** The change log of one site, followed by all working sets of a connection together. */
class ChangeFeed {
  readonly #followers = new Set<Follower>();
  #token: string | undefined;
  #asking: Promise<void> | undefined;

  constructor(readonly site: SiteConnection) {}

  subscribe(listId: string): Subscription {
    const follower: Follower = { listId: bare(listId), ids: new Set(), lost: true };
    this.#followers.add(follower);
    return {
      take: () => {
        const { ids } = follower;
        follower.ids = new Set();
        return ids;
      },
      giveBack: (ids) => {
        for (const id of ids) follower.ids.add(id);
      },
      takeLost: () => {
        const { lost } = follower;
        follower.lost = false;
        return lost;
      },
      ask: () => (this.#asking ??= this.#ask().finally(() => (this.#asking = undefined))),
      from: (token) => {
        follower.lost = token === undefined;
        // The older token of two: a set may then read an item again that it has, but never misses one.
        const isOlder =
          token !== undefined && (this.#token === undefined || !(numberOf(token) >= numberOf(this.#token)));
        if (isOlder) this.#token = token;
      },
      end: () => {
        this.#followers.delete(follower);
        if (this.#followers.size === 0) this.#token = undefined;
      },
    };
  }

  async #page(token: string): Promise<z.infer<typeof changes>> {
    const request = SPQueryable(this.site.sp.web, 'getchanges');
    const query = { ...asked, ChangeTokenStart: { StringValue: token } };
    const answer = await spPost<unknown>(request, safeToRepeat({ body: JSON.stringify({ query }) }));
    return expecting('change log', () => changes.parse(answer));
  }

  async #ask(): Promise<void> {
    if (this.#token === undefined) return;
    try {
      for (;;) {
        const page = await this.#page(this.#token);
        const last = page.at(-1);
        if (last === undefined) return;
        for (const { ListId, ItemId } of page) {
          if (ListId === undefined || ItemId === undefined) continue;
          for (const follower of this.#followers) if (follower.listId === bare(ListId)) follower.ids.add(ItemId);
        }
        this.#token = last.ChangeToken.StringValue;
      }
    } catch (error) {
      // SharePoint refuses a token that is older than its log with a plain 400 or 500: there is nothing to follow any more.
      const isRefused = error instanceof ConnectorError && (error.status === 400 || error.status === 500);
      if (!isRefused) throw error;
      this.#token = undefined;
      for (const follower of this.#followers) follower.lost = true;
    }
  }
}

const feeds = new WeakMap<SiteConnection, ChangeFeed>();

/** Follows the changes of one list of a site. */
export function followChanges(site: SiteConnection, listId: string): Subscription {
  const feed = feeds.get(site) ?? new ChangeFeed(site);
  feeds.set(site, feed);
  return feed.subscribe(listId);
}
