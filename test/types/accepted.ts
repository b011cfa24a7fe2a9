/* What a bot author may write. Compiled in both dialects, by every supported TypeScript; it never runs. */
import {
  annotate,
  Breadcrumb,
  CaptureErrors,
  compose,
  Context,
  Counted,
  InFlight,
  Instrumented,
  Monitor,
  type MonitorConfig,
  Span,
  SpanData,
  Tag,
  Timed,
  Transaction,
  Uninstrumented,
  User,
} from "../../src/index.js";

interface Interaction {
  readonly guildId: string | null;
  readonly user: { readonly id: string };
}

interface Slash extends Interaction {
  readonly commandName: string;
}

class UserError extends Error {}

const Command = (name: string) =>
  compose(
    Transaction("discord.command", { name: `command.${name}` }),
    CaptureErrors({ expected: [UserError, 50013, (error) => error instanceof TypeError] }),
    Tag("guild_id", (interaction: Interaction) => interaction.guildId),
  );

@Instrumented({ name: "moderation", exclude: ["helper"] })
@Tag("feature", "moderation")
@Tag("shard", function (this: Moderation) {
  return this.shard;
})
@Context("cog", { version: 1 })
@Breadcrumb("called")
@CaptureErrors({ context: "moderation" })
export class Moderation {
  readonly shard = 1;
  private constructor() {}

  // The same type, a wider one, fewer parameters, none.
  @Tag("a", (interaction: Slash) => interaction.commandName)
  @Tag("b", (interaction: Interaction) => interaction.guildId)
  @Tag("c", () => 1n)
  @Tag("d", function (this: Moderation) {
    return this.shard;
  })
  @User((interaction: Interaction) => interaction.user)
  @Context("e", (interaction: Slash, times: number) => ({ times, name: interaction.commandName }))
  @Breadcrumb((interaction: Slash) => interaction.commandName, {
    category: "command",
    data: (interaction: Slash) => ({ name: interaction.commandName }),
  })
  @SpanData("f", (_: unknown, times: number) => times)
  @SpanData({ g: "static", h: true, i: ["a"] })
  @SpanData((interaction: Slash) => ({ j: interaction.guildId }))
  @CaptureErrors({
    context: "moderation",
    data: (interaction: Slash) => ({ name: interaction.commandName }),
    onError: (_error, id, interaction: Slash) => console.log(id, interaction.guildId),
    fallback: "nothing",
  })
  async ban(interaction: Slash, times: number): Promise<string> {
    return `${interaction.commandName} ${times}`;
  }

  @Span
  bare(): void {}

  @Span()
  called(): void {}

  @Span("db.query", { name: "Fetch", root: true, result: (rows: readonly number[]) => ({ rows: rows.length }) })
  async rows(): Promise<number[]> {
    return [1];
  }

  @Span({ op: "function", attributes: (id: string) => ({ id }) })
  *each(id: string): Generator<string, number> {
    yield id;
    return 1;
  }

  @CaptureErrors({ fallback: (_error, id: string) => id.length })
  count(id: string): number {
    return id.length;
  }

  @CaptureErrors({ fallback: [] })
  async list(): Promise<string[]> {
    return [];
  }

  @CaptureErrors
  @Transaction
  @Uninstrumented
  bareWords(): void {}

  @Command("warn")
  async warn(interaction: Slash): Promise<void> {
    await Promise.resolve(interaction);
  }

  @Tag("generic", (value: unknown) => typeof value)
  generic<T>(value: T): T {
    return value;
  }

  @Tag("rest", (first: string) => first)
  rest(first: string, ...others: number[]): number {
    return first.length + others.length;
  }

  @Tag("optional", (first: string | undefined) => first)
  optional(first?: string): void {
    void first;
  }

  @Span
  static load(): Moderation {
    return new Moderation();
  }

  helper(): void {}
}

const HOURLY: MonitorConfig = { schedule: { type: "interval", value: 1, unit: "hour" }, checkinMargin: 5, maxRuntime: 10 };

@Counted
@Timed("bot.tasks.time", { attributes: { kind: "task" } })
@InFlight({
  attributes: {
    shard(this: Tasks) {
      return this.shard;
    },
  },
})
export class Tasks {
  readonly shard = 1;

  // By name: values, and readers of the same types, wider ones, fewer parameters, none; with `this` and without.
  @Counted("bot.a", {
    attributes: {
      fixed: "value",
      guild: (interaction: Interaction) => interaction.guildId,
      name: (interaction: Slash, times: number) => `${interaction.commandName} ${times}`,
      none: () => true,
      own(this: Tasks) {
        return this.shard;
      },
    },
  })
  @Counted({ name: "bot.b", attributes: (interaction: Slash) => ({ command: interaction.commandName, nothing: null }) })
  @Timed({ attributes: (_: unknown, times: number) => ({ times }) })
  @InFlight()
  async run(interaction: Slash, times: number): Promise<number> {
    return interaction.commandName.length + times;
  }

  @Monitor("bare")
  @Timed
  bare(): void {}

  @Monitor("crontab", { schedule: "*/5 * * * *", timezone: "Europe/Berlin", failureIssueThreshold: 2, recoveryThreshold: 1 })
  @Transaction("task.run", { name: "crontab" })
  *crontab(): Generator<number> {
    yield 1;
  }

  @compose(Monitor("composed", HOURLY), Counted("bot.composed"), CaptureErrors)
  @InFlight
  async composed(): Promise<void> {
    await Promise.resolve();
  }
}

export const sweep: (guild: string) => Promise<number> = annotate(
  async (guild: string) => guild.length,
  Monitor("sweep", { schedule: { type: "crontab", value: "@daily" } }),
  Counted("bot.sweeps", { attributes: { guild: (guild: string) => guild } }),
);

@Instrumented
export abstract class Base {
  abstract run(): void;
}

export const refresh: (guild: string) => Promise<number> = annotate(
  async function refresh(guild: string) {
    return guild.length;
  },
  Transaction("task.run"),
  Tag("guild_id", (guild: string) => guild),
  CaptureErrors,
);
