import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as Sentry from "@sentry/node";
import * as fc from "fast-check";
import { decodeEnvelope, encodeEnvelope } from "../../src/setup/offline/envelope-file.js";
import { fileName, readName, type FileName } from "../../src/setup/offline/file-name.js";
import { checkedOffline } from "../../src/setup/offline/offline-options.js";
import { offlineTransport } from "../../src/setup/offline/offline-transport.js";
import { SetupError } from "../../src/setup/index.js";
import { collectDiagnostics } from "../support/diagnostics.js";
import { until } from "../support/discord-story.js";
import { emptied, outages, settled } from "../support/outages.js";
import { ACCEPT, startFlakyEndpoint, type FlakyEndpoint } from "../support/flaky-endpoint.js";
import { captureErrors, kept, newFolder, storing } from "../support/storing.js";

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
    expect(readdirSync(folder)).toHaveLength(2);
  });

  it("is by default one of this user and DSN among the temporary files", () => {
    const before = new Set(readdirSync(tmpdir()));
    storing(endpoint.dsn, {});
    const made = readdirSync(tmpdir()).filter((name) => name.startsWith("cogscope-") && !before.has(name));
    expect(made).toEqual([expect.stringMatching(/^cogscope-\d+-[0-9a-f]{12}$/)]);
    rmSync(join(tmpdir(), made[0] as string), { recursive: true });
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
});

describe("Limits of the folder", () => {
  it("a full one loses its oldest, which is counted and told of once", async () => {
    await filled(2);
    // The first event of a process is larger.
    const size = readName(kept(folder).sort()[1] as string)?.bytes as number;
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
    await until("some time to pass", () => kept(folder).every((file) => Date.now() - (readName(file)?.made as number) > 20));
    storing(endpoint.dsn, { directory: folder, maxAge: 10 });
    await until("an empty folder", () => kept(folder).length === 0);
    await settled();
    expect(endpoint.ids()).toEqual([]);
    expect(endpoint.dropped).toEqual({ "cache_overflow:error": 2 });
    expect(messages()).toEqual(["what could not be sent was kept for too long; it is thrown out"]);
  });
});

describe("Files in the folder", () => {
  it("that are damaged are removed and told of; the others arrive", async () => {
    const ids = await filled(6);
    const files = kept(folder).sort();
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
    writeFileSync(join(folder, "notes.txt"), "mine");
    writeFileSync(join(folder, "x.envelope"), "not ours");
    const outside = join(newFolder(), "outside");
    writeFileSync(outside, readFileSync(join(folder, name as string)));
    symlinkSync(outside, join(folder, (name as string).replace(/-[0-9a-f]{8}-/, "-00000000-")));
    mkdirSync(join(folder, (name as string).replace(/-[0-9a-f]{8}-/, "-00000001-")));
    storing(endpoint.dsn, { directory: folder });
    await until("the one of ours", () => endpoint.ids().length > 0);
    await until("the link to go", () => readdirSync(folder).every((file) => !file.includes("-00000000-")));
    await settled();
    expect(endpoint.ids()).toEqual(ids);
    expect(readFileSync(join(folder, "notes.txt"), "utf8")).toBe("mine");
    expect(readFileSync(join(folder, "x.envelope"), "utf8")).toBe("not ours");
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
      project: fc.constant("0123456789ab"),
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
