import type { RateLimit } from './refusal.js';

/** How many requests one person may send in how many seconds. */
export interface RequestBudget {
  readonly requests: number;
  readonly seconds: number;
}

/** The budget of a user as Microsoft publishes it: 3,000 requests in 5 minutes. */
export const publishedBudget: RequestBudget = { requests: 3_000, seconds: 300 };

/** From this share of the budget on, answers say what is left. */
const announcedFrom = 0.8;

interface Window {
  readonly endsAt: number;
  used: number;
}

/** Where a person stands after a request. */
export interface Standing {
  readonly rateLimit: RateLimit;
  readonly isExceeded: boolean;
  /** True once answers carry the RateLimit headers. */
  readonly isAnnounced: boolean;
}

/** Counts requests by person, in windows that begin with the first one. Refused requests count too. */
export class BudgetBook {
  readonly #windows = new Map<string, Window>();

  constructor(readonly budget: RequestBudget) {}

  /** Counts a request of that person. */
  count(login: string, now = Date.now()): Standing {
    const { requests, seconds } = this.budget;
    const key = login.toLowerCase();
    let window = this.#windows.get(key);
    if (window === undefined || window.endsAt <= now) {
      window = { endsAt: now + seconds * 1000, used: 0 };
      this.#windows.set(key, window);
    }
    window.used += 1;
    const remaining = Math.max(0, requests - window.used);
    return {
      rateLimit: { limit: requests, remaining, reset: Math.ceil((window.endsAt - now) / 1000) },
      isExceeded: window.used > requests,
      isAnnounced: window.used >= requests * announcedFrom,
    };
  }
}
