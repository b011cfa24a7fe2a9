import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";
import * as Sentry from "@sentry/node";
import { checkedMasking } from "../../src/setup/masking/checked-masking.js";
import { maskEnvelopes } from "../../src/setup/masking/mask-envelopes.js";
import { unobservedServer } from "../../src/view/http/unobserved-server.js";
import { LIFECYCLES } from "../support/lifecycles.js";
import { Aviary, KIND_NAMES } from "./canaries.js";

// Some thousand requests, and each copy of the SDK that this process has loaded hears of all of them.
jest.setTimeout(300_000);

let server: Server;
let bytes: string[] = [];

/** Keeps what comes, as it came, and reads nothing of it. */
beforeAll(async () => {
  server = unobservedServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => void chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks);
      bytes.push((request.headers["content-encoding"] === "gzip" ? gunzipSync(body) : body).toString());
      response.end("{}");
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
});

afterAll(() => new Promise((resolve) => void server.close(resolve)));

afterEach(async () => {
  await Sentry.close(1000);
  bytes = [];
});

type Lifecycle = (typeof LIFECYCLES)[number];

function start(traceLifecycle: Lifecycle): void {
  Sentry.init({
    dsn: `http://public@127.0.0.1:${(server.address() as AddressInfo).port}/1`,
    tracesSampleRate: 1,
    enableLogs: true,
    enableRuntimeChannelInjection: false,
    traceLifecycle,
    normalizeDepth: 6,
    environment: "test",
    // The server stands in this process: its requests would be spans, which are sent to it.
    integrations: (defaults) => defaults.filter(({ name }) => !/Http|Fetch/.test(name)),
  } as Sentry.NodeOptions);
}

/** Puts a secret of a kind into every place that a bot can write to. */
function tell(aviary: Aviary, kind: string): void {
  const at = (place: string): string => aviary.text(place, kind);
  Sentry.withIsolationScope((scope) => {
    scope.setTag("tag", at("tag"));
    scope.setTag("password", aviary.named("tagNamed"));
    scope.setContext("context", { text: at("context"), deep: { list: [at("contextList")], apiKey: aviary.named("contextNamed") } });
    scope.setContext(at("contextName"), { fine: 1 });
    scope.setContext("keys", { [at("contextKey")]: 1 });
    scope.setContext("credentials", { user: "bot", hunter: aviary.named("contextWhole") });
    scope.setExtra("extra", at("extra"));
    scope.setExtra("list", ["authorization", aviary.named("headerList")]);
    scope.setUser({ id: "1", username: at("user"), data: { token: aviary.named("userNamed") } });
    scope.setFingerprint([at("fingerprint")]);
    scope.setAttribute("scope", at("scopeAttribute"));
    scope.addAttachment({
      filename: `${at("filename")}.txt`,
      data: `${at("attachment")}\n{"password":"${aviary.named("attachmentNamed")}"}`,
    });
    Sentry.addBreadcrumb({
      message: at("breadcrumb"),
      data: { url: at("breadcrumbData"), headers: { cookie: aviary.named("breadcrumbNamed") } },
    });
    scope.addEventProcessor((event) => {
      const [exception] = event.exception?.values ?? [];
      const frame = exception?.stacktrace?.frames?.at(-1);
      if (exception === undefined || frame === undefined || event.type !== undefined) return event;
      frame.vars = { text: at("vars"), password: aviary.named("varsNamed") };
      frame.pre_context = [at("preContext")];
      frame.context_line = at("contextLine");
      frame.post_context = [`const token = "${aviary.named("codeNamed")}";`];
      event.request = {
        url: at("requestUrl"),
        query_string: at("queryString"),
        data: { text: at("requestData"), token: aviary.named("requestNamed") },
        headers: { "x-text": at("requestHeader"), authorization: aviary.named("requestAuthorization") },
        cookies: { session: aviary.named("requestCookie") },
      };
      return event;
    });
    const cause = new AggregateError([new Error(at("aggregated"))], at("cause"));
    Sentry.captureException(new Error(at("message"), { cause }));
    Sentry.captureMessage(at("captureMessage"));
    Sentry.logger.info(at("log"), { text: at("logAttribute"), password: aviary.named("logNamed") });
    Sentry.logger.info(Sentry.logger.fmt`log of ${at("logParameter")}`);
    Sentry.metrics.count(at("metricName"), 1, { attributes: { text: at("metricAttribute"), token: aviary.named("metricNamed") } });
    Sentry.captureCheckIn({ monitorSlug: at("slug"), status: "ok" });
    Sentry.captureFeedback({ message: at("feedback"), name: at("feedbackName") });
    Sentry.startNewTrace(() =>
      Sentry.startSpan({ name: at("segment"), op: "command.run", attributes: { text: at("segmentAttribute") } }, () =>
        Sentry.startSpan(
          {
            name: at("span"),
            attributes: { "url.full": at("spanAttribute"), list: [at("spanList")], "db.password": aviary.named("spanNamed") },
          },
          () => Sentry.captureException(new Error(at("inSpan"))),
        ),
      ),
    );
  });
}

/** Tells of all kinds, one after the other, for the transport takes 64 envelopes at once. */
async function tellAll(): Promise<{ aviary: Aviary; received: string }> {
  const aviary = new Aviary();
  for (const kind of KIND_NAMES) {
    tell(aviary, kind);
    await Sentry.flush(10_000);
  }
  return { aviary, received: bytes.join("\n") };
}

describe.each(LIFECYCLES)("In the %s lifecycle", (traceLifecycle) => {
  test("each secret in each place would arrive", async () => {
    start(traceLifecycle);
    const { aviary, received } = await tellAll();
    expect(aviary.flown.length).toBeGreaterThan(1000);
    expect(aviary.flown.filter(({ secret }) => !received.includes(secret))).toEqual([]);
  });

  test("none does where they are masked, and each place arrives with what stands for it", async () => {
    start(traceLifecycle);
    maskEnvelopes(Sentry.getClient() as NonNullable<ReturnType<typeof Sentry.getClient>>, checkedMasking());
    const { aviary, received } = await tellAll();
    expect(aviary.flown.length).toBeGreaterThan(1000);
    expect(aviary.flown.filter(({ secret }) => received.includes(secret))).toEqual([]);
    const told = new Set([...received.matchAll(/(at\.\w+\.\w+\.) (?:[^"\\\n]|\\.)*?\[Filtered\]/g)].map(([, marker]) => marker));
    expect(aviary.flown.filter(({ marker }) => marker !== "" && !told.has(marker)).map(({ marker }) => marker)).toEqual([]);
    for (const key of ["password", "apiKey", "cookie", "token", "authorization", "session"])
      expect(received).toContain(`"${key}":"[Filtered]"`);
    expect(received).toContain('"credentials":{"value":"[Filtered]"}');
    expect(received).toContain('const token = \\"[Filtered]\\";');
  });
});
