import type { RecordedRequest } from "./recorded-request.js";

type Predicate = (request: RecordedRequest) => boolean;

export interface WaitOptions {
  /** Default 5000. */
  readonly timeoutMs?: number;
}

interface Waiter {
  readonly matches: Predicate;
  readonly resolve: (request: RecordedRequest) => void;
}

/** Everything the bot has asked of Discord, and promises for what it is yet to ask. */
export class RequestLog {
  readonly #requests: RecordedRequest[] = [];
  readonly #waiters = new Set<Waiter>();

  get requests(): readonly RecordedRequest[] {
    return this.#requests;
  }

  add(request: RecordedRequest): void {
    this.#requests.push(request);
    for (const waiter of [...this.#waiters]) {
      if (waiter.matches(request)) waiter.resolve(request);
    }
  }

  /** The first request that matches, be it past or to come. Rejects when none does in time. */
  async waitFor(matches: Predicate, { timeoutMs, what }: { timeoutMs: number; what: string }): Promise<RecordedRequest> {
    const past = this.#requests.find(matches);
    if (past) return past;
    return new Promise((fulfil, reject) => {
      const waiter: Waiter = {
        matches,
        resolve: (request) => {
          clearTimeout(timer);
          this.#waiters.delete(waiter);
          fulfil(request);
        },
      };
      const timer = setTimeout(() => {
        this.#waiters.delete(waiter);
        reject(new Error(`Waited ${timeoutMs} ms for ${what}. The bot's last requests: ${this.#tail()}`));
      }, timeoutMs);
      this.#waiters.add(waiter);
    });
  }

  #tail(): string {
    const shortened = (path: string): string => path.replace(/[\w-]{60,}/g, "<token>");
    const tail = this.#requests.slice(-5).map(({ method, path, status }) => `${method} ${shortened(path)} → ${status}`);
    return tail.length > 0 ? tail.join(", ") : "none";
  }
}
