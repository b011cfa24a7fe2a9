import type { JsonObject } from "./json.js";

/** "The next `times` requests to this route fail", or are only answered later or with other headers. */
export interface Fault {
  readonly method: string;
  /** Source of a regular expression for the path, as it has to cross a process border. */
  readonly path: string;
  /** Default: the route's own answer. */
  readonly status?: number;
  /** Discord's errors: `{ code, message }`. */
  readonly body?: JsonObject;
  /** Added to the answer's: `retry-after`, `x-ratelimit-*`, `via`, … */
  readonly headers?: Readonly<Record<string, string>>;
  /** How much later the answer is sent. The request is recorded when it arrives. */
  readonly delayMs?: number;
  readonly times: number;
}

/** A fault as a test writes it; `times` is 1 by default. */
export type FaultOptions = Omit<Fault, "path" | "times"> & { readonly path: RegExp; readonly times?: number };

/** The faults that are still to happen, oldest first. */
export class Faults {
  readonly #pending: { readonly fault: Fault; left: number }[] = [];

  add(fault: Fault): void {
    this.#pending.push({ fault, left: fault.times });
  }

  /** The fault that hits this request, used up by one. */
  take(method: string, path: string): Fault | undefined {
    const index = this.#pending.findIndex(({ fault }) => fault.method === method && new RegExp(fault.path).test(path));
    const hit = this.#pending[index];
    if (!hit) return undefined;
    hit.left -= 1;
    if (hit.left <= 0) this.#pending.splice(index, 1);
    return hit.fault;
  }
}
