// A sapphire bot that reports by itself
export { instrumentSapphire } from "./instrument-sapphire.js";

// Errors of set-up
export { SetupError } from "../runtime/setup-error.js";

// Types
export type { DiscordOptions } from "../discord/options.js";
export type { Instrumentation } from "../discord/instrument-client.js";
