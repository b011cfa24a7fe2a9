import { count, distribution } from "./metric.js";

/** How a command ended, as REFERENCE's metrics of commands have it. */
export interface CommandOutcome {
  readonly command: string;
  readonly command_type: string;
  readonly success: boolean;
  readonly error_type?: string | undefined;
}

/** The metrics of one run of a command: its time in ms, that it ran, and whether it failed. */
export function commandMetrics(milliseconds: number, outcome: CommandOutcome): void {
  distribution("bot.command.execution_time", milliseconds, { ...outcome });
  count("bot.command.usage", { ...outcome });
  if (!outcome.success) count("bot.command.failures", { ...outcome });
}
