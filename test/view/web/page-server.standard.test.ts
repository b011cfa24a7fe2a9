import { startReceiver, type Receiver } from "../../../src/view/index.js";
import { ask, askJson } from "../asking.js";
import { envelope, post } from "../posting.js";

const paths = ["/", "/page.js", "/page.css", "/icon.svg", "/view/state", "/view/traces", "/view/errors", "/view/stream"];
const dataPaths = ["/page.js", "/view/state", "/view/errors", "/view/traces/t", "/view/stream"];

describe("The viewer's page", () => {
  let receiver: Receiver;

  beforeAll(async () => {
    receiver = await startReceiver({ page: true });
  });
  afterAll(() => receiver.close());
  beforeEach(() => receiver.received.clear());

  it.each(paths)("is not there unless it is asked for: %s", async (path) => {
    const without = await startReceiver();
    expect((await ask(without.port, path)).status).toBe(404);
    await without.close();
  });

  it.each(["/", "/page.js", "/page.css", "/icon.svg", "/view/state"])(
    "lets the browser run and fetch nothing but its own: %s",
    async (path) => {
      const { status, headers } = await ask(receiver.port, path);
      expect(status).toBe(200);
      const policy = String(headers["content-security-policy"]).split("; ");
      expect(policy).toEqual(
        expect.arrayContaining([
          "default-src 'none'",
          "script-src 'self'",
          "style-src 'self'",
          "connect-src 'self'",
          "frame-ancestors 'none'",
        ]),
      );
      expect(policy.join()).not.toMatch(/unsafe|data:|blob:|\*|http/);
      expect(headers).toMatchObject({
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "cache-control": "no-store",
        "cross-origin-resource-policy": "same-origin",
      });
      expect(headers["access-control-allow-origin"]).toBeUndefined();
    },
  );

  it("holds no inline script or style, and names no other address", async () => {
    const { text } = await ask(receiver.port, "/");
    expect(text).not.toMatch(/<script(?![^>]*src=)|<style|\sstyle=|\son\w+=|https?:/);
    expect((await ask(receiver.port, "/page.css")).text).not.toMatch(/url\(|@import|https?:/);
    expect((await ask(receiver.port, "/page.js")).text).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b/);
  });

  it.each(paths)("refuses a foreign Host, which a rebound name gives away: %s", async (path) => {
    expect((await ask(receiver.port, path, { host: "evil.example" })).status).toBe(403);
    expect((await ask(receiver.port, path, { host: "127.0.0.1.evil.example:8970" })).status).toBe(403);
  });

  it.each(dataPaths)("refuses to be read by another page, of this machine too: %s", async (path) => {
    const host = `127.0.0.1:${receiver.port}`;
    expect((await ask(receiver.port, path, { host, origin: "https://evil.example" })).status).toBe(403);
    expect((await ask(receiver.port, path, { host, origin: "http://localhost:5173" })).status).toBe(403);
    expect((await ask(receiver.port, path, { host, origin: "null" })).status).toBe(403);
    for (const site of ["cross-site", "same-site"]) {
      expect((await ask(receiver.port, path, { host, "sec-fetch-site": site, "sec-fetch-mode": "no-cors" })).status).toBe(403);
      expect((await ask(receiver.port, path, { host, "sec-fetch-site": site, "sec-fetch-mode": "navigate" })).status).toBe(403);
    }
  });

  it("answers its own page, and a link to it", async () => {
    const host = `localhost:${receiver.port}`;
    const own = { host, origin: `http://${host}`, "sec-fetch-site": "same-origin" };
    expect((await ask(receiver.port, "/view/state", own)).status).toBe(200);
    expect((await ask(receiver.port, "/", { host, "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" })).status).toBe(200);
    expect((await ask(receiver.port, "/", { host, "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors" })).status).toBe(403);
  });

  it("forgets everything when its own page asks for that, and for nobody else", async () => {
    await post(receiver.port, { body: envelope("event", { message: "one" }) });
    const foreign = { origin: "http://localhost:5173" };
    expect((await ask(receiver.port, "/view/clear", foreign, "POST")).status).toBe(403);
    expect((await ask(receiver.port, "/view/clear")).status).toBe(404);
    expect(receiver.received.errors).toHaveLength(1);
    const host = `127.0.0.1:${receiver.port}`;
    expect((await ask(receiver.port, "/view/clear", { host, origin: `http://${host}` }, "POST")).status).toBe(200);
    expect(receiver.received.errors).toHaveLength(0);
  });

  it("answers 404, 405 or 403 and a sentence to what there is not", async () => {
    for (const [method, path, status] of [
      ["GET", "/view/", 404],
      ["GET", "/view/constructor", 404],
      ["GET", "/view/errors/17", 404],
      ["GET", "/view/errors/constructor", 404],
      ["GET", "/view/traces/%E0%A4%A", 404],
      ["GET", "//evil.example/view/state", 404],
      ["DELETE", "/view/errors", 405],
      ["POST", "/", 404],
    ] as const) {
      const { status: got, text } = await ask(receiver.port, path, {}, method);
      expect([method, path, got]).toEqual([method, path, status]);
      expect((JSON.parse(text) as { detail: string }).detail).toMatch(/\.$/);
    }
  });

  it("shows an event of any shape and depth without failing", async () => {
    const deep = `${"[".repeat(3000)}${"]".repeat(3000)}`;
    const body = `{}\n{"type":"event"}\n{"contexts":{"deep":{"list":${deep}},"__proto__":{"x":1}},"tags":{"__proto__":"y"},"message":"m"}`;
    expect((await post(receiver.port, { body })).status).toBe(200);
    const { rows } = await askJson<{ rows: { id: number; tags: object }[] }>(receiver.port, "/view/errors");
    expect(Object.keys(rows[0]?.tags ?? {})).toEqual(["__proto__"]);
    const { status, text } = await ask(receiver.port, `/view/errors/${rows[0]?.id}`);
    expect(status).toBe(200);
    expect(text).toContain("…");
  });

  it("cuts what no browser could show, and says so", async () => {
    const values = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`key${index}`, "v".repeat(30)]));
    await post(receiver.port, { body: envelope("event", { message: "m".repeat(100_000), contexts: { big: values } }) });
    const list = await ask(receiver.port, "/view/errors");
    expect(list.text.length).toBeLessThan(2000);
    expect(list.text).toContain("… (100000 characters)");
    const detail = await ask(receiver.port, `/view/errors/${receiver.received.sequence}`);
    expect(detail.text.length).toBeLessThan(500_000);
    expect(detail.text).toContain("more is not shown");
  });

  it("tells an open page that something has come, how much, and what had to go", async () => {
    const small = await startReceiver({ page: true, keep: 2 });
    const response = await fetch(`${small.pageUrl}view/stream`);
    expect(response.headers.get("content-type")).toBe("text/event-stream");
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    let text = "";
    const told = async (pattern: RegExp): Promise<string> => {
      for (;;) {
        const match = pattern.exec(text);
        if (match) return match[0];
        const { value, done } = await reader.read();
        if (done) throw new Error(`The stream ended without ${pattern}: ${text}`);
        text += new TextDecoder().decode(value);
      }
    };
    await told(/"counts":\{"error":0/);
    for (const message of ["a", "b", "c"]) await post(small.port, { body: envelope("event", { message }) });
    await post(small.port, {
      body: envelope("client_report", { discarded_events: [{ reason: "queue_overflow", category: "span", quantity: 5 }] }),
    });
    await told(/"counts":\{"error":2.*"dropped":\{"error":1.*"discarded":\[\{"reason":"queue_overflow","category":"span","quantity":5\}\]/);
    await small.close();
  });

  it("does not open more than 32 streams", async () => {
    const aborts = Array.from({ length: 32 }, () => new AbortController());
    for (const { signal } of aborts) expect((await fetch(`${receiver.pageUrl}view/stream`, { signal })).status).toBe(200);
    const { status, text } = await ask(receiver.port, "/view/stream");
    expect(status).toBe(503);
    expect(text).toContain("32 pages are open already");
    for (const abort of aborts) abort.abort();
  });
});
