import type { JsonObject } from "./json.js";

/** "The next `times` requests to this route fail." */
export interface Fault {
  readonly method: string;
  /** Source of a regular expression for the path, as it has to cross a process border. */
  readonly path: string;
  readonly status: number;
  /** Discord's errors: `{ code, message }`. */
  readonly body: JsonObject;
  readonly times: number;
}

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
