/** How the demo was asked to run. */
export interface DemoOptions {
  /** Report to this Sentry instead of the receiver in this process. */
  readonly dsn: string | undefined;
  /** Be a bot on the real Discord, until Ctrl-C, instead of playing the script. */
  readonly discordToken: string | undefined;
  readonly databaseUrl: string | undefined;
  readonly traceLifecycle: "stream" | "static";
  /** Assert that what was expected did arrive, and print nothing but what is missing. */
  readonly check: boolean;
}

const FLAGS = ["--static", "--check"];

/** Flags: `--static` (also DEMO_TRACE_LIFECYCLE=static), `--check`. Environment: SENTRY_DSN, DISCORD_TOKEN, DATABASE_URL. */
export function readOptions(flags: readonly string[], environment: NodeJS.ProcessEnv): DemoOptions {
  const unknown = flags.filter((flag) => !FLAGS.includes(flag));
  if (unknown.length > 0) throw new Error(`Unknown: ${unknown.join(" ")}. The demo takes ${FLAGS.join(" and ")}.`);
  // An empty variable is how a shell or a CI job unsets one.
  const variable = (name: string): string | undefined => environment[name] || undefined;
  const isStatic = flags.includes("--static") || variable("DEMO_TRACE_LIFECYCLE") === "static";
  const options: DemoOptions = {
    dsn: variable("SENTRY_DSN"),
    discordToken: variable("DISCORD_TOKEN"),
    databaseUrl: variable("DATABASE_URL"),
    traceLifecycle: isStatic ? "static" : "stream",
    check: flags.includes("--check"),
  };
  if (options.check && (options.dsn ?? options.discordToken)) {
    throw new Error("--check compares the script with what the receiver got: run it without SENTRY_DSN and DISCORD_TOKEN.");
  }
  return options;
}
