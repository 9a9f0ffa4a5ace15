import type { RequestBudget } from './budget.js';
import { BudgetBook } from './budget.js';
import type { Asked, DelayRefusal, Refusal, RefusalRule } from './refusal.js';
import { ActiveRule } from './rule.js';

/** Something that can be taken back. */
export interface Handle {
  /** How many requests it has met so far. */
  readonly met: number;
  remove(): void;
}

type Decider = (asked: Asked) => Refusal | undefined;
type Watcher = (asked: Asked) => Promise<void> | void;

/** What is to go wrong, for tests in the same process; the control endpoint does the same over HTTP. */
export interface RefusalControl {
  /** Adds a rule. Of several that meet a request the first one decides; delays add up. */
  add(rule: RefusalRule): Handle;
  /** Lets a function decide about each request and each part of a batch, before the rules. */
  decide(decider: (asked: Asked) => Refusal | undefined): Handle;
  /** Calls a function before each request is carried out and waits for it: what somebody else does in that moment. */
  watch(watcher: (asked: Asked) => Promise<void> | void): Handle;
  /** Counts requests by person from now on and refuses those above the budget; undefined ends that. */
  setBudget(budget: RequestBudget | undefined): void;
  /** Makes every form digest given so far expire. */
  expireDigests(): void;
  /** Back to a service on which nothing goes wrong. */
  clear(): void;
}

/** What is to happen to one request: waiting first, then perhaps a refusal. */
export interface Verdict {
  readonly delay: number;
  readonly refusal: Exclude<Refusal, DelayRefusal> | undefined;
}

/** The rules of a service, in memory only. */
export class Refusals implements RefusalControl {
  readonly #rules = new Map<number, ActiveRule>();
  readonly #deciders = new Set<Decider>();
  readonly #watchers = new Set<Watcher>();
  #lastId = 0;
  #book: BudgetBook | undefined;

  constructor(private readonly renewDigests: () => void) {}

  /** The rules, in the order in which they were added. */
  get rules(): ActiveRule[] {
    return [...this.#rules.values()];
  }

  /** The count of requests, if there is a budget. */
  get book(): BudgetBook | undefined {
    return this.#book;
  }

  add(rule: RefusalRule): ActiveRule {
    this.#lastId += 1;
    const id = this.#lastId;
    const active = new ActiveRule(id, rule, () => void this.#rules.delete(id));
    this.#rules.set(id, active);
    return active;
  }

  /** Removes a rule; false if there is none of that id. */
  remove(id: number): boolean {
    return this.#rules.delete(id);
  }

  decide(decider: Decider): Handle {
    let met = 0;
    const counting: Decider = (asked) => {
      const refusal = decider(asked);
      if (refusal !== undefined) met += 1;
      return refusal;
    };
    this.#deciders.add(counting);
    return {
      get met() {
        return met;
      },
      remove: () => void this.#deciders.delete(counting),
    };
  }

  watch(watcher: Watcher): Handle {
    let met = 0;
    const counting: Watcher = (asked) => {
      met += 1;
      return watcher(asked);
    };
    this.#watchers.add(counting);
    return {
      get met() {
        return met;
      },
      remove: () => void this.#watchers.delete(counting),
    };
  }

  setBudget(budget: RequestBudget | undefined): void {
    this.#book = budget === undefined ? undefined : new BudgetBook(budget);
  }

  expireDigests(): void {
    this.renewDigests();
  }

  clear(): void {
    this.#rules.clear();
    this.#deciders.clear();
    this.#watchers.clear();
    this.#book = undefined;
  }

  /** Tells the watchers of a request, one after the other. */
  async announce(asked: Asked): Promise<void> {
    for (const watcher of [...this.#watchers]) await watcher(asked);
  }

  /** What is to happen to a request. Asked once for each: rules count. */
  judge(asked: Asked): Verdict {
    let delay = 0;
    const sources: Decider[] = [
      ...this.#deciders,
      ...this.rules.map(
        (rule): Decider =>
          (one) =>
            rule.meet(one),
      ),
    ];
    for (const source of sources) {
      const refusal = source(asked);
      if (refusal === undefined) continue;
      if (!('delay' in refusal)) return { delay, refusal };
      delay += refusal.delay;
    }
    return { delay, refusal: undefined };
  }
}
