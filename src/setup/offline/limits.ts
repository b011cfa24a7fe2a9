import { isRateLimited, updateRateLimits, type DataCategory, type TransportMakeRequestResponse } from "@sentry/core";
import { LONGEST_TIMER } from "../../runtime/check-option.js";
import { partOf, type Content, type Parcel } from "./parcel.js";

/** So much longer than asked, in ms: the SDK's transport keeps count of the same limits, and drops what comes too early for it. */
const MARGIN = 50;

/** What Sentry takes none of for a while, by category. */
export class Limits {
  #limits: Record<string, number> = {};
  #timer: NodeJS.Timeout | undefined;
  readonly #onEnd: () => void;

  /** `onEnd` is called when the next limit has ended. */
  constructor(onEnd: () => void) {
    this.#onEnd = onEnd;
  }

  /** Keeps to what the answer says. */
  learn(response: TransportMakeRequestResponse): void {
    this.#limits = updateRateLimits(this.#limits, response, Date.now() + MARGIN);
    this.#arm();
  }

  /** Whether some of it may be sent now. */
  readonly mayGo = (contents: readonly Content[]): boolean => itemsOf(contents).some((category) => !this.#isLimited(category));

  /** What may be sent now, and what must wait; either may be missing. */
  split(parcel: Parcel): { readonly now?: Parcel; readonly later?: Parcel } {
    const categories = itemsOf(parcel.contents);
    const limited = categories.filter(this.#isLimited);
    if (limited.length === 0) return { now: parcel };
    if (limited.length === categories.length) return { later: parcel };
    return {
      now: partOf(parcel, (category) => !limited.includes(category)),
      later: partOf(parcel, (category) => limited.includes(category)),
    };
  }

  readonly #isLimited = (category: DataCategory): boolean => isRateLimited(this.#limits, category);

  #arm(): void {
    const now = Date.now();
    const next = Math.min(...Object.values(this.#limits).filter((until) => until > now));
    clearTimeout(this.#timer);
    if (!Number.isFinite(next)) return;
    this.#timer = setTimeout(
      () => {
        this.#onEnd();
        this.#arm();
      },
      Math.min(next - now + 1, LONGEST_TIMER),
    ).unref();
  }
}

/** The categories of the items: a transaction's spans are counted, but they are no items. */
function itemsOf(contents: readonly Content[]): DataCategory[] {
  const categories = contents.map(({ category }) => category);
  return categories.includes("transaction") ? categories.filter((category) => category !== "span") : categories;
}
