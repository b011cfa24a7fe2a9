import * as Sentry from "@sentry/node";
import { Client } from "discord.js";
import type { EventEmitter } from "node:events";
import fc from "fast-check";
import { instrumentClient } from "../../src/discord/index.js";
import { record } from "../support/recording.js";

/** What a listener does when it is called. */
type Act =
  | { readonly kind: "give"; readonly value: "nothing" | "number" | "resolved" | "later" | "thenable" }
  | { readonly kind: "reject"; readonly later: boolean }
  | { readonly kind: "throw" }
  | { readonly kind: "remove"; readonly which: number }
  | { readonly kind: "add" }
  | { readonly kind: "emit"; readonly event: string };

interface Listener {
  readonly how: "on" | "once" | "prependListener" | "prependOnceListener";
  readonly event: string;
  readonly act: Act;
}

const EVENTS = ["messageDelete", "guildMemberAdd", "clientReady", "custom", "error"];

const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ kind: fc.constant("give" as const), value: fc.constantFrom("nothing", "number", "resolved", "later", "thenable") }),
  fc.record({ kind: fc.constant("reject" as const), later: fc.boolean() }),
  fc.record({ kind: fc.constant("throw" as const) }),
  fc.record({ kind: fc.constant("remove" as const), which: fc.nat(4) }),
  fc.record({ kind: fc.constant("add" as const) }),
  fc.record({ kind: fc.constant("emit" as const), event: fc.constantFrom("custom", "messageDelete") }),
) as fc.Arbitrary<Act>;

const listeners = fc.array(
  fc.record({
    how: fc.constantFrom("on", "once", "prependListener", "prependOnceListener"),
    event: fc.constantFrom(...EVENTS),
    act,
  }) as fc.Arbitrary<Listener>,
  { maxLength: 5 },
);

/** Plays the same listeners and emissions on a client; gives all that can be seen, in order. */
async function play(client: Client, program: readonly Listener[], emissions: readonly string[]): Promise<unknown[]> {
  const log: unknown[] = [];
  const functions: ((...args: unknown[]) => unknown)[] = [];
  let depth = 0;
  const perform = (index: number, { act }: Listener): unknown => {
    switch (act.kind) {
      case "give":
        if (act.value === "nothing") return undefined;
        if (act.value === "number") return 1;
        if (act.value === "resolved") return Promise.resolve(index);
        if (act.value === "later") return new Promise((resolve) => setImmediate(resolve));
        return {
          then: (...handlers: unknown[]) => void log.push(["then", index, ...handlers.map((handler) => typeof handler)]),
        };
      case "reject":
        return act.later
          ? new Promise((_, reject) => setImmediate(() => reject(`rejected ${index}`)))
          : Promise.reject(`rejected ${index}`);
      case "throw":
        throw `thrown ${index}`;
      case "remove":
        for (const event of EVENTS) client.off(event, functions[act.which] ?? (() => undefined));
        return undefined;
      case "add":
        client.on("custom", () => void log.push(["added by", index]));
        return undefined;
      case "emit":
        if (depth++ > 3) return undefined;
        return void log.push(["emitted", client.emit(act.event as never, index as never)]);
    }
  };
  for (const [index, given] of program.entries()) {
    // A listener of `error` that fails ends the process, in a tick of its own.
    const listener: Listener = given.event === "error" && given.act.kind !== "give" ? { ...given, act: { kind: "add" } } : given;
    functions[index] = function (this: unknown, ...args: unknown[]) {
      log.push([index, listener.event, this === client, ...args.map(String)]);
      return perform(index, listener);
    };
    (client as unknown as EventEmitter)[listener.how](listener.event, functions[index]);
  }
  // Without it a rejection ends the process: that is told elsewhere.
  client.on("error", (error: unknown) => void log.push(["error", error]));
  for (const event of emissions) {
    depth = 0;
    try {
      log.push([event, client.emit(event as never, "argument" as never)]);
    } catch (error) {
      log.push(["threw", error]);
    }
    await new Promise((resolve) => setTimeout(resolve, 3));
  }
  log.push(
    EVENTS.map((event) => [event, client.listenerCount(event), client.listeners(event).map((fn) => functions.indexOf(fn as never))]),
  );
  return log;
}

beforeEach(() => void record());
afterEach(() => Sentry.close(1000));

test("Whatever the listeners do, a client that is instrumented calls, throws and gives the same, in the same order", async () => {
  await fc.assert(
    fc.asyncProperty(listeners, fc.array(fc.constantFrom(...EVENTS), { minLength: 1, maxLength: 4 }), async (program, emissions) => {
      const bare = new Client({ intents: [] });
      const instrumented = new Client({ intents: [] });
      const handle = instrumentClient(instrumented, { pingInterval: 0 });
      expect(await play(instrumented, program, emissions)).toEqual(await play(bare, program, emissions));
      handle.detach();
    }),
    { numRuns: 150 },
  );
});
