import {
  CaptureErrors,
  compose,
  Context,
  Counted,
  InFlight,
  inspect,
  Instrumented,
  Monitor,
  Span,
  Tag,
  Timed,
  Transaction,
  Uninstrumented,
} from "../../src/index.js";

const guild = (interaction: { guildId: string }): string => interaction.guildId;

class UserError extends Error {}

@Tag("layer", "base")
class Base {
  @Span("db.query", { name: "Fetch" })
  fetch(): number {
    return 1;
  }
}

@Instrumented({ name: "moderation", exclude: ["helper"] })
@Tag("feature", "moderation")
@CaptureErrors({ context: "moderation", expected: [UserError] })
class Moderation extends Base {
  @Transaction("discord.command", { name: "command.ban" })
  @Tag("guild_id", guild)
  @Context("ban", { hard: true })
  @CaptureErrors({ level: "fatal" })
  ban(_interaction: { guildId: string }): void {}

  @Uninstrumented
  onMessage(): void {}

  helper(): void {}

  static create(): Moderation {
    return new Moderation();
  }

  get cases(): number {
    return 1;
  }
}

const methodOf = (name: string) => inspect(Moderation).methods.find((method) => method.name === name);

describe("inspect()", () => {
  it("tells the class and its annotated methods, its own first", () => {
    const { class: name, methods } = inspect(Moderation);
    expect(name).toBe("Moderation");
    expect(methods.map(({ name: method, isStatic }) => `${isStatic ? "static " : ""}${method}`)).toEqual([
      "ban",
      "onMessage",
      "helper",
      "static create",
      "fetch",
    ]);
  });

  it("tells the same of an instance", () => {
    expect(inspect(new Moderation())).toEqual(inspect(Moderation));
  });

  it("tells what a method amounts to, in declared form", () => {
    expect(methodOf("ban")).toMatchObject({
      transaction: true,
      op: "discord.command",
      span: "command.ban",
      tags: { layer: "base", "cog.name": "moderation", feature: "moderation", guild_id: guild },
      contexts: { ban: { hard: true } },
      capture: { context: "moderation", expected: [UserError], level: "fatal" },
    });
  });

  it("tells of an inherited method what it is on this class", () => {
    expect(methodOf("fetch")).toMatchObject({ op: "db.query", span: "Fetch", tags: { layer: "base", feature: "moderation" } });
    expect(inspect(Base).methods[0]?.tags).toEqual({ layer: "base" });
  });

  it("tells that nothing of the class applies to what is not instrumented", () => {
    expect(methodOf("onMessage")).toMatchObject({ span: undefined, tags: {}, capture: undefined });
    expect(methodOf("helper")).toMatchObject({ span: undefined, tags: { layer: "base", feature: "moderation" } });
  });

  it("tells the metrics and the monitor of a method, a class's first", () => {
    const size = (rows: number): number => rows;
    @Counted({ attributes: { layer: "class" } })
    class Cog {
      @Counted({ attributes: { size } })
      @Timed("bot.time", { attributes: (rows: number) => ({ rows }) })
      @InFlight
      @Monitor("refresh", { schedule: "@hourly", maxRuntime: 5 })
      refresh(_rows: number): void {}
      @Uninstrumented
      silent(): void {}
      plain(): void {}
    }
    const [refresh, silent, plain] = inspect(Cog).methods;
    expect(refresh).toMatchObject({ transaction: true, op: "task.run", span: "refresh" });
    const which = { cog: "Cog", operation: "refresh" };
    expect(refresh?.metrics).toEqual([
      { type: "counter", name: "bot.cog.operation.count", attributes: { ...which, layer: "class", size } },
      { type: "distribution", name: "bot.time", attributes: {} },
      { type: "gauge", name: "bot.cog.operation.in_flight", attributes: which },
    ]);
    expect(refresh?.monitor).toEqual({ slug: "refresh", config: { schedule: { type: "crontab", value: "@hourly" }, maxRuntime: 5 } });
    expect([silent?.metrics, silent?.monitor]).toEqual([[], undefined]);
    expect(plain?.metrics.map(({ name }) => name)).toEqual(["bot.cog.operation.count"]);
  });

  it("tells nothing of a class without annotations", () => {
    expect(inspect(class Plain {})).toEqual({ class: "Plain", methods: [] });
  });
});

describe("compose()", () => {
  const Command = (name: string) =>
    compose(Transaction("discord.command", { name: `command.${name}` }), CaptureErrors, Tag("kind", "command"));

  it("says several words as one, on a method", () => {
    class Cog {
      @Command("warn")
      warn(): void {}
    }
    expect(inspect(Cog).methods[0]).toMatchObject({ span: "command.warn", tags: { kind: "command" }, capture: {} });
  });

  it("says several words as one, on a class, and holds composed ones", () => {
    @compose(Instrumented({ name: "levels" }), compose(Tag("feature", "levels"), Span("task")))
    class Cog {
      run(): void {}
    }
    expect(inspect(Cog).methods[0]).toMatchObject({ op: "task", span: "levels.run", tags: { feature: "levels", "cog.name": "levels" } });
  });
});

test("A method that is called by a number is found by its name, also where the compiler gives the number", () => {
  class Codes {
    404(): number {
      return 1;
    }
  }
  const descriptor = Object.getOwnPropertyDescriptor(Codes.prototype, 404) as PropertyDescriptor;
  const decorator = Tag("of", "codes") as unknown as (target: object, key: unknown, descriptor: PropertyDescriptor) => PropertyDescriptor;
  Object.defineProperty(Codes.prototype, 404, decorator(Codes.prototype, 404, descriptor));
  expect(new Codes()[404]()).toBe(1);
  expect(inspect(Codes).methods.map(({ name }) => name)).toEqual(["404"]);
});
