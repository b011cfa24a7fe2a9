/** How an interaction is answered first (discord-api-types 0.38, InteractionResponseType). */
const KINDS: Readonly<Record<number, string>> = {
  4: "reply",
  5: "defer",
  6: "defer_update",
  7: "update",
  8: "autocomplete",
  9: "modal",
  12: "launch_activity",
};

export const acknowledgementKind = (type: unknown): string => KINDS[Number(type)] ?? "other";

/** Discord has waited for so long when it gives an interaction up. */
export const DEADLINE = 3000;

/** In time; slow, which is near the deadline; late, which Discord refused; or never. */
export type Timeliness = "in_time" | "slow" | "late" | "never";

/** Measures from an interaction's creation, by its id's timestamp on Discord's clock, to now on this machine's. */
export const ageOf = (createdTimestamp: number): number => Math.max(0, Date.now() - createdTimestamp);

/** What became of the first answer, and how old the interaction was then. */
export interface Verdict {
  readonly timeliness: Timeliness;
  readonly age: number;
  readonly kind: string;
}

/** The next age at which something has to be looked at: that from which an answer is slow, or Discord's deadline; else none. */
export const nextMoment = (age: number, slow: number): number =>
  Math.min(slow > age ? slow : Infinity, DEADLINE > age ? DEADLINE : Infinity);
