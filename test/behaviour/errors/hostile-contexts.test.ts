import * as Sentry from "@sentry/node";
import { CaptureErrors, Context, setContext, Transaction } from "../../../src/index.js";
import { caught } from "../../support/caught.js";
import { runFixture } from "../../support/fixture.js";
import { record, type Recording } from "../../support/recording.js";
import { faultsOf } from "../../support/valid.js";

const refuse = (): never => {
  throw new Error("a getter that throws");
};

function cycle(): object {
  const parent = { name: "parent", children: [] as object[] };
  parent.children.push({ parent });
  return Object.assign(parent, { self: parent });
}

const deep = (levels: number): object => (levels === 0 ? {} : { next: deep(levels - 1) });

const HOSTILE: Record<string, () => object> = {
  "a cycle": cycle,
  "a getter that throws": () => Object.defineProperty({ kept: 1 }, "bad", { get: refuse, enumerable: true }),
  "a toJSON that throws": () => ({ kept: 1, toJSON: refuse }),
  "a BigInt": () => ({ id: 10n ** 20n, huge: 10n ** 5000n }),
  "a Map and a Set": () => ({
    map: new Map<unknown, unknown>([
      ["a", 1],
      [{ key: 1 }, new Set([1n])],
    ]),
    set: new Set([new Map()]),
  }),
  "a Map itself": () => new Map([["a", 1]]),
  "an array": () => [1, { two: 2 }],
  dates: () => ({ at: new Date(0), never: new Date(NaN) }),
  "symbols and functions": () => ({ symbol: Symbol("s"), run: refuse, [Symbol("key")]: 1, nan: NaN, no: undefined }),
  "5 MB of text": () => ({ text: "x".repeat(5_000_000), more: "y".repeat(5_000_000) }),
  "5 MB of text in ten thousand pieces": () => Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`k${at}`, "z".repeat(500)])),
  "5 MB of control characters": () => ({ text: "\u0001".repeat(5_000_000), list: Array(100).fill("\u0002".repeat(2000)) }),
  "5 MB of quotes": () => ({ text: Array(100).fill('"\\'.repeat(1000)) }),
  "5 MB of emoji": () => ({ text: Array(100).fill("😀".repeat(2000)) }),
  "lone surrogates": () => ({ text: "half \ud800", ["\udfff key"]: 1 }),
  "a key of 5 MB": () => ({ ["k".repeat(5_000_000)]: 1 }),
  "keys of control characters": () => Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`${at}${"\u0001".repeat(200)}`, 1])),
  "a million entries": () => Object.fromEntries(Array.from({ length: 1_000_000 }, (_, at) => [at, at])),
  "a million entries in a list, a Map and a Set": () => {
    const list = Array.from({ length: 1_000_000 }, (_, at) => at);
    return { list, map: new Map(list.map((one) => [one, one])), set: new Set(list) };
  },
  "a thousand levels": () => deep(1000),
  "a wide tree": () => ({ a: Array(100).fill(Array(100).fill(Array(100).fill({ b: [1] }))) }),
  "a live proxy": () => new Proxy({ a: 1 }, {}),
  "a proxy whose traps throw": () =>
    new Proxy({}, { get: refuse, ownKeys: refuse, getPrototypeOf: refuse, has: refuse, getOwnPropertyDescriptor: refuse }),
  "a revoked proxy": () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    return { proxy, kept: 1 };
  },
  "an object without a prototype": () => Object.assign(Object.create(null) as object, { a: 1 }),
  "an error whose message getter throws": () => ({ error: Object.defineProperty(new Error(), "message", { get: refuse }), kept: 1 }),
  "a promise and a WeakMap": () => ({ promise: Promise.resolve(1), weak: new WeakMap(), buffer: Buffer.alloc(5_000_000) }),
  "names of the language": () => JSON.parse('{"__proto__": {"polluted": true}, "constructor": 1, "toJSON": 1, "then": 1}') as object,
};

class Cog {
  @Transaction("command.run")
  @Context("annotated", (value: object) => value)
  @CaptureErrors({ context: "captured", data: (value: object) => value })
  async run(value: object): Promise<string> {
    setContext("by_function", value);
    throw new Error("the fault");
  }

  @Transaction("command.run")
  @Context("annotated", (make: () => object) => make())
  async fine(make: () => object): Promise<() => object> {
    setContext("by_function", make());
    return make;
  }
}

const BLOCKS = ["annotated", "captured", "by_function"];

// Much to send, on a machine that may be busy.
jest.setTimeout(60_000);
let sentry: Recording;
beforeEach(() => void (sentry = record()));
afterEach(() => Sentry.close(1000));

describe.each(Object.entries(HOSTILE))("a context with %s", (_, make) => {
  test("harms no method, and arrives in a valid event as blocks of about 8 kB at the most", async () => {
    const value = make();
    expect((await new Cog().fine(() => value))() === value).toBe(true);
    expect((await caught(() => new Cog().run(value)))?.error).toEqual(new Error("the fault"));

    expect(await Sentry.flush(20_000)).toBe(true);
    expect(sentry.errors).toHaveLength(1);
    const contexts = sentry.errors[0]?.["contexts"] as Record<string, object>;
    for (const block of BLOCKS) expect(Buffer.byteLength(JSON.stringify(contexts[block]))).toBeLessThan(9000);
    expect(contexts["captured"]).toMatchObject({ cog: "Cog", method: "run" });
    expect(faultsOf(sentry)).toEqual([]);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

test("all of a context that can be read arrives", async () => {
  const value = { id: 10n, map: new Map([["a", new Set([1, 2])]]), at: new Date(0), bad: 1 };
  Object.defineProperty(value, "bad", { get: refuse, enumerable: true });
  await caught(() => new Cog().run(value));
  await Sentry.flush(20_000);
  expect(sentry.errors[0]?.["contexts"].annotated).toEqual({
    id: "10",
    map: { a: [1, 2] },
    at: "1970-01-01T00:00:00.000Z",
    bad: "[unreadable]",
  });
});

test("an object that changed after entry is shown as it is at the capture", async () => {
  class Changing {
    @Transaction("command.run")
    @Context("progress", (progress: object) => progress)
    @CaptureErrors({ context: "captured", data: (progress: object) => ({ progress }) })
    async run(progress: { step: number }): Promise<never> {
      progress.step = 2;
      await Promise.resolve();
      progress.step = 3;
      throw new Error("at step 3");
    }
  }
  const progress = { step: 1 };
  await caught(() => new Changing().run(progress));
  progress.step = 4;
  await Sentry.flush(20_000);
  expect(sentry.errors).toHaveLength(1);
  expect(sentry.errors[0]?.["contexts"]).toMatchObject({ progress: { step: 3 }, captured: { progress: { step: 3 } } });
});

test("a whole discord.js client is cut like anything else", async () => {
  const { blocks, faults, errors } = await runFixture<{ blocks: number[]; faults: string[]; errors: number }>("client-context.ts");
  expect(errors).toBe(1);
  expect(faults).toEqual([]);
  expect(blocks).toHaveLength(2);
  for (const bytes of blocks) expect(bytes).toBeLessThan(9000);
}, 30_000);
