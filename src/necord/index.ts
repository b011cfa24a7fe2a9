// A bot that reports by itself
export { CogscopeModule } from "./cogscope-module.js";

// By hand
export { CogscopeInterceptor } from "./cogscope-interceptor.js";

// Errors of set-up
export { SetupError } from "../runtime/setup-error.js";

// Types
export type { CogscopeAsyncOptions } from "./cogscope-module.js";
export type { DiscordOptions } from "../discord/options.js";
