import { errorReport } from "../../src/view/index.js";
import { anError } from "./received-things.js";

const exception = { type: undefined, value: undefined, mechanism: undefined, handled: undefined, at: undefined };

describe("The report of an error", () => {
  it("tells what happened, where, to whom and after what", () => {
    const text = errorReport(
      anError({
        timestamp: Date.UTC(2026, 10, 23, 8, 0, 1, 5),
        traceId: "t1",
        spanId: "s1",
        tags: { "cog.name": "moderation", guild_id: "7" },
        contexts: { case: { id: 7, reason: "spam and more" }, trace: { trace_id: "t1" } },
        user: { id: "1", username: "bob" },
        breadcrumbs: [
          { timestamp: Date.UTC(2026, 10, 23, 8), category: "button", level: "info", message: "confirmed", data: { n: 1 } },
          { timestamp: undefined, category: undefined, level: "warning", message: "slow", data: {} },
        ],
        exceptions: [
          { type: "Error", value: "Ban failed", mechanism: "generic", handled: true, at: "ban (src/ban.ts:12)" },
          { ...exception, type: "TypeError", value: "no guild" },
        ],
      }),
    );
    expect(text).toBe(
      [
        "✗ error  Error: Ban failed",
        "  caused by  TypeError: no guild",
        "  at           ban (src/ban.ts:12)",
        "  event        e1  2026-11-23T08:00:01.005Z",
        "  mechanism    generic",
        "  trace        t1  span s1",
        "  user         id=1 username=bob",
        "  tags         cog.name=moderation guild_id=7",
        '  context case  id=7 reason="spam and more"',
        "  breadcrumbs  08:00:00.000  button  confirmed  n=1",
        "               warning  slow",
      ].join("\n"),
    );
  });

  it("says that nobody handled it", () => {
    const text = errorReport(
      anError({ exceptions: [{ ...exception, type: "Error", mechanism: "auto.node.onuncaughtexception", handled: false }] }),
    );
    expect(text).toContain("mechanism    auto.node.onuncaughtexception, unhandled");
  });

  it("writes all tags, in as many lines as they take", () => {
    const tags = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`tag.number.${index}`, "x".repeat(20)]));
    const text = errorReport(anError({ tags }), { width: 118 });
    for (const name of Object.keys(tags)) expect(text).toContain(`${name}=${"x".repeat(20)}`);
    expect(text.split("\n").filter((line) => line.includes("tag.number")).length).toBeGreaterThan(2);
    expect(text).not.toContain("…");
  });

  it("leaves out the contexts of the SDK", () => {
    const names = ["os", "runtime", "app", "device", "culture", "cloud_resource", "trace", "modules"];
    const text = errorReport(anError({ contexts: { ...Object.fromEntries(names.map((name) => [name, { x: 1 }])), mine: { x: 1 } } }));
    expect(text.match(/context \w+/g)).toEqual(["context mine"]);
  });

  it("shows the last ten breadcrumbs", () => {
    const breadcrumbs = Array.from({ length: 12 }, (_, index) => ({
      timestamp: undefined,
      category: undefined,
      level: undefined,
      message: `crumb-${index}`,
      data: {},
    }));
    const shown = errorReport(anError({ breadcrumbs })).match(/crumb-\d+/g);
    expect(shown).toEqual(breadcrumbs.slice(2).map(({ message }) => message));
  });

  it("shows the text of a captured message, and says when there is none", () => {
    expect(errorReport(anError({ level: "warning", message: "look" }))).toBe("✗ warning  look\n  event        e1");
    expect(errorReport(anError({}))).toContain("(no message)");
  });
});
