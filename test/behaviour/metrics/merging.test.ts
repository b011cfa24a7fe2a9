import * as Sentry from "@sentry/node";
import { compose, Counted, InFlight, Instrumented, Timed, Uninstrumented } from "../../../src/index.js";
import { record, sent, type Recording } from "../../support/recording.js";
import { counted, sentMetrics } from "../../support/sent-metrics.js";

let sentry: Recording;
beforeEach(() => void (sentry = record()));
afterEach(() => Sentry.close(1000));

const names = (): string[] => [...new Set(sentMetrics(sentry).map(({ name, type }) => `${type} ${name}`))].sort();

@Instrumented({ name: "levels" })
@Counted({
  attributes: {
    layer: "class",
    shard(this: Levels) {
      return this.shard;
    },
    arguments: (...args: []) => args.length,
  },
})
@Timed("bot.time")
class Levels {
  readonly shard: number = 3;

  plain(): void {}

  @Counted({ attributes: { layer: "method", amount: (amount: number) => amount } })
  @Counted("bot.another")
  merged(_amount: number): void {}

  @Uninstrumented
  @Counted("bot.own")
  silent(): void {}

  _hidden(): void {}
}

class Derived extends Levels {
  override readonly shard: number = 4;
}

@Counted({ attributes: { layer: "derived" } })
@InFlight("bot.derived")
class Annotated extends Levels {}

describe("The metrics of a class", () => {
  it("stand for each of its methods, with readers that get this alone", async () => {
    new Levels().plain();
    await sent();
    expect(counted(sentry, "bot.cog.operation.count")).toEqual([
      [{ cog: "levels", operation: "plain", layer: "class", shard: 3, arguments: 0, "cog.name": "levels", success: true }, 1],
    ]);
    expect(names()).toEqual(["counter bot.cog.operation.count", "distribution bot.time"]);
  });

  it("are one with a method's of the same name: the method's attributes win; another name is another metric", async () => {
    new Levels().merged(7);
    await sent();
    expect(counted(sentry, "bot.cog.operation.count").map(([{ layer, shard, amount }, times]) => [layer, shard, amount, times])).toEqual([
      ["method", 3, 7, 1],
    ]);
    expect(names()).toEqual(["counter bot.another", "counter bot.cog.operation.count", "distribution bot.time"]);
  });

  it("do not stand for what is @Uninstrumented, nor for an underscored method", async () => {
    new Levels().silent();
    new Levels()._hidden();
    await sent();
    expect(names()).toEqual(["counter bot.own"]);
  });

  it("are those of the class of this", async () => {
    new Derived().plain();
    new Annotated().plain();
    await sent();
    expect(counted(sentry, "bot.cog.operation.count").map(([{ layer, shard }]) => [layer, shard])).toEqual([
      ["class", 4],
      ["derived", 3],
    ]);
    expect(names()).toEqual(["counter bot.cog.operation.count", "distribution bot.time", "gauge bot.derived"]);
  });

  it("may be composed", async () => {
    const Measured = (name: string) => compose(Counted(`${name}.count`), Timed(`${name}.time`), InFlight(`${name}.running`));
    class Cog {
      @Measured("bot.cog")
      run(): void {}
    }
    new Cog().run();
    await sent();
    expect(names()).toEqual(["counter bot.cog.count", "distribution bot.cog.time", "gauge bot.cog.running"]);
  });
});
