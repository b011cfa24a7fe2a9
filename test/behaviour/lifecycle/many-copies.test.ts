import * as Sentry from "@sentry/node";
import * as cogscope from "../../../src/index.js";
import { freshCog } from "../../support/fresh-cog.js";
import { expectOneStory } from "../../support/fresh-story.js";
import { record, sent, type Recording } from "../../support/recording.js";

/** A further instance of every module, the SDK's too: what a process has that loads the package as ESM and as CJS. */
function secondCopy(): typeof cogscope {
  let copy: unknown;
  jest.isolateModules(() => void (copy = require("../../../src/index.js")));
  return copy as typeof cogscope;
}

describe("the same class, and the same package, many times in one process", () => {
  let sentry: Recording;
  beforeEach(() => void (sentry = record()));
  afterEach(async () => {
    cogscope.configure({});
    await Sentry.close(1000);
  });
  const call = (Cog: ReturnType<typeof freshCog>, id: string): Promise<void> =>
    expect(new Cog().command(id)).rejects.toThrow(`failed ${id}`);

  test("a class that was evaluated twice reports each call once, whichever of the two is called", async () => {
    const [Before, After] = [freshCog(cogscope), freshCog(cogscope)];
    await call(Before, "alice");
    await sent();
    expectOneStory(sentry, "alice");
    sentry.items.length = 0;
    await call(After, "bob");
    await sent();
    expectOneStory(sentry, "bob");
  });

  test("a second copy of the package is another one, and reports alike", async () => {
    const copy = secondCopy();
    expect(copy.Tag).not.toBe(cogscope.Tag);
    await call(freshCog(copy), "alice");
    await sent();
    expectOneStory(sentry, "alice");
  });

  test("words of two copies on one method and one class make one wrapper, and are merged", async () => {
    const copy = secondCopy();
    @cogscope.Instrumented({ name: "both" })
    @copy.Tag("class", "copy")
    class Both {
      @cogscope.Transaction({ name: "command" })
      @copy.CaptureErrors({ context: "copy" })
      @cogscope.Tag("method", "first")
      async command(): Promise<void> {
        throw new Error("failed");
      }
    }
    await expect(new Both().command()).rejects.toThrow("failed");
    await sent();
    expect(sentry.errors.map(({ tags }) => tags)).toEqual([
      { "cog.name": "both", class: "copy", method: "first", "error.type": "cog", "error.context": "copy" },
    ]);
    expect(sentry.spans.map(({ name }) => name)).toEqual(["command"]);
    expect(copy.inspect(Both)).toEqual(cogscope.inspect(Both));
  });

  test("calls of two copies inside one another share entry point, trace, capture and functions", async () => {
    const copy = secondCopy();
    const Inner = freshCog(copy);
    let id: string | undefined;
    class Outer {
      @cogscope.Transaction({ name: "outer" })
      @cogscope.CaptureErrors({ tags: { outer: "yes" } })
      @cogscope.Tag("set", "annotated")
      async run(): Promise<void> {
        try {
          await new Inner().command("alice");
        } catch (error) {
          id = cogscope.eventIdOf(error);
          throw error;
        }
      }
    }
    const error = await new Outer().run().then(
      () => undefined,
      (reason: unknown) => reason,
    );
    await sent();
    expect(sentry.errors.map(({ event_id, tags }) => [event_id, tags.outer, tags.set])).toEqual([[id, "yes", "alice"]]);
    expect(copy.eventIdOf(error)).toBe(id);
    expect(sentry.spans.map(({ name, isSegment }) => [name, isSegment])).toEqual([
      ["step", false],
      ["command", false],
      ["outer", true],
    ]);
    expect(sentry.span("command").parentSpanId).toBe(sentry.span("outer").spanId);
  });

  test("what is configured in one copy holds in all", async () => {
    const copy = secondCopy();
    copy.configure({ expected: ["E_KNOWN"] });
    class Known {
      @cogscope.CaptureErrors
      async run(): Promise<void> {
        throw Object.assign(new Error("known"), { code: "E_KNOWN" });
      }
    }
    await expect(new Known().run()).rejects.toThrow("known");
    await sent();
    expect(sentry.errors).toEqual([]);
  });
});
