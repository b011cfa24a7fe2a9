import * as Sentry from "@sentry/node";
import { configure, setContext, setTag, setTags, setUser, Transaction } from "../../../src/index.js";
import { collectDiagnostics } from "../../support/diagnostics.js";
import { record, sent, type Recording } from "../../support/recording.js";

class Bot {
  @Transaction({ name: "command" })
  async command(body: () => unknown): Promise<void> {
    await body();
  }
}

describe("setTags, setContext and setUser", () => {
  let sentry: Recording;
  beforeEach(() => void (sentry = record()));
  afterEach(async () => {
    configure({});
    await Sentry.close(1000);
  });

  test("report bad keys and values, and leave them out", async () => {
    const said = collectDiagnostics();
    await new Bot().command(() => {
      setTag(Object.create(null) as never, "bad");
      setTag(undefined as never, "bad");
      setTags({ "bad key": 1, ok: "yes", list: [1] as never, [`k${"x".repeat(32)}`]: 1 });
      setContext("trace", { of: "bad" });
      setContext("flags", { of: "bad" });
      setContext("bad name", { of: "bad" });
      setContext("text", "bad" as never);
      setUser({});
      setUser(42 as never);
      setUser(() => 1);
      Sentry.captureException(new Error("inside"));
    });
    await sent();
    expect(sentry.errors).toHaveLength(1);
    const [event] = sentry.errors;
    expect(event?.["tags"]).toEqual({ ok: "yes" });
    expect(Object.keys(event?.["contexts"])).not.toContain("text");
    expect(Object.keys(event?.["contexts"])).not.toContain("bad name");
    expect(Object.keys(event?.["contexts"])).not.toContain("flags");
    expect(event?.["user"]).toEqual({ id: "42" });
    expect(said.map(({ place }) => place)).toEqual([
      "setTag()",
      "setTag()",
      "setTag()",
      "setTag()",
      "setTag()",
      "setContext()",
      "setContext()",
      "setContext()",
      "setContext()",
      "setUser()",
    ]);
  });
});
