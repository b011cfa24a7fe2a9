// A client that reports by itself
export { cogscopeGuard } from "./cogscope-guard.js";
export { instrumentDiscordx } from "./instrument-discordx.js";

// Errors of set-up
export { SetupError } from "../runtime/setup-error.js";

// Types
export type { Instrumentation } from "../discord/instrument-client.js";
export type { DiscordOptions } from "../discord/options.js";
