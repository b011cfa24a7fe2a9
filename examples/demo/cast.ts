import type { LoopbackUser } from "../loopback-discord/users.js";

const FIRST_ID = 400_000_000_000_000_000n;

function person(number: number, username: string): LoopbackUser {
  const displayName = username.charAt(0).toUpperCase() + username.slice(1);
  return { id: String(FIRST_ID + BigInt(number)), username, displayName };
}

export const alice = person(1, "alice");
export const bob = person(2, "bob");
export const carol = person(3, "carol");
export const dave = person(4, "dave");
export const mallory = person(5, "mallory");

/** Fifty who all want something at the same moment. */
export const crowd: readonly LoopbackUser[] = Array.from({ length: 50 }, (_, index) => person(100 + index, `visitor-${index + 1}`));
