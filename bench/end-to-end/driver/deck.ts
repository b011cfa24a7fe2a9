import type { OptionValues } from "../../../examples/loopback-discord/payloads/command-options.js";
import type { LoopbackUser } from "../../../examples/loopback-discord/users.js";

/** A slash command that somebody gives. */
export interface Play {
  readonly user: LoopbackUser;
  readonly name: string;
  readonly options?: OptionValues;
}

const person = (at: number): LoopbackUser => ({
  id: String(400_000_000_000_000_000n + BigInt(at)),
  username: `visitor-${at}`,
  displayName: `Visitor ${at}`,
});

const PEOPLE = Array.from({ length: 40 }, (_, at) => person(at));

const someone = (at: number): LoopbackUser => PEOPLE[at % PEOPLE.length] ?? person(at);

/** What is given how often of fifty times. Two fail in the database, one is refused; the rest goes well. */
const COMMANDS: readonly { readonly times: number; readonly name: string; readonly options?: (user: number) => OptionValues }[] = [
  { times: 21, name: "cases" },
  { times: 12, name: "search", options: () => ({ pattern: "spam" }) },
  { times: 9, name: "xp give", options: (user) => ({ user: someone(user + 1), amount: 5 }) },
  { times: 5, name: "ban", options: (user) => ({ user: someone(user + 1), reason: "spam" }) },
  { times: 1, name: "ban", options: (user) => ({ user: someone(user) }) },
  { times: 1, name: "search", options: () => ({ pattern: "(" }) },
  { times: 1, name: "xp give", options: (user) => ({ user: someone(user + 1), amount: 3_000_000_000 }) },
];

const HAND = COMMANDS.flatMap(({ times, ...command }) => Array.from({ length: times }, () => command));

/** Steps through the fifty so that the same command does not come in a row: 50 and 21 have no common divisor. */
const STRIDE = 21;

/** The command that is given as the `at`th: the same for every bot. */
export function playAt(at: number): Play {
  const { name, options } = HAND[(at * STRIDE) % HAND.length] ?? { name: "cases" };
  return { user: someone(at), name, ...(options && { options: options(at) }) };
}

export const DECK = HAND.length;
