import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import * as Sentry from "@sentry/node";
import * as fc from "fast-check";
import { EnvelopeStore } from "../../src/setup/offline/envelope-store.js";
import { decodeEnvelope, encodeEnvelope } from "../../src/setup/offline/envelope-file.js";
import { fileName, readName, type FileName } from "../../src/setup/offline/file-name.js";
import { Losses } from "../../src/setup/offline/losses.js";
import { checkedOffline } from "../../src/setup/offline/offline-options.js";
import { offlineTransport } from "../../src/setup/offline/offline-transport.js";
import { parcelOf, type Parcel } from "../../src/setup/offline/parcel.js";
import { SetupError } from "../../src/setup/index.js";
import { ChildBot } from "../support/child-bot.js";
import { collectDiagnostics } from "../support/diagnostics.js";
import { until } from "../support/discord-story.js";
import { emptied, outages, settled } from "../support/outages.js";
import { ACCEPT, startFlakyEndpoint, type FlakyEndpoint } from "../support/flaky-endpoint.js";
import { captureErrors, factsOf, kept, newFolder, storing } from "../support/storing.js";

let endpoint: FlakyEndpoint;
let folder: string;
let said: ReturnType<typeof collectDiagnostics>;

outages((outage) => {
  ({ endpoint, folder } = outage);
  said = collectDiagnostics();
});

/** So many errors are kept, and their client is closed. */
async function filled(count: number, offline: object = {}): Promise<string[]> {
  endpoint.behave({ status: 503 });
  storing(endpoint.dsn, { directory: folder, ...offline });
  const ids: string[] = [];
  for (let at = 0; at < count; at++) {
    ids.push(...captureErrors(1, `kept ${at}`));
    await settled();
  }
  await Sentry.close(1000);
  await until("free files", () => kept(folder).every((file) => file.endsWith(".envelope")));
  endpoint.behave(ACCEPT);
  return ids;
}

const messages = (): string[] => said.map(({ message }) => message);

const reason = (): string => (said[0]?.error as Error).message;

describe("The folder", () => {
  it("is made, with its files, for this user alone", async () => {
    folder = join(folder, "made", "here");
    await filled(2);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(kept(folder).map((file) => statSync(join(folder, file)).mode & 0o777)).toEqual([0o600, 0o600]);
    // One for the DSN, and nothing but the files in it.
    const all = readdirSync(folder, { encoding: "utf8", recursive: true });
    expect(all).toHaveLength(3);
    expect(all.filter((name) => /^[0-9a-f]{12}$/.test(name)).map((name) => statSync(join(folder, name)).mode & 0o777)).toEqual([0o700]);
  });

  it("is by default one of this user among the temporary files", async () => {
    endpoint.behave({ status: 503 });
    const child = new ChildBot("offline-bot.ts", { dsn: endpoint.dsn, scenario: "keeps errors and lives on" }, { TMPDIR: folder });
    await child.said("kept");
    expect(kept(folder)).toHaveLength(3);
    for (const file of kept(folder)) expect(file).toMatch(/^cogscope-\d+\/[0-9a-f]{12}\//);
  });

  const unsafe: [string, (path: string) => void, RegExp][] = [
    ["a link to a folder", (path) => symlinkSync(newFolder(), path), /is no folder but a link or a file/],
    ["a link to nowhere", (path) => symlinkSync(join(path, "nowhere"), path), /./],
    ["a file", (path) => writeFileSync(path, ""), /./],
    ["open to others", (path) => mkdirSync(path, { mode: 0o755 }), /others may enter '.*' \(mode 755\)\. Run: chmod 700/],
    ["open to a group that may write", (path) => (mkdirSync(path), chmodSync(path, 0o730)), /others may enter/],
    ["below a file", (path) => writeFileSync(join(path, ".."), ""), /./],
  ];

  it.each(unsafe)(
    "is refused where it is %s: nothing is kept, one diagnostic says so, and what can be sent is sent",
    async (_, make, why) => {
      const path = _ === "below a file" ? join(folder, "file", "folder") : join(folder, "folder");
      make(path);
      storing(endpoint.dsn, { directory: path });
      const ids = captureErrors(3);
      await settled();
      expect(endpoint.ids().sort()).toEqual(ids.sort());
      expect(messages()).toEqual(["what cannot be sent will not be kept, for there is no safe folder for it"]);
      expect(reason()).toMatch(why);
      endpoint.behave("drop");
      captureErrors(3);
      await settled();
      expect(existsSync(path) && statSync(path).isDirectory() ? readdirSync(path) : []).toEqual([]);
    },
  );

  it("that somebody removes is made again", async () => {
    endpoint.behave({ status: 503 });
    storing(endpoint.dsn, { directory: folder });
    captureErrors(1);
    await settled();
    rmSync(folder, { recursive: true });
    const ids = captureErrors(2, "later");
    await settled();
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    endpoint.behave(ACCEPT);
    await emptied(folder);
    expect(endpoint.ids().sort()).toEqual(ids.sort());
  });

  it("that takes nothing any more costs what would be kept, which is counted and told of once; the bot and its telemetry go on", async () => {
    endpoint.behave({ status: 503 });
    storing(endpoint.dsn, { directory: folder });
    rmSync(folder, { recursive: true });
    writeFileSync(folder, "in its place");
    captureErrors(3);
    await settled();
    endpoint.behave(ACCEPT);
    const ids = captureErrors(2, "later");
    await settled();
    await settled();
    expect(endpoint.ids().sort()).toEqual(ids.sort());
    expect(endpoint.dropped).toEqual({ "network_error:error": 3 });
    expect(messages()).toEqual(["what could not be sent cannot be kept in the folder either; it is lost"]);
  });

  it("may serve two projects: each gets its own", async () => {
    const other = await startFlakyEndpoint();
    const ids = await filled(2);
    other.behave({ status: 503 });
    storing(other.dsn, { directory: folder });
    const others = captureErrors(2, "of the other");
    await settled();
    other.behave(ACCEPT);
    await until("the other's", async () => {
      await Sentry.flush();
      return kept(folder).length === 2;
    });
    expect(other.ids().sort()).toEqual(others.sort());
    await Sentry.close(1000);
    storing(endpoint.dsn, { directory: folder });
    await emptied(folder);
    expect(endpoint.ids().sort()).toEqual(ids.sort());
    await other.stop();
  });

  it("may serve two projects: the limits of one are none of the other's", async () => {
    const other = await startFlakyEndpoint();
    const ids = await filled(2);
    await until("some time to pass", () => kept(folder).every((file) => Date.now() - factsOf(file).made > 20));
    other.behave({ status: 503 });
    storing(other.dsn, { directory: folder, maxAge: 10, maxBytes: 1 });
    captureErrors(2, "of the other");
    await settled();
    expect(kept(folder)).toHaveLength(2);
    await Sentry.close(1000);
    await other.stop();
    // Nor does it take any of their room.
    const size = Math.max(...kept(folder).map((file) => factsOf(file).bytes));
    const third = await startFlakyEndpoint();
    third.behave({ status: 503 });
    storing(third.dsn, { directory: folder, maxBytes: 2 * size + 100 });
    const thirds = captureErrors(1, "of the third");
    await settled();
    expect(kept(folder)).toHaveLength(3);
    third.behave(ACCEPT);
    await until("the third's", async () => {
      await Sentry.flush();
      return third.ids().length > 0;
    });
    expect(third.ids()).toEqual(thirds);
    await Sentry.close(1000);
    await third.stop();
    storing(endpoint.dsn, { directory: folder });
    await emptied(folder);
    expect(endpoint.ids().sort()).toEqual(ids.sort());
  });

  it("of a project to which nobody sends is cleared of what is older than 30 days, and of nothing else", async () => {
    const day = 86_400_000;
    const stale = join(folder, "0123456789ab");
    const mixed = join(folder, "ba9876543210");
    const notes = join(folder, "notes");
    const name = (days: number): string => {
      const made = Date.now() - days * day;
      return fileName({ order: made * 1000, made, bytes: 10, contents: [{ category: "error", count: 1 }] });
    };
    for (const path of [stale, mixed, notes]) {
      mkdirSync(path);
      writeFileSync(join(path, name(31)), "old");
      writeFileSync(join(path, `${name(31)}.new`), "old and half");
    }
    const young = name(29);
    writeFileSync(join(mixed, young), "young");
    writeFileSync(join(mixed, "notes.txt"), "mine");
    storing(endpoint.dsn, { directory: folder, maxAge: 10 });
    await until("the old ones to go", () => !existsSync(stale) && readdirSync(mixed).length === 2);
    expect(readdirSync(mixed).sort()).toEqual([young, "notes.txt"].sort());
    expect(readdirSync(notes)).toHaveLength(2);
    expect(messages()).toEqual(["what could not be sent to another project was there for more than 30 days; it is removed"]);
  });
});

describe("Limits of the folder", () => {
  it("a full one loses its oldest, which is counted and told of once", async () => {
    await filled(2);
    // The first event of a process is larger.
    const size = Math.min(...kept(folder).map((file) => factsOf(file).bytes));
    for (const file of kept(folder)) rmSync(join(folder, file));
    const ids = await filled(12, { maxBytes: size * 10 + 100 });
    const left = kept(folder).length;
    expect(left).toBeLessThanOrEqual(10);
    expect(left).toBeGreaterThanOrEqual(8);
    storing(endpoint.dsn, { directory: folder });
    await emptied(folder);
    const arrived = endpoint.ids();
    expect(arrived).toHaveLength(left);
    // What is being tried at that moment is not thrown out: on a slow machine one that is older stays.
    expect(arrived.filter((id) => !ids.slice(-left).includes(id)).length).toBeLessThanOrEqual(1);
    expect(messages()).toEqual(["what could not be sent is the oldest in a full folder; it is thrown out"]);
  });

  it("what is thrown out is in the next client report", async () => {
    endpoint.behave({ status: 503 });
    storing(endpoint.dsn, { directory: folder, maxBytes: 1 });
    captureErrors(2);
    Sentry.startSpan({ name: "a root" }, () => Sentry.startSpan({ name: "a child" }, () => undefined));
    await settled();
    endpoint.behave(ACCEPT);
    await settled();
    await settled();
    expect(kept(folder)).toEqual([]);
    expect(endpoint.dropped).toEqual({ "cache_overflow:error": 2, "cache_overflow:span": 2 });
  });

  it("what is too old is thrown out, counted and told of, and not sent", async () => {
    await filled(2);
    await until("some time to pass", () => kept(folder).every((file) => Date.now() - factsOf(file).made > 20));
    storing(endpoint.dsn, { directory: folder, maxAge: 10 });
    await until("an empty folder", () => kept(folder).length === 0);
    // The file goes first, then it is counted.
    await until("a report of both", async () => {
      await settled();
      return endpoint.dropped["cache_overflow:error"] === 2;
    });
    expect(endpoint.ids()).toEqual([]);
    expect(endpoint.dropped).toEqual({ "cache_overflow:error": 2 });
    expect(messages()).toEqual(["what could not be sent was kept for too long; it is thrown out"]);
  });
});

describe("A folder that is full", () => {
  let thrownOut = 0;
  let onFirst: () => void;
  const losses = new Losses((_, __, count = 1) => {
    if (thrownOut === 0) onFirst();
    thrownOut += count;
  });
  const parcel = (at: number): Parcel =>
    parcelOf([{ event_id: `${at}` }, [[{ type: "event" }, { message: "x".repeat(700) }]]] as unknown as Parcel["envelope"]);
  const some = (count: number): Parcel[] => Array.from({ length: count }, (_, at) => parcel(at));
  const store = (maxBytes: number): EnvelopeStore => new EnvelopeStore(folder, { maxBytes, maxAge: 86_400_000 }, losses);
  const all = (): boolean => true;
  const size = (): number => kept(folder).reduce((sum, file) => sum + factsOf(file).bytes, 0);
  const turn = (): Promise<void> => new Promise(setImmediate);

  beforeEach(() => {
    thrownOut = 0;
    onFirst = () => undefined;
  });

  it("stays within its size, however many come at once", async () => {
    const small = store(1);
    await Promise.all(some(40).map((one) => small.push(one)));
    expect(kept(folder)).toEqual([]);
    expect(thrownOut).toBe(40);
  });

  it("stays within its size when something comes while it is made smaller", async () => {
    const large = store(1e6);
    for (const one of some(100)) await large.push(one);
    const small = store(1);
    let late: Promise<void> | undefined;
    onFirst = () => void (late = small.push(parcel(100)));
    expect(await small.shift(all)).toBeUndefined();
    await late;
    expect(kept(folder)).toEqual([]);
    expect(thrownOut).toBe(101);
  });

  it("stays within its size when what was being sent comes back", async () => {
    const room = 10 * parcel(0).bytes;
    const small = store(room);
    for (const one of some(10)) await small.push(one);
    const held = (await Promise.all(Array.from({ length: 10 }, () => small.shift(all)))) as Parcel[];
    await Promise.all([...some(10).map((one) => small.push(one)), ...held.map((one) => small.release(one, 0))]);
    expect(size()).toBeLessThanOrEqual(room);
    expect(kept(folder)).toHaveLength(20 - thrownOut);
  });

  it("is emptied to the last file, whatever is taken while it is made smaller", async () => {
    const large = store(1e6);
    for (const one of some(200)) await large.push(one);
    const small = store(100_000);
    const taken: (Parcel | undefined)[] = [];
    const first = small.shift(all);
    while (thrownOut === 0) await turn();
    // In the middle of throwing out.
    expect(thrownOut).toBeLessThan(90);
    for (let at = 0; at < 40; at++) taken.push(await small.shift(all));
    taken.push(await first);
    for (let next = await small.shift(all); next; next = await small.shift(all)) taken.push(next);
    expect(taken.filter(Boolean)).toHaveLength(200 - thrownOut);
    expect(kept(folder).filter((file) => !file.endsWith(".sending"))).toEqual([]);
  });
});

describe("Files in the folder", () => {
  it("that are damaged are removed and told of; the others arrive", async () => {
    const ids = await filled(6);
    const isLast = (file: string): boolean => readFileSync(join(folder, file)).includes(ids[5] as string);
    const files = kept(folder).filter((file) => !isLast(file));
    const damage: ((content: Buffer) => Buffer | string)[] = [
      () => "",
      (content) => content.subarray(0, content.length / 2),
      (content) => Buffer.alloc(content.length),
      (content) => content.subarray(0, -1),
      (content) => content.toString().replace("kept", "kepT"),
    ];
    damage.forEach((harm, at) => writeFileSync(join(folder, files[at] as string), harm(readFileSync(join(folder, files[at] as string)))));
    storing(endpoint.dsn, { directory: folder });
    await emptied(folder);
    expect(endpoint.ids()).toEqual(ids.slice(5));
    expect(messages()).toEqual(["a damaged file was in the folder of what could not be sent; it is removed"]);
  });

  it("of others are left alone, and links with a name of ours are not followed", async () => {
    const ids = await filled(1);
    const [name] = kept(folder);
    const inside = join(folder, dirname(name as string));
    writeFileSync(join(inside, "notes.txt"), "mine");
    writeFileSync(join(inside, "x.envelope"), "not ours");
    const outside = join(newFolder(), "outside");
    writeFileSync(outside, readFileSync(join(folder, name as string)));
    symlinkSync(outside, join(folder, (name as string).replace(/-[0-9a-f]{8}\./, "-00000000.")));
    mkdirSync(join(folder, (name as string).replace(/-[0-9a-f]{8}\./, "-00000001.")));
    storing(endpoint.dsn, { directory: folder });
    await until("the one of ours", () => endpoint.ids().length > 0);
    await until("the link to go", () => readdirSync(inside).every((file) => !file.includes("-00000000.")));
    await settled();
    expect(endpoint.ids()).toEqual(ids);
    expect(readFileSync(join(inside, "notes.txt"), "utf8")).toBe("mine");
    expect(readFileSync(join(inside, "x.envelope"), "utf8")).toBe("not ours");
    expect(existsSync(outside)).toBe(true);
  });

  it("that are damaged in any place are known for it", () => {
    const envelope = [{ event_id: "a" }, [[{ type: "event" }, { message: "text" }]]] as unknown as Parameters<typeof encodeEnvelope>[0];
    const whole = encodeEnvelope(envelope);
    expect(decodeEnvelope(whole)).toEqual(envelope);
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (at, bits) => {
        const damaged = Buffer.from(whole);
        damaged[at] = (damaged[at] as number) ^ bits;
        return decodeEnvelope(damaged) === undefined && decodeEnvelope(whole.subarray(0, at)) === undefined;
      }),
    );
    fc.assert(fc.property(fc.uint8Array(), (bytes) => decodeEnvelope(Buffer.from(bytes)) === undefined));
  });

  it("have names that say what they hold, in the order in which they go", () => {
    const categories = fc.constantFrom("error", "log_item", "span", "attachment", "trace_metric");
    const facts = fc.record({
      order: fc.nat(2 ** 31),
      made: fc.nat(2 ** 31),
      bytes: fc.nat(2 ** 31),
      contents: fc.array(fc.record({ category: categories, count: fc.nat(1e6) }), { minLength: 1 }),
    }) as fc.Arbitrary<FileName>;
    fc.assert(fc.property(facts, (one) => expect(readName(fileName(one))).toEqual(one)));
    fc.assert(fc.property(facts, facts, (a, b) => a.order === b.order || fileName(a) < fileName(b) === a.order < b.order));
    fc.assert(fc.property(fc.string(), (name) => readName(name) === undefined));
  });
});

describe("Options", () => {
  const wrong: [object, string][] = [
    [
      { directory: "" },
      "Cannot use the option 'directory': it is the path of a folder. Write directory: \"./data/sentry\" or leave it out.",
    ],
    [{ directory: 5 }, "Cannot use the option 'directory'"],
    [{ maxBytes: 0 }, "Cannot use the option 'maxBytes': it is a whole number of bytes from 1"],
    [{ maxBytes: Number.NaN }, "Cannot use the option 'maxBytes'"],
    [{ maxAge: 31 * 86_400_000 }, "Cannot use the option 'maxAge': it is a whole number of milliseconds from 1 to 2592000000"],
    [{ requestTimeout: -1 }, "Cannot use the option 'requestTimeout'"],
    [{ maxbytes: 5 }, "Cannot use the option 'maxbytes': there is no such option"],
  ];

  it.each(wrong)("%j cannot be used", (options, message) => {
    expect(() => offlineTransport(options)).toThrow(SetupError);
    expect(() => offlineTransport(options)).toThrow(message);
  });

  it("have defaults: 50 MB, five days, ten seconds", () => {
    expect(checkedOffline()).toEqual({ directory: undefined, maxBytes: 50_000_000, maxAge: 432_000_000, requestTimeout: 10_000 });
  });
});
