import { createTransport, parseEnvelope } from "@sentry/core";
import * as Sentry from "@sentry/node";
import type { Masker } from "../../src/masking/masker.js";
import { SetupError } from "../../src/setup/index.js";
import { checkedMasking } from "../../src/setup/masking/checked-masking.js";
import { maskEnvelopes } from "../../src/setup/masking/mask-envelopes.js";
import { collectDiagnostics } from "../support/diagnostics.js";
import { record, sent } from "../support/recording.js";
import { faultsOf } from "../support/valid.js";

const F = "[Filtered]";
const client = (): NonNullable<ReturnType<typeof Sentry.getClient>> =>
  Sentry.getClient() as NonNullable<ReturnType<typeof Sentry.getClient>>;

afterEach(async () => {
  await Sentry.close(1000);
});

describe("What is masked", () => {
  it("is still what the ingest takes: events, spans and metrics", async () => {
    const sentry = record();
    maskEnvelopes(client(), checkedMasking());
    Sentry.withScope((scope) => {
      scope.setContext("credentials", { user: "bot" });
      scope.setTag("token", "abc");
      scope.setTag("pin", 1234);
      scope.setUser({ id: "1", username: "a", email: "a@example.com", token: "abc" });
      scope.addEventProcessor((event) => ({
        ...event,
        request: { url: "https://x.org", cookies: { sid: "abc" }, headers: { cookie: "sid=abc" } },
      }));
      Sentry.captureException(new Error("password=abc"));
    });
    Sentry.startSpan(
      { name: "GET https://a:b@x.org", attributes: { password: 1234, secrets: ["a", "b"], "db.tokens": 5, tokenCount: 7 } },
      () => undefined,
    );
    Sentry.metrics.count("tokens", 3, { attributes: { pin: 1234, "cog.name": "moderation" } });
    Sentry.metrics.gauge("password", 4);
    await sent();
    expect(faultsOf(sentry)).toEqual([]);
    expect(sentry.errors[0]).toMatchObject({
      contexts: { credentials: { value: F } },
      tags: { token: F, pin: F },
      user: { id: "1", username: "a", email: "a@example.com", token: F },
      request: { cookies: { sid: F }, headers: { cookie: F }, url: "https://x.org" },
      exception: { values: [{ value: `password=${F}` }] },
    });
    const { attributes } = sentry.ofType("span")[0]?.["items"][0];
    expect(attributes).toMatchObject({
      password: { value: F, type: "string" },
      secrets: { value: F, type: "string" },
      "db.tokens": { value: 5, type: "integer" },
      tokenCount: { value: 7, type: "integer" },
    });
    expect(sentry.metrics.map(({ name, value }) => [name, value])).toEqual([
      ["tokens", 3],
      ["password", 4],
    ]);
  });

  it("leaves alone what the SDK writes of itself and of the program", async () => {
    const plain = record({ defaultIntegrations: false });
    const events = async (): Promise<Record<string, any>> => {
      Sentry.captureEvent({
        event_id: "0123456789abcdef0123456789abcdef",
        timestamp: 1,
        message: "fine",
        modules: { cookie: "1.0.0", jsonwebtoken: "9.0.0", token: "1.0.0" },
        debug_meta: { images: [{ type: "sourcemap", code_file: "/app/token=abc.js", debug_id: "550e8400-e29b-41d4-a716-446655440000" }] },
        fingerprint: ["token", "expired"],
      });
      await sent();
      return plain.errors.pop() as Record<string, any>;
    };
    const before = await events();
    maskEnvelopes(client(), checkedMasking());
    plain.items.length = 0;
    const after = await events();
    for (const event of [before, after]) Reflect.deleteProperty(event, "contexts");
    expect(after).toEqual(before);
    expect(after["fingerprint"]).toEqual(["token", "expired"]);
    expect(after["modules"]).toMatchObject({ cookie: "1.0.0", jsonwebtoken: "9.0.0" });
  });

  it("is a session's data, and not its name", async () => {
    const sentry = record({ release: "bot@1.0.0?token=abc" });
    maskEnvelopes(client(), checkedMasking());
    const session = Sentry.startSession();
    const { sid } = session;
    Sentry.endSession();
    await sent();
    const ours = sentry.ofType("session").filter((one) => one["sid"] === sid);
    expect(ours.length).toBeGreaterThan(0);
    expect(ours[0]).toMatchObject({ attrs: { release: `bot@1.0.0?token=${F}` } });
  });

  it("does not change what the program holds", async () => {
    let held: Sentry.ErrorEvent | undefined;
    const sentry = record({ beforeSend: (event) => (held = { ...event, extra: { late: "password=abc" } }) });
    maskEnvelopes(client(), checkedMasking());
    Sentry.captureException(new Error("fine"));
    await sent();
    expect(sentry.errors[0]?.["extra"]).toEqual({ late: `password=${F}` });
    expect(held?.extra).toEqual({ late: "password=abc" });
  });
});

describe("The envelope", () => {
  /** What was sent, with headers and bytes. */
  function envelopes(options: Partial<Sentry.NodeOptions> = {}): ReturnType<typeof parseEnvelope>[] {
    const all: ReturnType<typeof parseEnvelope>[] = [];
    Sentry.init({
      dsn: "http://public@127.0.0.1:9/1",
      tracesSampleRate: 1,
      enableRuntimeChannelInjection: false,
      tracePropagationTargets: [],
      transport: (transportOptions) =>
        createTransport(transportOptions, ({ body }) => {
          all.push(parseEnvelope(body));
          return Promise.resolve({ statusCode: 200 });
        }),
      ...options,
    });
    return all;
  }

  it("keeps the DSN that a tunnel needs, and the key of its trace, and loses a secret in the trace's name", async () => {
    const all = envelopes({ tunnel: "http://127.0.0.1:9/tunnel" });
    maskEnvelopes(client(), checkedMasking());
    Sentry.startSpan({ name: "run with token=abc" }, () => void Sentry.captureException(new Error("fine")));
    await sent();
    const headers = all.map(([header]) => header as Record<string, any>).filter(({ trace }) => trace?.transaction !== undefined);
    expect(headers.length).toBeGreaterThan(0);
    for (const { dsn, trace } of headers) {
      expect(dsn).toBe("http://public@127.0.0.1:9/1");
      expect(trace).toMatchObject({
        public_key: "public",
        transaction: `run with token=${F}`,
        trace_id: expect.stringMatching(/^[0-9a-f]{32}$/),
      });
    }
  });

  it("has text attachments masked with their lengths right, and others as they are", async () => {
    const all = envelopes();
    maskEnvelopes(client(), checkedMasking());
    const binary = new Uint8Array([0xff, 0xfe, 0x00, ...Buffer.from("password=abc")]);
    Sentry.withScope((scope) => {
      scope.addAttachment({ filename: "token=abc.log", data: "ä password=abc\nend" });
      scope.addAttachment({ filename: "bytes.log", data: Buffer.from('{"token":"abc"}') });
      scope.addAttachment({ filename: "fine.log", data: "fine" });
      scope.addAttachment({ filename: "picture.png", data: binary });
      Sentry.captureException(new Error("fine"));
    });
    await sent();
    const attachments = all
      .flatMap(([, items]) => items as [Record<string, any>, Uint8Array][])
      .filter(([{ type }]) => type === "attachment");
    expect(attachments.map(([{ filename }, data]) => [filename, Buffer.from(data).toString("latin1")])).toEqual([
      [`token=${F}`, Buffer.from(`ä password=${F}\nend`).toString("latin1")],
      ["bytes.log", `{"token":"${F}"}`],
      ["fine.log", "fine"],
      ["picture.png", Buffer.from(binary).toString("latin1")],
    ]);
  });
});

describe("Where masking fails", () => {
  // Put together, for this line of the source is sent with the errors.
  const BROKEN = ["broken", "one"].join("-");

  it("the item does not leave, the loss is told once and counted, and the others go", async () => {
    const complaints = collectDiagnostics();
    const sentry = record();
    const { text, value } = checkedMasking();
    const broken: Masker = {
      text,
      value: (given) => {
        if (JSON.stringify(given)?.includes(BROKEN) === true) throw new Error("a bug");
        return value(given);
      },
    };
    maskEnvelopes(client(), broken);
    for (const message of [BROKEN, `${BROKEN} again`, "fine"]) Sentry.captureException(new Error(message));
    Sentry.startSpan({ name: BROKEN }, () => undefined);
    await sent();
    await sent();
    expect(sentry.errors.map((event) => event["exception"].values[0].value)).toEqual(["fine"]);
    expect(JSON.stringify(sentry.items)).not.toContain(BROKEN);
    expect(complaints.filter(({ message }) => message.includes("could not be masked and was not sent"))).toHaveLength(1);
    const discarded = sentry.ofType("client_report").flatMap((report) => report["discarded_events"] as object[]);
    expect(discarded).toEqual(
      expect.arrayContaining([
        { reason: "internal_sdk_error", category: "error", quantity: 2 },
        { reason: "internal_sdk_error", category: "span", quantity: 1 },
      ]),
    );
  });
});

describe("An option that cannot be used is named", () => {
  test.each([
    [{ patterns: ["GC-"] }, "masking.patterns", "a pattern is a RegExp"],
    [{ patterns: /GC-/ }, "masking.patterns", "it is a list"],
    [{ keys: [""] }, "masking.keys", "a key is a non-empty string"],
    [{ keys: [/a/] }, "masking.keys", "a key is a non-empty string"],
    [{ keys: "a" }, "masking.keys", "it is a list"],
    [{ allow: [1] }, "masking.allow", "what is allowed is a non-empty string or a RegExp"],
    [{ allow: [""] }, "masking.allow", "what is allowed is a non-empty string or a RegExp"],
    [{ pattern: [] }, "masking.pattern", "there is no such option"],
  ])("%j", (options, option, rule) => {
    expect(() => checkedMasking(options as object)).toThrow(SetupError);
    expect(() => checkedMasking(options as object)).toThrow(`Cannot use the option '${option}': ${rule}.`);
  });

  test.each([[null], [[]], ["x"]])("%j is no options", (options) => {
    expect(() => checkedMasking(options as object)).toThrow(SetupError);
  });
});
