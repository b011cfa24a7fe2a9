// A client that reports by itself
export { bindCollector } from "./bind-collector.js";
export { instrumentClient } from "./instrument-client.js";

// By hand
export { commandOf } from "./command-of.js";
export { setCommandContext } from "./set-command-context.js";
export { setUser } from "../telemetry/set-user.js";

// Errors of set-up
export { SetupError } from "../runtime/setup-error.js";

// Types
export type { Command, CommandOp, CommandSource, CommandType } from "./commands/command.js";
export type { Instrumentation } from "./instrument-client.js";
export type { DiscordOptions } from "./options.js";
