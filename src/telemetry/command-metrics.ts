import { recordOutcome, type Outcome } from "./record-outcome.js";

const COMMAND = { duration: "bot.command.execution_time", count: "bot.command.usage", failures: "bot.command.failures" };

/** The metrics of one run of a command, whoever records it: its time in ms, that it ran, and whether it failed. */
export const commandMetrics = (command: string, commandType: string | undefined, outcome: Outcome): void =>
  recordOutcome(COMMAND, { command, command_type: commandType }, outcome);
